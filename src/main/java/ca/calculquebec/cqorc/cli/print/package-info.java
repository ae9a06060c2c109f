/**
 * How results look: a plan, a run and the state of a term as text or as JSON, failures in words,
 * all through one console that takes secrets out. Knows no command and no option.
 */
package ca.calculquebec.cqorc.cli.print;

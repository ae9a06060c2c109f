/**
 * Commands, options, exit codes. picocli is known here only. A command translates; it holds no
 * rule.
 */
package ca.calculquebec.cqorc.cli;

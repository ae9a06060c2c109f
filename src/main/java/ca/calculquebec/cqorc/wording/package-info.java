/**
 * Templates of the configuration evaluated with a course's names. Knows {@code config}, {@code
 * template}, {@code course}, {@code plan} (unknown values).
 */
package ca.calculquebec.cqorc.wording;

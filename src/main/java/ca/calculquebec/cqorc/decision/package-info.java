/**
 * The file that attendance writes, a person reviews, and certificates reads: who gets one, and why.
 * Knows {@code csv}.
 */
package ca.calculquebec.cqorc.decision;

/**
 * Courses, sessions and trainers as values, and the rules that need nothing else: which session is
 * first, what the full title is, which courses are meant. Uses the JDK and {@code failure} only.
 */
package ca.calculquebec.cqorc.course;

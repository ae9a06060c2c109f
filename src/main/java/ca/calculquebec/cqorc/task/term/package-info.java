/**
 * A whole term at once: which services take part, in which order, what one course's services owe
 * each other, and who will hear of it. Composes the other tasks, which do not know each other; the
 * contributions themselves are handed in by {@code app}.
 */
package ca.calculquebec.cqorc.task.term;

/**
 * What {@code cqorc check} does: every problem of configuration, sheet and credentials at once,
 * changing nothing.
 */
package ca.calculquebec.cqorc.task.check;

/**
 * What {@code cqorc eventbrite} does: one event a course, copied from a template event, with
 * description and ticket classes.
 */
package ca.calculquebec.cqorc.task.registration;

/**
 * Who logs in as whom on a course's cluster: one spreadsheet per course, filled from the
 * registrations, in which everybody keeps their username.
 */
package ca.calculquebec.cqorc.task.usernames;

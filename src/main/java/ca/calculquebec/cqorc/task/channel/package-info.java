/**
 * What {@code cqorc slack} does: one channel a course, its members, bookmarks and scheduled
 * messages.
 */
package ca.calculquebec.cqorc.task.channel;

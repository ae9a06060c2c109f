/** What {@code cqorc zoom} does: one webinar a course, its settings, hosts and panelists. */
package ca.calculquebec.cqorc.task.webinar;

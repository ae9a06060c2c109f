/**
 * How every course stands at every service: the plan of an update, read as a report. Nothing here
 * asks a service; whatever an update would compare is compared, and nothing else, so that status
 * and update cannot tell two stories.
 */
package ca.calculquebec.cqorc.task.status;

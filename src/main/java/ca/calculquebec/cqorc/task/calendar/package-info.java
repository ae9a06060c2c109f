/** The courses' entries in Google Calendar: so far, the text of the public ones. */
package ca.calculquebec.cqorc.task.calendar;

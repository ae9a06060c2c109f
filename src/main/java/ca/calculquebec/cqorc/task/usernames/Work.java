package ca.calculquebec.cqorc.task.usernames;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.service.google.DriveFile;

/**
 * One course's list of usernames while it is planned and carried out.
 *
 * @param file the spreadsheet, or the one still to be made
 * @param isFresh whether it is a copy that no run has filled: what is in it is the template's
 */
record Work(
    Course course,
    Registrations registrations,
    Texts texts,
    String templateId,
    Deferred<DriveFile> file,
    boolean isFresh) {}

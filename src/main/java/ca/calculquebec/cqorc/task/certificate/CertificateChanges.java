package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Kind;

/** How certificates, e-mails and files in Drive are called in a plan. */
final class CertificateChanges {
  static final String SERVICE = "certificates";
  static final String MAIL = "mail";
  static final String DRIVE = "drive";

  private CertificateChanges() {}

  static Change certificate(Kind kind, Course course, Made made) {
    return of(kind, course, SERVICE, "certificate", made);
  }

  static Change mail(Kind kind, Course course, Made made) {
    return of(kind, course, MAIL, "e-mail", made);
  }

  static Change copy(Kind kind, Course course, Made made) {
    return of(kind, course, DRIVE, "Drive file", made);
  }

  private static Change of(Kind kind, Course course, String service, String resource, Made made) {
    Change change = Change.of(kind, course.id(), service, resource).withWhich(made.which());
    // What is to be made has no id before it is.
    return kind.isChange() ? change : change.withId(made.recipient().attendeeId());
  }
}

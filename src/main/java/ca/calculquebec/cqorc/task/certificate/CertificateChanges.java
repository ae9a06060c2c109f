package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;

/** How certificates, e-mails and files in Drive are called in a plan. */
final class CertificateChanges {
  static final String SERVICE = "certificates";
  static final String MAIL = "mail";
  static final String DRIVE = "drive";

  private CertificateChanges() {}

  static Change certificate(Kind kind, Course course, Certificate certificate) {
    return of(kind, course, Resource.CERTIFICATE, certificate);
  }

  static Change mail(Kind kind, Course course, Certificate certificate) {
    return of(kind, course, Resource.E_MAIL, certificate);
  }

  static Change copy(Kind kind, Course course, Certificate certificate) {
    return of(kind, course, Resource.DRIVE_FILE, certificate);
  }

  private static Change of(Kind kind, Course course, Resource resource, Certificate certificate) {
    Change change = Change.of(kind, course.id(), resource).withWhich(certificate.which());
    // What is to be made has no id before it is.
    return kind.isChange() ? change : change.withId(certificate.recipient().attendeeId());
  }
}

package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Kind;
import java.util.List;

/** How certificates, e-mails and copies in Drive are called in a plan. */
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
    return of(kind, course, DRIVE, "copy in Drive", made);
  }

  private static Change of(Kind kind, Course course, String service, String resource, Made made) {
    return Change.of(kind, course.id(), service, resource)
        .withWhich(made.which())
        .withId(made.recipient().attendeeId());
  }

  static List<FieldChange> file(Made made, String shown) {
    return List.of(FieldChange.set("file", shown));
  }
}

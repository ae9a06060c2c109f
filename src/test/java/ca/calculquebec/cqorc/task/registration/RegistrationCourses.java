package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseCode;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.course.Site;
import ca.calculquebec.cqorc.course.Trainer;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sample courses for the tests of this package. */
final class RegistrationCourses {
  static final ZoneId TORONTO = ZoneId.of("America/Toronto");

  private RegistrationCourses() {}

  static Trainer trainer(String key, String first, String last) {
    return new Trainer(key, first, last, key + "@example.org", "", "", "", "");
  }

  /** A session of three hours; rows are counted from 2. */
  static Session session(String id, int row, String start, Trainer... instructors) {
    LocalDateTime local = LocalDateTime.parse(start);
    return new Session(
        new CourseId(id),
        row,
        local.atZone(TORONTO),
        local.plusHours(3).atZone(TORONTO),
        Map.of(Role.INSTRUCTOR, List.of(instructors)),
        Map.of());
  }

  static Course of(String id, String title, String code, String template, Session... sessions) {
    return new Course(
        new CourseId(id),
        title,
        new CourseCode(code),
        new Site(""),
        Language.FRENCH,
        "fr",
        template,
        new ArrayList<>(List.of(sessions)),
        Map.of());
  }

  private static Session withEvent(Session session, String eventId) {
    return new Session(
        session.course(),
        session.row(),
        session.start(),
        session.end(),
        session.trainers(),
        Map.of("eventbrite_id", eventId));
  }

  static Course withEvent(Course course, String eventId) {
    return new Course(
        course.id(),
        course.title(),
        course.code(),
        course.site(),
        course.language(),
        course.locale(),
        course.template(),
        course.sessions().stream().map(session -> withEvent(session, eventId)).toList(),
        Map.of("eventbrite_id", eventId));
  }
}

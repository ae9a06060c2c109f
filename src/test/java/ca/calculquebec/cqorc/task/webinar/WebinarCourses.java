package ca.calculquebec.cqorc.task.webinar;

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
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Courses of a made-up school. */
final class WebinarCourses {
  static final ZoneId ZONE = ZoneId.of("America/Toronto");
  static final Trainer ALICE = trainer("alice", "Alice", "Tremblay", "Alice@ecole.example");
  static final Trainer BOB = trainer("bob", "Bob", "O'Neil", "bob@ecole.example");
  static final Trainer CHLOE = trainer("chloe", "Chloé", "D'Amours", "chloe@ecole.example");

  private WebinarCourses() {}

  static Trainer trainer(String key, String first, String last, String zoom) {
    return new Trainer(key, first, last, zoom, "", zoom, zoom, zoom);
  }

  /** Alice teaches, Bob is the host, Chloé assists; one session of three hours. */
  static Course course(String id, String title, String start, String zoomId) {
    return course(id, title, start, zoomId, "en ligne", standard());
  }

  static Map<Role, List<Trainer>> standard() {
    return Map.of(
        Role.INSTRUCTOR, List.of(ALICE), Role.HOST, List.of(BOB), Role.ASSISTANT, List.of(CHLOE));
  }

  static Course course(
      String id,
      String title,
      String start,
      String zoomId,
      String site,
      Map<Role, List<Trainer>> trainers) {
    CourseId courseId = new CourseId(id);
    ZonedDateTime begin = LocalDateTime.parse(start).atZone(ZONE);
    Session session =
        new Session(courseId, 14, begin, begin.plusHours(3), trainers, Map.of("zoom_id", zoomId));
    return new Course(
        courseId,
        title,
        new CourseCode("PYT101"),
        new Site(site),
        Language.FRENCH,
        "fr",
        "",
        List.of(session),
        zoomId.isEmpty() ? Map.of() : Map.of("zoom_id", zoomId),
        Optional.empty());
  }
}

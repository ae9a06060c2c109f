package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseCode;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.course.Site;
import ca.calculquebec.cqorc.course.Trainer;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One event without a sheet, as {@code cqorc eventbrite new} asks for it: a course of one session
 * that the same {@link RegistrationContribution} plans, with {@link #request} instead of options.
 */
public final class EventNewTask {
  private EventNewTask() {}

  /**
   * @param title as the event is to be called: nothing is added
   * @param locale as written, for the name of the description's file
   * @param code may be blank: then there is no description
   */
  public record NewEventRequest(
      String template,
      String title,
      ZonedDateTime start,
      ZonedDateTime end,
      Language language,
      String locale,
      Optional<Trainer> instructor,
      String code) {}

  /** The course that the event is for; the same request is the same course again. */
  public static Course course(NewEventRequest request) {
    // It stands in the journal for what a row's course_id is: two events must not share it.
    String key = new EventKey(request.title(), request.start().toInstant()).text();
    CourseId id = new CourseId("new-" + Integer.toHexString(key.hashCode()));
    Session session =
        new Session(
            id,
            1,
            request.start(),
            request.end(),
            request
                .instructor()
                .map(trainer -> Map.of(Role.INSTRUCTOR, List.of(trainer)))
                .orElse(Map.of()),
            Map.of());
    return new Course(
            id,
            request.title(),
            new CourseCode(request.code()),
            new Site(""),
            request.language(),
            request.locale(),
            request.template(),
            List.of(session),
            Map.of())
        .withFullTitle(request.title());
  }

  /** Makes, or adopts, the event; there is no cell to write. */
  public static RegistrationRequest request(boolean rehearsal) {
    return new RegistrationRequest(true, false, false, false, false, true, rehearsal, false);
  }
}

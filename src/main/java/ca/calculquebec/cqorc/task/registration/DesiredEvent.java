package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.plan.Times;
import ca.calculquebec.cqorc.service.eventbrite.StructuredContent;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * All that a course's event should be. Made before anything is copied, so that a course that cannot
 * be completed is not begun.
 *
 * @param page absent when the page stays as it is
 * @param pageNote why it stays, or what it goes without
 * @param misfit why an event that stands keeps its page for now; its name and times move all the
 *     same, since registrants read them
 * @param salesEnd absent when the ticket classes stay as they are
 * @param salesNote why they stay
 */
record DesiredEvent(
    EventSpec spec,
    Optional<StructuredContent> page,
    String pageNote,
    Optional<InputException> misfit,
    Optional<ZonedDateTime> salesEnd,
    String salesNote) {
  /** How the note ends when ticket sales should have ended by now. */
  static final String PAST = ", is past";

  static final String NO_INSTRUCTOR =
      "the sheet names no instructor, so the text that names one is left out";

  /**
   * @param copied whether the event is still to be copied, so that its template must exist
   */
  static DesiredEvent of(Course course, boolean copied, RegistrationTools tools)
      throws CqorcException {
    Descriptions descriptions = tools.descriptions();
    Optional<Description> description =
        copied ? descriptions.find(course) : descriptions.read(course);
    Optional<InputException> misfit =
        copied || description.isEmpty()
            ? Optional.empty()
            : descriptions.misfit(course, description.get());
    EventSpec spec = EventSpec.of(course, description, tools.settings().zone());
    Optional<StructuredContent> template =
        copied || (description.isPresent() && misfit.isEmpty())
            ? Optional.of(tools.templates().of(course))
            : Optional.empty();
    Optional<StructuredContent> page = Optional.empty();
    String pageNote = "";
    if (description.isEmpty()) {
      pageNote = "the course has no code, so there is no description for it";
    } else if (misfit.isPresent()) {
      pageNote = Problem.of(misfit.get()).cause();
    } else if (template.get().modules().isEmpty()) {
      pageNote = "the template event has no description to fill in";
    } else {
      page =
          Optional.of(
              new StructuredContent(
                  0,
                  DescriptionHtml.fill(template.get().modules(), description.get(), course),
                  template.get().widgets()));
      if (DescriptionHtml.namesInstructor(template.get().modules())
          && course.trainers(Role.INSTRUCTOR).isEmpty()) {
        pageNote = NO_INSTRUCTOR;
      }
    }
    Optional<Duration> closeBefore = tools.settings().closeBefore();
    if (closeBefore.isEmpty()) {
      return new DesiredEvent(
          spec,
          page,
          pageNote,
          misfit,
          Optional.empty(),
          "left as they are: there is no [eventbrite] close_hours_before_event");
    }
    ZonedDateTime end = spec.start().minus(closeBefore.get());
    boolean past = !end.toInstant().isAfter(tools.consistency().now());
    return new DesiredEvent(
        spec,
        page,
        pageNote,
        misfit,
        past ? Optional.empty() : Optional.of(end),
        past ? "left as they are: their sales end, " + Times.minute(end) + PAST : "");
  }
}

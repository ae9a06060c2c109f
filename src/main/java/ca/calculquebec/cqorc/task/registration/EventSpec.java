package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Times;
import ca.calculquebec.cqorc.service.eventbrite.NewEvent;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a course's event should be.
 *
 * @param summary absent for a course without a description: its event keeps what it has; empty when
 *     the description has none
 */
public record EventSpec(
    String name, ZonedDateTime start, ZonedDateTime end, Optional<String> summary) {

  /** Eventbrite's limit for the line below the title. */
  private static final int LONGEST_SUMMARY = 140;

  static EventSpec of(Course course, Optional<Description> description, ZoneId zone)
      throws InputException {
    Optional<String> summary = description.map(Description::summary);
    int length = summary.map(text -> text.codePointCount(0, text.length())).orElse(0);
    if (length > LONGEST_SUMMARY) {
      throw new InputException(
          new Origin("description of " + course.code() + ", summary"),
          "the summary has " + length + " characters; Eventbrite takes " + LONGEST_SUMMARY,
          "Shorten the summary in the repository of descriptions.");
    }
    return new EventSpec(
        course.fullTitle(),
        course.start().withZoneSameInstant(zone),
        course.end().withZoneSameInstant(zone),
        summary);
  }

  NewEvent toNewEvent() {
    return new NewEvent(name, start.toInstant(), end.toInstant(), start.getZone().getId(), summary);
  }

  EventKey key() {
    return new EventKey(name, start.toInstant());
  }

  /** As a plan prints something new. */
  List<FieldChange> fields() {
    List<FieldChange> fields = new ArrayList<>();
    fields.add(FieldChange.set("name", name));
    fields.add(FieldChange.set("start", Times.minute(start)));
    fields.add(FieldChange.set("end", Times.minute(end)));
    summary
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> fields.add(FieldChange.set("summary", text)));
    return fields;
  }
}

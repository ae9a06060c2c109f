package ca.calculquebec.cqorc.task.usernames;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.service.eventbrite.Attendee;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteClient;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An event with its people.
 *
 * @param standing one per ticket
 * @param gone those who cancelled, or whose money went back
 */
record Registrations(EventbriteEvent event, List<Registrant> standing, List<Registrant> gone) {
  static final String COLUMN = "eventbrite_id";

  /** All pages. */
  static Registrations read(EventbriteClient eventbrite, Course course) throws CqorcException {
    String id = course.idCell(COLUMN).strip();
    if (!id.matches("\\d{1,20}")) {
      throw new InputException(
          Origin.cell(course.idRow(COLUMN), COLUMN),
          id.isEmpty()
              ? "the course has no Eventbrite event yet"
              : "\"" + id + "\" is no number of an Eventbrite event",
          id.isEmpty()
              ? "Make it with cqorc eventbrite --create, or write its number into the cell."
              : "Correct the cell.");
    }
    Optional<EventbriteEvent> event = eventbrite.findEvent(id);
    if (event.isEmpty()) {
      throw new InputException(
          Origin.cell(course.idRow(COLUMN), COLUMN),
          "there is no event " + id + " at Eventbrite",
          "Correct the number, or look whether [eventbrite] api_key belongs to your organisation.");
    }
    List<Registrant> standing = new ArrayList<>();
    List<Registrant> gone = new ArrayList<>();
    for (Attendee attendee : eventbrite.listAttendees(id)) {
      (attendee.registered() ? standing : gone).add(Registrant.of(attendee));
    }
    return new Registrations(event.get(), standing, gone);
  }
}

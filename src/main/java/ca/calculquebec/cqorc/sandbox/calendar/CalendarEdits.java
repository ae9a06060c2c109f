package ca.calculquebec.cqorc.sandbox.calendar;

import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What people do in the calendars by hand: guests who answer, and colleagues who edit in a browser.
 */
public final class CalendarEdits {
  private final CalendarService calendars;
  private final Ids ids;
  private final Runnable changed;
  private final String privateCalendar;
  private final String publicCalendar;

  public CalendarEdits(
      CalendarService calendars,
      Ids ids,
      Runnable changed,
      String privateCalendar,
      String publicCalendar) {
    this.calendars = calendars;
    this.ids = ids;
    this.changed = changed;
    this.privateCalendar = privateCalendar;
    this.publicCalendar = publicCalendar;
  }

  /** The id of the team's own calendar. */
  public String privateCalendar() {
    return privateCalendar;
  }

  /** The id of the calendar that everybody may read. */
  public String publicCalendar() {
    return publicCalendar;
  }

  /** Every e-mail that would have gone to guests, oldest first. */
  public List<CalendarNotification> notifications() {
    return calendars.edit(CalendarEvents::notified);
  }

  /** The ids of the events that are not deleted, in the order in which they were made. */
  public List<String> eventIds(String calendar) {
    return calendars.edit(
        events -> {
          List<String> found = new ArrayList<>();
          for (JsonNode event : events.calendar(calendar).path("events")) {
            if (!CalendarEvents.isCancelled(event)) {
              found.add(event.path("id").asText());
            }
          }
          return found;
        });
  }

  /** The event as JSON, as its owner reads it. */
  public String event(String calendar, String eventId) {
    return calendars.edit(
        events -> JsonTree.pretty(events.find(events.calendar(calendar), eventId)));
  }

  /**
   * A guest answers an invitation.
   *
   * @param responseStatus needsAction, declined, tentative or accepted
   */
  public void answer(String calendar, String eventId, String email, String responseStatus) {
    change(
        calendar,
        eventId,
        event -> {
          for (JsonNode guest : event.path("attendees")) {
            if (guest.path("email").asText().equals(email.toLowerCase(Locale.ROOT))) {
              ((ObjectNode) guest).put("responseStatus", responseStatus);
              return event;
            }
          }
          throw new IllegalArgumentException(email + " is no guest of this event");
        });
  }

  /** Somebody else is invited by hand. */
  public void invite(String calendar, String eventId, String email) {
    change(
        calendar,
        eventId,
        event -> {
          event.withArrayProperty("attendees").addObject().put("email", email);
          return event;
        });
  }

  /** A person writes another title, description or location. */
  public void set(String calendar, String eventId, String field, String text) {
    change(calendar, eventId, event -> event.put(field, text));
  }

  /** A person drags the event to another time. */
  public void move(String calendar, String eventId, Instant start, Instant end) {
    change(calendar, eventId, event -> times(event, start, end));
  }

  /** Makes an event by hand; its id is answered. */
  public String add(String calendar, String title, Instant start, Instant end) {
    String id =
        calendars.edit(
            events -> {
              ObjectNode owner = events.calendar(calendar);
              ObjectNode body = times(JsonTree.object().put("summary", title), start, end);
              return events
                  .create(
                      owner,
                      "perso" + ids.number(12),
                      events.account(),
                      CalendarFields.of(owner).whole(body))
                  .path("id")
                  .asText();
            });
    changed.run();
    return id;
  }

  public void delete(String calendar, String eventId) {
    calendars.edit(
        events -> {
          ObjectNode owner = events.calendar(calendar);
          events.cancel(owner, events.find(owner, eventId));
          return eventId;
        });
    changed.run();
  }

  private static ObjectNode times(ObjectNode event, Instant start, Instant end) {
    event.putObject("start").put("dateTime", start.truncatedTo(ChronoUnit.SECONDS).toString());
    event.putObject("end").put("dateTime", end.truncatedTo(ChronoUnit.SECONDS).toString());
    return event;
  }

  private void change(String calendar, String eventId, Function<ObjectNode, ObjectNode> work) {
    calendars.edit(
        events -> {
          ObjectNode owner = events.calendar(calendar);
          ObjectNode event = events.find(owner, eventId);
          ObjectNode body = work.apply(event.deepCopy());
          events.replace(owner, event, CalendarFields.of(owner).whole(body));
          return eventId;
        });
    changed.run();
  }
}

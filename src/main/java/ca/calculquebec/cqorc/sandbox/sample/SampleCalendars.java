package ca.calculquebec.cqorc.sandbox.sample;

import ca.calculquebec.cqorc.sandbox.calendar.CalendarEvents;
import ca.calculquebec.cqorc.sandbox.calendar.CalendarFields;
import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** The team's calendar and the public one, with what is in them before any course. */
final class SampleCalendars {
  private static final String COLLEAGUE = "direction@sandbox.example";

  private final SampleKeys keys;
  private final Instant now;

  SampleCalendars(SampleKeys keys, Instant now) {
    this.keys = keys;
    this.now = now;
  }

  ObjectNode state() {
    ObjectNode state = JsonTree.object().put("api_key", keys.calendarKey());
    ObjectNode calendars = state.putObject("calendars");
    ObjectNode team =
        calendar(calendars, SampleKeys.PRIVATE_CALENDAR, "Équipe de formation", false);
    ObjectNode everybody = calendar(calendars, SampleKeys.PUBLIC_CALENDAR, "Formations", true);
    state.putArray("notifications");
    Ids ids = new Ids(keys.spreadsheet().hashCode(), 0);
    CalendarEvents events =
        new CalendarEvents(state, Clock.fixed(now, ZoneOffset.UTC), ids, SampleKeys.GOOGLE_ACCOUNT);
    LocalDate day = LocalDate.ofInstant(now, SampleTerm.ZONE).plusDays(7);
    ObjectNode meeting = timed(day, "Réunion d'équipe");
    meeting.putArray("attendees").addObject().put("email", SampleKeys.GOOGLE_ACCOUNT);
    ObjectNode made = add(events, team, "reuniondequipe", meeting);
    // Somebody else's event, which we may see and not change.
    made.putObject("organizer").put("email", COLLEAGUE);
    ObjectNode holiday = JsonTree.object().put("summary", "Congé férié");
    holiday.putObject("start").put("date", day.plusDays(1).toString());
    holiday.putObject("end").put("date", day.plusDays(2).toString());
    add(events, everybody, "congeferie0000", holiday);
    add(events, everybody, "sanstitre00000", timed(day, ""));
    return state;
  }

  private static ObjectNode timed(LocalDate day, String title) {
    ObjectNode body = JsonTree.object().put("summary", title);
    body.putObject("start").put("dateTime", at(day, LocalTime.of(11, 0)));
    body.putObject("end").put("dateTime", at(day, LocalTime.of(12, 0)));
    return body;
  }

  private static String at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(SampleTerm.ZONE).toInstant().toString();
  }

  private static ObjectNode add(
      CalendarEvents events, ObjectNode calendar, String id, ObjectNode body) {
    return events.create(calendar, id, events.account(), CalendarFields.of(calendar).whole(body));
  }

  private static ObjectNode calendar(ObjectNode all, String id, String summary, boolean open) {
    ObjectNode calendar =
        all.putObject(id)
            .put("id", id)
            .put("summary", summary)
            .put("timeZone", SampleTerm.ZONE.getId())
            .put("public", open);
    calendar.putObject("events");
    return calendar;
  }
}

package ca.calculquebec.cqorc.service.google;

import com.google.api.client.util.Data;
import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventAttendee;
import com.google.api.services.calendar.model.EventDateTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Google's event model and our values. */
final class CalendarJson {
  private CalendarJson() {}

  static CalendarEvent event(Event event) {
    return new CalendarEvent(
        event.getId(),
        orEmpty(event.getEtag()),
        orEmpty(event.getStatus()),
        orEmpty(event.getSummary()),
        orEmpty(event.getDescription()),
        instant(event.getStart()),
        instant(event.getEnd()),
        !"transparent".equals(event.getTransparency()),
        event.getAttendees() == null
            ? List.of()
            : event.getAttendees().stream()
                .filter(guest -> guest.getEmail() != null)
                .map(CalendarJson::guest)
                .toList(),
        !Boolean.TRUE.equals(event.getAttendeesOmitted()),
        event.getExtendedProperties() == null || event.getExtendedProperties().getPrivate() == null
            ? Map.of()
            : event.getExtendedProperties().getPrivate());
  }

  static Event event(CalendarDraft draft) {
    Event event =
        new Event()
            .setId(draft.id())
            .setSummary(draft.title())
            .setDescription(draft.description())
            .setStart(time(draft.start(), draft.zone()))
            .setEnd(time(draft.end(), draft.zone()))
            .setTransparency("opaque")
            .setExtendedProperties(properties(draft.properties()));
    return draft.guests().isEmpty()
        ? event
        : event.setAttendees(draft.guests().stream().map(CalendarJson::attendee).toList());
  }

  static Event event(CalendarPatch patch) {
    Event event = new Event();
    patch.title().ifPresent(event::setSummary);
    patch.description().ifPresent(event::setDescription);
    patch.opaque().ifPresent(opaque -> event.setTransparency("opaque"));
    patch
        .guests()
        .ifPresent(
            guests -> event.setAttendees(guests.stream().map(CalendarJson::attendee).toList()));
    if (!patch.properties().isEmpty()) {
      event.setExtendedProperties(properties(patch.properties()));
    }
    if (patch.period().isPresent()) {
      CalendarPatch.Period period = patch.period().get();
      event.setStart(time(period.start(), period.zone()));
      event.setEnd(time(period.end(), period.zone()));
      if (period.replacesDates()) {
        event.getStart().setDate(Data.nullOf(DateTime.class));
        event.getEnd().setDate(Data.nullOf(DateTime.class));
      }
    }
    return event;
  }

  private static Event.ExtendedProperties properties(Map<String, String> properties) {
    return new Event.ExtendedProperties().setPrivate(properties);
  }

  private static EventDateTime time(Instant instant, ZoneId zone) {
    int offset = zone.getRules().getOffset(instant).getTotalSeconds() / 60;
    return new EventDateTime()
        .setDateTime(new DateTime(instant.toEpochMilli(), offset))
        .setTimeZone(zone.getId());
  }

  private static Optional<Instant> instant(EventDateTime time) {
    return time == null || time.getDateTime() == null
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(time.getDateTime().getValue()));
  }

  private static Guest guest(EventAttendee guest) {
    return new Guest(
        guest.getEmail(),
        orEmpty(guest.getDisplayName()),
        orEmpty(guest.getResponseStatus()),
        Boolean.TRUE.equals(guest.getOptional()),
        orEmpty(guest.getComment()),
        guest.getAdditionalGuests() == null ? 0 : guest.getAdditionalGuests(),
        Boolean.TRUE.equals(guest.getOrganizer()),
        Boolean.TRUE.equals(guest.getResource()));
  }

  private static EventAttendee attendee(Guest guest) {
    EventAttendee attendee = new EventAttendee().setEmail(guest.email());
    if (!guest.name().isEmpty()) {
      attendee.setDisplayName(guest.name());
    }
    attendee.setResponseStatus(guest.answer().isEmpty() ? "needsAction" : guest.answer());
    if (guest.optional()) {
      attendee.setOptional(true);
    }
    if (!guest.comment().isEmpty()) {
      attendee.setComment(guest.comment());
    }
    if (guest.additionalGuests() > 0) {
      attendee.setAdditionalGuests(guest.additionalGuests());
    }
    return guest.resource() ? attendee.setResource(true) : attendee;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}

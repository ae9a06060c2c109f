package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.sandbox.calendar.CalendarNotification;
import ca.calculquebec.cqorc.sandbox.server.RecordedRequest;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** What the tests of both calendars look at. */
final class CalendarManualEdits {
  static final String PRIVATE = "private_gcal_id";
  static final String PUBLIC = "public_gcal_id";
  static final String POST_MORTEM = "post_mortem_private_gcal_id";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final World world;
  private final String calendar;

  private CalendarManualEdits(World world, String calendar) {
    this.world = world;
    this.calendar = calendar;
  }

  static CalendarManualEdits onPrivate(World world) {
    return new CalendarManualEdits(world, world.sandbox().calendars().privateCalendar());
  }

  static CalendarManualEdits onPublic(World world) {
    return new CalendarManualEdits(world, world.sandbox().calendars().publicCalendar());
  }

  static Result done(Result result) {
    assertEquals(0, result.exit(), result.toString());
    return result;
  }

  static Result unchanged(Result result) {
    assertEquals(List.of(), done(result).changes(), result.toString());
    return result;
  }

  String calendar() {
    return calendar;
  }

  List<String> ids() {
    return world.sandbox().calendars().eventIds(calendar);
  }

  JsonNode event(String id) throws JsonProcessingException {
    return JSON.readTree(world.sandbox().calendars().event(calendar, id));
  }

  static List<String> guests(JsonNode event) {
    List<String> guests = new ArrayList<>();
    for (JsonNode guest : event.path("attendees")) {
      if (!guest.path("organizer").asBoolean()) {
        guests.add(guest.path("email").asText() + " " + guest.path("responseStatus").asText());
      }
    }
    return guests;
  }

  List<CalendarNotification> notifications() {
    return world.sandbox().calendars().notifications();
  }

  /** Requests to any calendar since they were last forgotten: {@code GET events/abc}. */
  List<String> requests() {
    return world.sandbox().requests().stream()
        .filter(request -> request.service().equals("calendar"))
        .map(
            request ->
                request.method() + " " + request.path().replaceFirst(".*/calendars/[^/]+/", ""))
        .toList();
  }

  /** Whoever writes says whom Google is to tell. */
  void everyWriteSaysWhomToTell() {
    for (RecordedRequest request : world.sandbox().changes()) {
      if (request.service().equals("calendar")) {
        assertTrue(request.query().contains("sendUpdates="), request.toString());
      }
    }
  }
}

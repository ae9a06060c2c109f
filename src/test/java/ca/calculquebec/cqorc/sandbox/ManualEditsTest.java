package ca.calculquebec.cqorc.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.sandbox.calendar.CalendarEdits;
import ca.calculquebec.cqorc.sandbox.eventbrite.EventbriteEdits;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.zoom.ZoomEdits;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people do past the interfaces shows in them. */
@Timeout(60)
final class ManualEditsTest {
  @TempDir Path dir;
  private Rig rig;
  private Sandbox sandbox;

  @BeforeEach
  void start() throws InputException {
    rig = new Rig(dir);
    sandbox = rig.sandbox;
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void people_change_the_calendars_by_hand() {
    CalendarEdits edits = sandbox.calendars();
    String calendar = edits.publicCalendar();
    Instant noon = Instant.parse("2026-11-02T17:00:00Z");
    String id = edits.add(calendar, "À la main", noon, noon.plusSeconds(3600));
    assertTrue(edits.eventIds(calendar).contains(id));
    edits.set(calendar, id, "description", "Autre");
    edits.move(calendar, id, noon.plusSeconds(60), noon.plusSeconds(3600));
    edits.invite(calendar, id, "z@x.example");
    JsonNode event = JsonTree.parse(edits.event(calendar, id)).orElseThrow();
    assertEquals("2026-11-02T12:01:00-05:00", event.path("start").path("dateTime").asText());
    assertEquals("Autre", event.path("description").asText());
    assertEquals("needsAction", event.path("attendees").path(1).path("responseStatus").asText());
    edits.delete(calendar, id);
    assertFalse(edits.eventIds(calendar).contains(id));
  }

  @Test
  void people_register_give_back_and_are_checked_in() throws IOException, InterruptedException {
    EventbriteEdits edits = sandbox.eventbrite();
    int row = sandbox.sheet().rowsOf("1001").get(0);
    String event = sandbox.sheet().cell(row, "eventbrite_id");
    int before = edits.attendeeIds(event).size();
    String zoe = edits.register(event, "Zoé", "Ng", "zoe@univ.example");
    String ann = edits.register(event, "Ann", "Lee", "ann@univ.example");
    edits.checkIn(event, zoe);
    edits.refund(event, ann);
    edits.rename(event, zoe, "Zoé", "N'g");
    assertEquals(before + 2, edits.attendeeIds(event).size());
    JsonNode list =
        rig.send(
                "GET",
                "/eventbrite/v3/events/" + event + "/attendees/",
                Rig.bearer(rig.secret("api_key")),
                "")
            .json()
            .path("attendees");
    List<String> seen = new ArrayList<>();
    list.forEach(
        one ->
            seen.add(
                one.path("profile").path("name").asText()
                    + one.path("checked_in")
                    + one.path("refunded")
                    + one.path("status").asText()));
    assertTrue(seen.contains("Zoé N'gtruefalseChecked In"), seen::toString);
    assertTrue(seen.contains("Ann Leefalsetrue" + "Not Attending"), seen::toString);
    assertThrows(IllegalArgumentException.class, () -> edits.cancel(event, "0"));
  }

  @Test
  void webinars_take_place_and_people_connect() throws IOException, InterruptedException {
    Map<String, String> zoom = Rig.bearer(rig.zoomToken());
    String id =
        rig.send(
                "POST",
                "/zoom/v2/users/formation%40sandbox.example/webinars",
                zoom,
                "{\"topic\": \"A\", \"start_time\": \"2026-09-07T10:00:00Z\"}")
            .json()
            .path("id")
            .asText();
    Instant ten = Instant.parse("2026-09-07T10:00:00Z");
    ZoomEdits edits = sandbox.zoom();
    edits.hold(id, ten, ten.plusSeconds(3600));
    edits.connect(id, "Zoé", "zoe@univ.example", ten, ten.plusSeconds(600));
    edits.connect(id, "Ann", "", ten.plusSeconds(60), ten.plusSeconds(90));
    edits.connect(id, "Late", "", ten.plusSeconds(3600), ten.plusSeconds(3700));
    assertEquals(
        2,
        rig.send("GET", "/zoom/v2/past_webinars/" + id + "/instances", zoom, "")
            .json()
            .path("webinars")
            .size());
    JsonNode latest =
        rig.send("GET", "/zoom/v2/report/webinars/" + id + "/participants", zoom, "").json();
    assertEquals("Late", latest.path("participants").path(0).path("name").asText());
    assertEquals(100, latest.path("participants").path(0).path("duration").asInt());
  }

  @Test
  void what_people_did_by_hand_survives_a_restart() throws InputException {
    int row = sandbox.sheet().rowsOf("1001").get(0);
    String event = sandbox.sheet().cell(row, "eventbrite_id");
    sandbox.eventbrite().register(event, "Zoé", "Ng", "zoe@univ.example");
    sandbox.slack().createChannel("nouveau", false, "wei.chen@formation.example");
    sandbox.slack().join("nouveau", "noemie.tremblay@formation.example");
    sandbox.slack().leave("nouveau", "wei.chen@formation.example");
    List<String> attendees = sandbox.eventbrite().attendeeIds(event);
    rig.close();
    rig = new Rig(dir);
    assertEquals(attendees, rig.sandbox.eventbrite().attendeeIds(event));
    assertEquals(
        List.of("noemie.tremblay@formation.example"), rig.sandbox.slack().members("nouveau"));
  }

  private Rig.Reply asked(String what, String body) throws IOException, InterruptedException {
    return rig.send("POST", "/sandbox/people/" + what, Map.of(), body);
  }

  @Test
  void people_act_when_asked_over_http() throws IOException, InterruptedException {
    int row = sandbox.sheet().rowsOf("1001").get(0);
    String event = sandbox.sheet().cell(row, "eventbrite_id");
    Rig.Reply registered =
        asked(
            "register",
            "{\"event\": \"%s\", \"first\": \"Zoé\", \"last\": \"Ng\", \"email\": \"z@x.y\"}"
                .formatted(event));
    assertEquals(201, registered.status(), registered.body());
    String attendee = registered.json().path("attendee").asText();
    assertTrue(sandbox.eventbrite().attendeeIds(event).contains(attendee));
    String who = "{\"event\": \"%s\", \"attendee\": \"%s\"}".formatted(event, attendee);
    assertEquals(201, asked("check-in", who).status());
    assertEquals(201, asked("cancel", who).status());
    String webinar = sandbox.sheet().cell(row, "zoom_id");
    String connection =
        "{\"webinar\": \""
            + webinar
            + "\", \"name\": \"Zoé\", \"join\": \"%s\", \"leave\": \"%s\"}";
    assertEquals(
        201,
        asked("connect", connection.formatted("2026-09-01T10:00:00Z", "2026-09-01T11:00:00Z"))
            .status());
    assertEquals(400, asked("connect", connection.formatted("now", "later")).status());
    Rig.Reply guest =
        asked(
            "answer",
            "{\"event\": \"reuniondequipe\", \"email\": \"formation@sandbox.example\","
                + " \"status\": \"declined\"}");
    assertEquals(201, guest.status(), guest.body());
    assertTrue(
        sandbox
            .calendars()
            .event(sandbox.calendars().privateCalendar(), "reuniondequipe")
            .contains("declined"));
    assertEquals("event is missing", asked("register", "{}").json().path("message").asText());
    assertEquals(400, asked("dance", "{}").status());
    assertEquals(400, asked("register", "x").status());
  }
}

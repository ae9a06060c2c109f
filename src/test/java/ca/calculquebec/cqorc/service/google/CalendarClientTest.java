package ca.calculquebec.cqorc.service.google;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.ServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarClientTest {
  private static final String TEAM = "team@group.example";

  @TempDir Path directory;
  private GoogleWorld world;
  private CalendarClient client;

  @BeforeEach
  void start() throws Exception {
    world = new GoogleWorld(directory);
    Files.writeString(
        directory.resolve("token_calendar_v3.json"),
        GoogleWorld.TOKEN
            .replace("EXPIRY", "2026-09-14T13:00:00Z")
            .replace("auth/spreadsheets", "auth/calendar.events"));
    client =
        new CalendarClient(world.root(), world.http, world.authorizer(Optional.empty(), false));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void all_pages_of_a_window_are_read() throws Exception {
    world.answer(200, "{\"items\":[],\"nextPageToken\":\"p2\"}");
    world.answer(
        200,
        "{\"items\":[{\"id\":\"abcde\",\"start\":{\"dateTime\":\"2026-09-14T13:00:00-04:00\"},"
            + "\"attendees\":[{\"email\":\"a@x.example\",\"responseStatus\":\"accepted\"}]}]}");
    List<CalendarEvent> events =
        client.list(
            TEAM, Instant.parse("2026-09-14T04:00:00Z"), Instant.parse("2026-09-15T04:00:00Z"));
    assertEquals(Optional.of(Instant.parse("2026-09-14T17:00:00Z")), events.get(0).start());
    assertEquals("accepted", events.get(0).guests().get(0).answer());
    RecordedRequest first = world.server.takeRequest();
    assertEquals(
        "/calendar/v3/calendars/team%40group.example/events", first.getUrl().encodedPath());
    assertTrue(first.getUrl().queryParameter("timeMin").endsWith("Z"));
    assertEquals("true", first.getUrl().queryParameter("singleEvents"));
    assertEquals("p2", world.server.takeRequest().getUrl().queryParameter("pageToken"));
  }

  @Test
  void with_an_api_key_no_account_is_named() throws Exception {
    world.answer(200, "{\"items\":[]}");
    world.answer(404, "{\"error\":{\"code\":404,\"errors\":[{\"reason\":\"notFound\"}]}}");
    CalendarClient anonymous = CalendarClient.ofApiKey(world.root(), world.http, "AIza7");
    Instant now = Instant.parse("2026-09-14T04:00:00Z");
    assertEquals(List.of(), anonymous.list(TEAM, now, now.plusSeconds(60)));
    RecordedRequest request = world.server.takeRequest();
    assertEquals("AIza7", request.getUrl().queryParameter("key"));
    assertEquals(null, request.getHeaders().get("Authorization"));
    ServiceException failure =
        assertThrows(ServiceException.class, () -> anonymous.list(TEAM, now, now.plusSeconds(60)));
    assertTrue(failure.advice().contains("the calendar is public"), failure.advice());
    assertFalse(failure.getMessage().contains("account"), failure.getMessage());
    assertEquals(2, world.server.getRequestCount());
    for (int i = 0; i < 2; i++) {
      world.answer(401, "{\"error\":{\"code\":401,\"errors\":[{\"reason\":\"authError\"}]}}");
    }
    ServiceException refused =
        assertThrows(ServiceException.class, () -> anonymous.list(TEAM, now, now.plusSeconds(60)));
    assertTrue(refused.getMessage().endsWith("does not accept the API key"), refused.getMessage());
    assertTrue(refused.advice().startsWith("Check the API key"), refused.advice());
  }

  @Test
  void a_patch_is_a_patch_that_keeps_answers_and_says_whom_it_tells() throws Exception {
    world.answer(200, "{\"id\":\"abcde\"}");
    Guest guest = new Guest("a@x.example", "A", "declined", false, "", 0, false, false);
    client.patch(
        TEAM,
        "abcde",
        new CalendarPatch(
            Optional.empty(),
            Optional.empty(),
            Optional.of(
                new CalendarPatch.Period(
                    Instant.parse("2026-11-01T05:30:00Z"),
                    Instant.parse("2026-11-01T06:30:00Z"),
                    ZoneId.of("America/Toronto"),
                    false)),
            Optional.empty(),
            Optional.of(List.of(guest)),
            Map.of(),
            "\"7\""),
        SendUpdates.ALL);
    RecordedRequest request = world.server.takeRequest();
    assertEquals("PATCH", request.getMethod());
    assertEquals("all", request.getUrl().queryParameter("sendUpdates"));
    assertEquals("\"7\"", request.getHeaders().get("If-Match"));
    String body = request.getBody().utf8();
    assertTrue(body.contains("\"responseStatus\":\"declined\""), body);
    // The hour that comes twice: told apart by the offset.
    assertTrue(body.contains("2026-11-01T01:30:00.000-04:00"), body);
    assertTrue(body.contains("2026-11-01T01:30:00.000-05:00"), body);
  }

  @Test
  void what_is_gone_and_what_is_used_already_can_be_told() throws Exception {
    world.answer(410, "{\"error\":{\"code\":410,\"errors\":[{\"reason\":\"deleted\"}]}}");
    assertFalse(client.delete(TEAM, "abcde", SendUpdates.NONE));
    world.server.enqueue(new MockResponse.Builder().code(204).build());
    assertTrue(client.delete(TEAM, "abcde", SendUpdates.NONE));
    world.answer(404, "{\"error\":{\"code\":404,\"errors\":[{\"reason\":\"notFound\"}]}}");
    assertEquals(Optional.empty(), client.get(TEAM, "abcde"));
    world.answer(200, "{\"id\":\"abcde\",\"status\":\"cancelled\"}");
    assertTrue(client.get(TEAM, "abcde").orElseThrow().isCancelled());
    world.answer(409, "{\"error\":{\"code\":409,\"errors\":[{\"reason\":\"duplicate\"}]}}");
    Instant start = Instant.parse("2026-09-14T17:00:00Z");
    CalendarDraft draft =
        new CalendarDraft(
            "abcde", "T", "", start, start.plusSeconds(60), ZoneId.of("UTC"), List.of(), Map.of());
    ServiceException taken =
        assertThrows(ServiceException.class, () -> client.insert(TEAM, draft, SendUpdates.NONE));
    assertTrue(CalendarClient.isDuplicate(taken));
  }
}

package ca.calculquebec.cqorc.sandbox.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.sandbox.Rig;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class CalendarServiceTest {
  private static final String OPEN =
      "/calendar/v3/calendars/public%40group.calendar.example/events";
  private static final String TEAM =
      "/calendar/v3/calendars/equipe%40group.calendar.example/events";

  @TempDir Path dir;
  private Rig rig;
  private Map<String, String> auth;

  @BeforeEach
  void start() throws InputException, IOException, InterruptedException {
    rig = new Rig(dir);
    auth = Rig.bearer(rig.googleToken("calendar_v3"));
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private Rig.Reply send(String method, String path, String body)
      throws IOException, InterruptedException {
    return rig.send(method, path, auth, body);
  }

  private static String event(String id, String start, String end, String more) {
    return "{\"id\": \"%s\", \"summary\": \"Été & Python\", \"start\": {\"dateTime\": \"%s\"},"
            .formatted(id, start)
        + " \"end\": {\"dateTime\": \"%s\"}%s}".formatted(end, more);
  }

  private static String event(String id, String more) {
    return event(id, "2026-11-02T13:00:00-05:00", "2026-11-02T16:00:00-05:00", more);
  }

  private static String guests(String... addresses) {
    List<String> list = new ArrayList<>();
    for (String address : addresses) {
      list.add("{\"email\": \"" + address + "\"}");
    }
    return ", \"attendees\": [" + String.join(", ", list) + "]";
  }

  private static String reason(Rig.Reply reply) {
    return reply.json().path("error").path("errors").path(0).path("reason").asText();
  }

  @Test
  void an_event_comes_back_in_the_calendars_zone_and_without_defaults()
      throws IOException, InterruptedException {
    Rig.Reply made =
        send(
            "POST",
            OPEN,
            "{\"summary\": \"A\", \"description\": \"\", \"transparency\": \"opaque\","
                + " \"start\": {\"dateTime\": \"2026-11-02T18:00:00Z\"}, \"end\": {\"dateTime\":"
                + " \"2026-11-02T20:00:00\", \"timeZone\": \"America/Toronto\"}}");
    assertEquals(200, made.status());
    JsonNode json = made.json();
    assertEquals("2026-11-02T13:00:00-05:00", json.path("start").path("dateTime").asText());
    assertEquals("2026-11-02T20:00:00-05:00", json.path("end").path("dateTime").asText());
    assertTrue(json.path("id").asText().matches("[0-9a-v]{5,1024}"));
    assertEquals("confirmed", json.path("status").asText());
    assertFalse(json.has("description") || json.has("transparency") || json.has("attendees"));
    assertEquals(json, send("GET", OPEN + "/" + json.path("id").asText(), "").json());
  }

  @Test
  void own_ids_follow_googles_rules_and_are_never_used_twice()
      throws IOException, InterruptedException {
    for (String bad : List.of("abcd", "Abcde", "abc-de", "wxyzw")) {
      Rig.Reply refused = send("POST", OPEN, event(bad, ""));
      assertEquals(400, refused.status(), bad);
      assertEquals("invalid", reason(refused));
    }
    assertEquals(200, send("POST", OPEN, event("cours1001s1", "")).status());
    Rig.Reply again = send("POST", OPEN, event("cours1001s1", ""));
    assertEquals(409, again.status());
    assertEquals("duplicate", reason(again));
    assertEquals(200, send("POST", TEAM, event("cours1001s1", "")).status());
    assertEquals(204, send("DELETE", OPEN + "/cours1001s1", "").status());
    assertEquals(409, send("POST", OPEN, event("cours1001s1", "")).status());
  }

  @Test
  void a_deleted_event_can_be_looked_at_but_not_deleted_again_nor_revived()
      throws IOException, InterruptedException {
    send("POST", OPEN, event("cours1001s1", ""));
    assertEquals(204, send("DELETE", OPEN + "/cours1001s1", "").status());
    Rig.Reply gone = send("DELETE", OPEN + "/cours1001s1", "");
    assertEquals(410, gone.status());
    assertEquals("deleted", reason(gone));
    Rig.Reply read = send("GET", OPEN + "/cours1001s1", "");
    assertEquals(200, read.status());
    assertEquals("cancelled", read.json().path("status").asText());
    assertEquals(403, send("PATCH", OPEN + "/cours1001s1", "{\"status\": \"confirmed\"}").status());
    assertEquals(404, send("DELETE", OPEN + "/never00", "").status());
    assertFalse(ids(send("GET", OPEN, "")).contains("cours1001s1"));
    assertTrue(ids(send("GET", OPEN + "?showDeleted=true", "")).contains("cours1001s1"));
  }

  private static List<String> ids(Rig.Reply page) {
    List<String> ids = new ArrayList<>();
    page.json().path("items").forEach(one -> ids.add(one.path("id").asText()));
    return ids;
  }

  @Test
  void a_patch_merges_and_an_update_replaces() throws IOException, InterruptedException {
    send("POST", TEAM, event("aaaaa", guests("A@x.example", "b@x.example")));
    String path = TEAM + "/aaaaa";
    rig.sandbox
        .calendars()
        .answer(rig.sandbox.calendars().privateCalendar(), "aaaaa", "a@x.example", "accepted");
    JsonNode patched = send("PATCH", path, "{\"location\": \"Ici\", \"summary\": null}").json();
    assertEquals("Ici", patched.path("location").asText());
    assertFalse(patched.has("summary"));
    assertEquals("accepted", answer(patched, "a@x.example"));
    assertEquals("needsAction", answer(patched, "b@x.example"));
    JsonNode replaced = send("PATCH", path, "{" + guests("a@x.example").substring(2) + "}").json();
    assertEquals("needsAction", answer(replaced, "a@x.example"));
    assertEquals("", answer(replaced, "b@x.example"));
    JsonNode updated = send("PUT", path, event("aaaaa", "")).json();
    assertFalse(updated.has("location") || updated.has("attendees"));
    assertEquals("Été & Python", updated.path("summary").asText());
    assertEquals(400, send("PUT", path, "{\"summary\": \"B\"}").status());
  }

  private static String answer(JsonNode event, String email) {
    for (JsonNode guest : event.path("attendees")) {
      if (guest.path("email").asText().equals(email)) {
        return guest.path("responseStatus").asText();
      }
    }
    return "";
  }

  @Test
  void the_organizer_comes_to_events_with_guests() throws IOException, InterruptedException {
    JsonNode made = send("POST", TEAM, event("aaaaa", guests("a@x.example"))).json();
    assertEquals(2, made.path("attendees").size());
    assertTrue(made.path("attendees").get(0).path("organizer").asBoolean());
    assertEquals("equipe@group.calendar.example", made.path("organizer").path("email").asText());
  }

  @Test
  void an_etag_that_is_no_longer_right_refuses_the_write()
      throws IOException, InterruptedException {
    String etag = send("POST", OPEN, event("aaaaa", "")).json().path("etag").asText();
    Map<String, String> guarded = new HashMap<>(auth);
    guarded.put("If-Match", etag);
    String path = OPEN + "/aaaaa";
    Rig.Reply first = rig.send("PATCH", path, guarded, "{\"location\": \"Ici\"}");
    assertEquals(200, first.status());
    assertNotEquals(etag, first.json().path("etag").asText());
    Rig.Reply second = rig.send("PATCH", path, guarded, "{\"location\": \"Là\"}");
    assertEquals(412, second.status());
    assertEquals("conditionNotMet", reason(second));
    assertEquals(412, rig.send("DELETE", path, guarded, "").status());
  }

  @Test
  void whoever_would_be_told_is_on_record() throws IOException, InterruptedException {
    send("POST", TEAM, event("aaaaa", guests("b@x.example", "a@x.example")));
    assertEquals(List.of(), rig.sandbox.calendars().notifications());
    String all = "?sendUpdates=all";
    send(
        "PATCH",
        TEAM + "/aaaaa" + all,
        "{" + guests("c@x.example", "a@x.example").substring(2) + "}");
    send("POST", OPEN + all, event("bbbbb", ""));
    send("DELETE", TEAM + "/aaaaa?sendUpdates=externalOnly", "");
    List<CalendarNotification> told = rig.sandbox.calendars().notifications();
    assertEquals(
        List.of("update", "delete"), told.stream().map(CalendarNotification::change).toList());
    assertEquals(List.of("a@x.example", "b@x.example", "c@x.example"), told.get(0).guests());
    assertEquals("externalOnly", told.get(1).sendUpdates());
    assertTrue(rig.send("GET", "/", Map.of(), "").body().contains("a@x.example, b@x.example"));
    assertEquals(400, send("POST", OPEN + "?sendUpdates=some", event("ccccc", "")).status());
  }

  @Test
  void the_window_excludes_what_ends_at_its_beginning_or_begins_at_its_end()
      throws IOException, InterruptedException {
    send("POST", OPEN, event("before", "2026-11-01T09:00:00Z", "2026-11-01T10:00:00Z", ""));
    send("POST", OPEN, event("inside", "2026-11-01T09:00:00Z", "2026-11-01T10:00:01Z", ""));
    send("POST", OPEN, event("after0", "2026-11-01T12:00:00Z", "2026-11-01T13:00:00Z", ""));
    String window = "?timeMin=2026-11-01T10:00:00Z&timeMax=2026-11-01T07:00:00-05:00";
    assertEquals(List.of("inside"), ids(send("GET", OPEN + window, "")));
    assertEquals(400, send("GET", OPEN + "?timeMin=2026-11-01T10:00:00", "").status());
    Rig.Reply empty =
        send("GET", OPEN + "?timeMin=2026-11-01T10:00:00Z&timeMax=2026-11-01T10:00:00Z", "");
    assertEquals("timeRangeEmpty", reason(empty));
    assertEquals(400, send("GET", OPEN + "?orderBy=startTime", "").status());
    String ordered = "?orderBy=startTime&singleEvents=true&timeMin=2026-11-01T00:00:00Z";
    assertEquals(List.of("before", "inside", "after0"), ids(send("GET", OPEN + ordered, "")));
  }

  @Test
  void events_are_found_by_words_and_by_private_property()
      throws IOException, InterruptedException {
    String mark = "\"%s\": \"1001 2026-11-02\"";
    String marks =
        mark.formatted("cqorcSession") + ", " + mark.formatted("x".repeat(45)) + ", \"long\": \"";
    send(
        "POST",
        OPEN,
        event(
            "aaaaa",
            ", \"extendedProperties\": {\"private\": {" + marks + "y".repeat(1030) + "\"}}"));
    send("POST", OPEN, event("bbbbb", ""));
    String found = "?privateExtendedProperty=" + Rig.encode("cqorcSession=1001 2026-11-02");
    assertEquals(List.of("aaaaa"), ids(send("GET", OPEN + found, "")));
    assertEquals(List.of(), ids(send("GET", OPEN + found + "&privateExtendedProperty=a%3Db", "")));
    JsonNode kept =
        send("GET", OPEN + "/aaaaa", "").json().path("extendedProperties").path("private");
    assertEquals(2, kept.size());
    assertEquals(1024, kept.path("long").asText().length());
    assertEquals(2, ids(send("GET", OPEN + "?q=" + Rig.encode("été & py"), "")).size());
  }

  @Test
  void a_page_may_be_empty_and_not_the_last() throws IOException, InterruptedException {
    for (int i = 0; i < 5; i++) {
      send("POST", OPEN, event("page0" + i, ""));
    }
    List<Integer> sizes = new ArrayList<>();
    String token = "";
    do {
      JsonNode page = send("GET", OPEN + "?q=python&maxResults=2" + token, "").json();
      sizes.add(page.path("items").size());
      assertNotEquals(page.has("nextPageToken"), page.has("nextSyncToken"));
      token = page.has("nextPageToken") ? "&pageToken=" + page.path("nextPageToken").asText() : "";
    } while (!token.isEmpty());
    assertEquals(List.of(2, 0, 2, 1), sizes);
    assertEquals(400, send("GET", OPEN + "?pageToken=nonsense", "").status());
    assertEquals("fullSyncRequired", reason(send("GET", OPEN + "?syncToken=sandbox", "")));
  }

  @Test
  void a_key_reads_the_public_calendar_only() throws IOException, InterruptedException {
    String key =
        "key=" + rig.setting(rig.sandbox.configDirectory().resolveSibling("soon.cfg"), "apikey");
    assertEquals(200, rig.send("GET", OPEN + "?" + key, Map.of(), "").status());
    assertEquals(404, rig.send("GET", TEAM + "?" + key, Map.of(), "").status());
    assertEquals(400, rig.send("GET", OPEN + "?key=wrong", Map.of(), "").status());
    assertEquals(401, rig.send("POST", OPEN + "?" + key, Map.of(), event("aaaaa", "")).status());
    assertEquals("authError", reason(rig.send("GET", OPEN, Map.of(), "")));
  }

  @Test
  void bodies_that_google_refuses_are_refused() throws IOException, InterruptedException {
    assertEquals(
        "required",
        reason(send("POST", OPEN, "{\"start\": {\"dateTime\": \"2026-11-02T18:00:00Z\"}}")));
    assertEquals(
        400,
        send("POST", OPEN, event("aaaaa", "2026-11-02T18:00:00", "2026-11-02T19:00:00", ""))
            .status());
    assertEquals(
        "timeRangeEmpty",
        reason(
            send(
                "POST", OPEN, event("aaaaa", "2026-11-02T18:00:00Z", "2026-11-02T17:00:00Z", ""))));
    assertEquals(400, send("POST", OPEN, event("aaaaa", guests("nobody"))).status());
    assertEquals(400, send("POST", OPEN, "x").status());
    Rig.Reply foreign = send("PATCH", TEAM + "/reuniondequipe", "{\"summary\": \"Mine\"}");
    assertEquals(403, foreign.status());
    assertEquals("forbiddenForNonOrganizer", reason(foreign));
  }

  @Test
  void writing_too_fast_is_429_and_too_much_a_minute_403()
      throws IOException, InterruptedException {
    int calls = 0;
    Rig.Reply reply = send("PATCH", OPEN + "/congeferie0000", "{}");
    while (reply.status() == 200 && calls++ < 100) {
      reply = send("PATCH", OPEN + "/congeferie0000", "{}");
    }
    assertEquals(429, reply.status());
    assertEquals("rateLimitExceeded", reason(reply));
    for (int i = 0; i < 700 && reply.status() != 403; i++) {
      rig.clock.pass(Duration.ofMillis(60));
      reply = send("GET", OPEN + "/congeferie0000", "");
    }
    assertEquals("userRateLimitExceeded", reason(reply));
    rig.clock.pass(Duration.ofMinutes(1));
    assertEquals(200, send("GET", OPEN + "/congeferie0000", "").status());
  }

  @Test
  void events_and_notices_survive_a_restart_and_compare_without_ids()
      throws InputException, IOException, InterruptedException {
    send("POST", TEAM + "?sendUpdates=all", event("aaaaa", guests("a@x.example")));
    String one = rig.sandbox.comparableState();
    rig.close();
    rig = new Rig(dir);
    assertEquals(one, rig.sandbox.comparableState());
    assertEquals(1, rig.sandbox.calendars().notifications().size());
    rig.close();
    rig = new Rig(dir.resolve("other"));
    auth = Rig.bearer(rig.googleToken("calendar_v3"));
    send("POST", TEAM, event("00000", ""));
    send("DELETE", TEAM + "/00000", "");
    rig.clock.pass(Duration.ofMinutes(5));
    send("POST", TEAM, event("bbbbb", guests("a@x.example")));
    assertEquals(one, rig.sandbox.comparableState());
  }
}

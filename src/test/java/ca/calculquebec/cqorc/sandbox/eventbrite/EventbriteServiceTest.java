package ca.calculquebec.cqorc.sandbox.eventbrite;

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
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EventbriteServiceTest {
  private static final String ROOT = "/eventbrite/v3";

  @TempDir Path dir;
  private Rig rig;
  private Map<String, String> auth;
  private String template;
  private String list;

  @BeforeEach
  void start() throws InputException, IOException {
    open(new Rig(dir, options -> options.withEventbriteLag(Duration.ofSeconds(20))));
  }

  private void open(Rig opened) throws IOException {
    rig = opened;
    auth = Rig.bearer(rig.secret("api_key"));
    template = rig.sandbox.sheet().cell(4, "template");
    list = ROOT + "/organizations/" + rig.secret("organization_id") + "/events/";
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private Rig.Reply get(String path) throws IOException, InterruptedException {
    return rig.send("GET", ROOT + path, auth, "");
  }

  private Rig.Reply post(String path, String body) throws IOException, InterruptedException {
    return rig.send("POST", ROOT + path, auth, body);
  }

  private JsonNode copy(String name) throws IOException, InterruptedException {
    Rig.Reply copied =
        post(
            "/events/" + template + "/copy/",
            "{\"name\": \""
                + name
                + "\", \"start_date\": \"2026-10-14T17:00:00Z\","
                + " \"end_date\": \"2026-10-14T20:00:00Z\", \"timezone\": \"America/Toronto\"}");
    assertEquals(200, copied.status(), copied.body());
    return copied.json();
  }

  private static void refused(Rig.Reply reply, int status, String error) {
    assertEquals(status, reply.status(), reply.body());
    assertEquals(status, reply.json().path("status_code").asInt());
    assertEquals(error, reply.json().path("error").asText());
    assertTrue(reply.json().has("error_description"));
  }

  @Test
  void a_copy_is_a_draft_with_the_templates_parts_and_old_sales_dates()
      throws IOException, InterruptedException {
    JsonNode event = copy("Python & R");
    assertEquals("draft", event.path("status").asText());
    assertEquals("Python & R", event.path("name").path("text").asText());
    assertEquals("Python &amp; R", event.path("name").path("html").asText());
    assertEquals("2026-10-14T13:00:00", event.path("start").path("local").asText());
    assertTrue(event.path("id").isTextual());
    String id = event.path("id").asText();
    rig.clock.pass(Duration.ofSeconds(21));
    JsonNode tickets = get("/events/" + id + "/ticket_classes/").json().path("ticket_classes");
    JsonNode originals =
        get("/events/" + template + "/ticket_classes/").json().path("ticket_classes");
    assertEquals(2, tickets.size());
    assertEquals(originals.get(0).path("sales_end"), tickets.get(0).path("sales_end"));
    assertNotEquals(originals.get(0).path("id"), tickets.get(0).path("id"));
    JsonNode page = get("/events/" + id + "/structured_content/").json();
    assertEquals(7, page.path("modules").size());
    assertEquals("1", page.path("page_version_number").asText());
  }

  @Test
  void copies_are_checked() throws IOException, InterruptedException {
    String path = "/events/" + template + "/copy/";
    refused(post(path, "{\"event\": {\"name\": \"x\"}}"), 400, "ARGUMENTS_ERROR");
    refused(post(path, "{\"start_date\": \"2020-01-01T00:00:00Z\"}"), 400, "INVALID_START_DATE");
    refused(
        post(
            path,
            "{\"start_date\": \"2026-10-01T00:00:00Z\", \"end_date\": \"2026-10-01T00:00:00Z\"}"),
        400,
        "INVALID_END_DATE");
    refused(post(path, "{\"timezone\": \"Mars/Olympus\"}"), 400, "UNSUPPORTED_TIMEZONE");
    refused(post(path, "{\"start_date\": \"2026-10-01T00:00:00\"}"), 400, "ARGUMENTS_ERROR");
    refused(post("/events/1/copy/", "{}"), 404, "NOT_FOUND");
    refused(post(path.replaceFirst("/$", ""), "{}"), 404, "NOT_FOUND");
  }

  @Test
  void a_new_event_appears_after_a_while_or_with_its_waypoint()
      throws IOException, InterruptedException {
    Rig.Reply copied =
        post(
            "/events/" + template + "/copy/",
            "{\"name\": \"new\", \"start_date\": \"2026-10-14T17:00:00Z\", \"end_date\": \"2026-10-14T20:00:00Z\"}");
    String id = copied.json().path("id").asText();
    refused(get("/events/" + id + "/"), 404, "NOT_FOUND");
    assertFalse(get(list.substring(ROOT.length()) + "?status=all").body().contains(id));
    Map<String, String> waypoint = new HashMap<>(auth);
    waypoint.put("Eventbrite-API-Waypoint-Token", copied.header("eventbrite-api-waypoint-token"));
    assertEquals(200, rig.send("GET", ROOT + "/events/" + id + "/", waypoint, "").status());
    assertTrue(rig.send("GET", list + "?status=all", waypoint, "").body().contains(id));
    rig.clock.pass(Duration.ofSeconds(20));
    assertEquals(200, get("/events/" + id + "/").status());
  }

  @Test
  void the_list_hides_drafts_and_past_ones_unless_asked() throws IOException, InterruptedException {
    String id = copy("draft").path("id").asText();
    rig.clock.pass(Duration.ofMinutes(1));
    String path = list.substring(ROOT.length());
    assertEquals(0, get(path).json().path("events").size());
    assertEquals(4, get(path + "?status=all").json().path("events").size());
    assertEquals(3, get(path + "?status=draft").json().path("events").size());
    assertEquals(1, get(path + "?status=completed").json().path("events").size());
    JsonNode newest = get(path + "?status=all&order_by=created_desc").json().path("events").get(0);
    assertEquals(id, newest.path("id").asText());
    refused(get(path + "?statuses=all"), 400, "ARGUMENTS_ERROR");
    refused(get("/organizations/1/events/"), 404, "NOT_FOUND");
  }

  @Test
  void pages_go_on_by_continuation() throws IOException, InterruptedException {
    for (int i = 0; i < 4; i++) {
      copy("event " + i);
    }
    rig.clock.pass(Duration.ofMinutes(1));
    String path = list.substring(ROOT.length()) + "?status=all&page_size=3";
    Set<String> seen = new HashSet<>();
    JsonNode page = get(path).json();
    while (true) {
      page.path("events").forEach(event -> seen.add(event.path("id").asText()));
      JsonNode pagination = page.path("pagination");
      assertEquals(7, pagination.path("object_count").asInt());
      if (!pagination.path("has_more_items").asBoolean()) {
        assertFalse(pagination.has("continuation"));
        break;
      }
      page =
          get(path + "&continuation=" + Rig.encode(pagination.path("continuation").asText()))
              .json();
    }
    assertEquals(7, seen.size());
    refused(get(path + "&continuation=nonsense"), 400, "BAD_CONTINUATION_TOKEN");
  }

  @Test
  void updates_are_wrapped_and_partial() throws IOException, InterruptedException {
    String path = "/events/" + copy("before").path("id").asText() + "/";
    JsonNode updated =
        post(
                path,
                "{\"event\": {\"name\": {\"html\": \"C&lt;D\"}, \"summary\": \"s\","
                    + " \"start\": {\"timezone\": \"America/Toronto\", \"utc\": \"2026-11-01T14:00:00Z\"},"
                    + " \"end\": {\"timezone\": \"America/Toronto\", \"utc\": \"2026-11-01T15:00:00Z\"}}}")
            .json();
    assertEquals("C<D", updated.path("name").path("text").asText());
    assertEquals("2026-11-01T09:00:00", updated.path("start").path("local").asText());
    refused(post(path, "{\"name\": \"x\"}"), 400, "ARGUMENTS_ERROR");
    refused(post(path, "{\"event\": {\"nom\": \"x\"}}"), 400, "ARGUMENTS_ERROR");
    refused(
        post(path, "{\"event\": {\"summary\": \"" + "x".repeat(141) + "\"}}"),
        400,
        "ARGUMENTS_ERROR");
    refused(
        post(path, "{\"event\": {\"summary\": \"x\", \"description\": {\"html\": \"y\"}}}"),
        400,
        "SUMMARY_DESCRIPTION_CONFLICT");
    refused(
        post(
            path,
            "{\"event\": {\"start\": {\"timezone\": \"America/Toronto\", \"utc\": \"2026-12-01T14:00:00Z\"}}}"),
        400,
        "DATE_CONFLICT");
  }

  @Test
  void content_versions_must_follow_each_other() throws IOException, InterruptedException {
    String path = "/events/" + copy("x").path("id").asText() + "/structured_content/";
    rig.clock.pass(Duration.ofMinutes(1));
    String body =
        "{\"access_type\": \"public\", \"purpose\": \"listing\", \"publish\": true, \"modules\":"
            + " [{\"type\": \"text\", \"data\": {\"body\": {\"alignment\": \"left\", \"text\":"
            + " \"<p style='x'>a<script>alert(1)</script> <u>b</u></p>\"}}}]}";
    refused(post(path + "1/", body), 400, "PAGE_VERSION_DISCONTINUITY");
    refused(post(path + "3/", body), 400, "PAGE_VERSION_DISCONTINUITY");
    assertEquals(200, post(path + "2/", body).status());
    refused(post(path + "2/", body), 400, "PAGE_VERSION_DISCONTINUITY");
    assertEquals(200, post(path + "3/", body.replace("true", "false")).status());
    JsonNode published = get(path).json();
    assertEquals("2", published.path("page_version_number").asText());
    assertEquals(
        "<p>a b</p>",
        published.path("modules").get(0).path("data").path("body").path("text").asText());
    assertEquals("3", get(path + "edit/").json().path("page_version_number").asText());
  }

  @Test
  void ticket_classes_change_their_sales_end() throws IOException, InterruptedException {
    String path = "/events/" + copy("x").path("id").asText() + "/ticket_classes/";
    rig.clock.pass(Duration.ofMinutes(1));
    String ticket = get(path).json().path("ticket_classes").get(1).path("id").asText();
    Rig.Reply changed =
        post(path + ticket + "/", "{\"ticket_class\": {\"sales_end\": \"2026-10-14T05:00:00Z\"}}");
    assertEquals("2026-10-14T05:00:00Z", changed.json().path("sales_end").asText());
    assertEquals("AVAILABLE", changed.json().path("on_sale_status").asText());
    refused(
        post(path + ticket + "/", "{\"ticket_class\": {\"sales_end\": \"tomorrow\"}}"),
        400,
        "ARGUMENTS_ERROR");
    refused(post(path + "1/", "{\"ticket_class\": {}}"), 404, "NOT_FOUND");
  }

  @Test
  void an_event_lives_from_draft_to_live_to_completed() throws IOException, InterruptedException {
    String path = "/events/" + copy("x").path("id").asText() + "/";
    rig.clock.pass(Duration.ofMinutes(1));
    refused(post(path + "unpublish/", ""), 400, "NOT_PUBLISHED");
    assertTrue(post(path + "publish/", "").json().path("published").asBoolean());
    refused(post(path + "publish/", ""), 400, "ALREADY_PUBLISHED_OR_DELETED");
    assertEquals("live", get(path).json().path("status").asText());
    rig.clock.pass(Duration.between(Rig.START, java.time.Instant.parse("2026-10-14T17:00:00Z")));
    assertEquals("started", get(path).json().path("status").asText());
    rig.clock.pass(Duration.ofDays(3));
    assertEquals("completed", get(path).json().path("status").asText());
  }

  @Test
  void orders_forbid_deletion_and_a_second_one_is_told() throws IOException, InterruptedException {
    String path = "/events/" + copy("x").path("id").asText();
    assertTrue(rig.send("DELETE", ROOT + path, auth, "").json().path("deleted").asBoolean());
    refused(rig.send("DELETE", ROOT + path + "/", auth, ""), 400, "ALREADY_DELETED");
    refused(get(path + "/"), 404, "NOT_FOUND");
    String past = rig.sandbox.sheet().cell(2, "eventbrite_id");
    refused(rig.send("DELETE", ROOT + "/events/" + past + "/", auth, ""), 400, "CANNOT_DELETE");
    JsonNode attendees = get("/events/" + past + "/attendees/").json().path("attendees");
    assertEquals(8, attendees.size());
    assertEquals(
        7, get("/events/" + past + "/attendees/?status=attending").json().path("attendees").size());
  }

  @Test
  void credentials_and_the_hourly_limit() throws IOException, InterruptedException {
    refused(rig.send("GET", ROOT + "/users/me/", Map.of(), ""), 401, "NO_AUTH");
    refused(rig.send("GET", ROOT + "/users/me/", Rig.bearer("x"), ""), 400, "INVALID_AUTH");
    Rig.Reply me = get("/users/me/");
    assertTrue(
        me.header("x-rate-limit").startsWith("token:" + rig.secret("api_key") + " 1/2000 reset="),
        me.header("x-rate-limit"));
    assertEquals(
        rig.secret("organization_id"),
        get("/users/me/organizations/").json().path("organizations").get(0).path("id").asText());
    assertEquals(301, get("/users/me").status());
    for (int i = 0; i < 1997; i++) {
      get("/users/me/");
    }
    refused(get("/users/me/"), 429, "HIT_RATE_LIMIT");
    rig.clock.pass(Duration.ofHours(1));
    assertEquals(200, get("/users/me/").status());
  }
}

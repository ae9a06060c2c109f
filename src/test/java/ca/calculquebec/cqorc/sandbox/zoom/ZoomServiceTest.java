package ca.calculquebec.cqorc.sandbox.zoom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.sandbox.Rig;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ZoomServiceTest {
  private static final String WEBINARS = "/zoom/v2/users/formation%40sandbox.example/webinars";

  @TempDir Path dir;
  private Rig rig;
  private Map<String, String> auth;

  @BeforeEach
  void start() throws InputException, IOException, InterruptedException {
    rig = new Rig(dir);
    auth = Rig.bearer(rig.zoomToken());
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private Rig.Reply create(String json) throws IOException, InterruptedException {
    return rig.send("POST", WEBINARS, auth, json);
  }

  private static String webinar(String topic, String start) {
    return "{\"topic\": \""
        + topic
        + "\", \"type\": 5, \"start_time\": \""
        + start
        + "\", \"duration\": 180, \"timezone\": \"America/Toronto\"}";
  }

  @Test
  void a_webinar_gets_zooms_defaults_and_a_utc_start() throws IOException, InterruptedException {
    Rig.Reply made = create(webinar("Été & hiver", "2026-09-14T13:00:00"));
    assertEquals(201, made.status());
    JsonNode json = made.json();
    assertEquals("2026-09-14T17:00:00Z", json.path("start_time").asText());
    assertTrue(json.path("id").isIntegralNumber());
    assertEquals(11, json.path("id").asText().length());
    assertEquals(2, json.path("settings").path("approval_type").asInt());
    assertFalse(json.has("registration_url"));
    assertTrue(json.path("start_url").asText().contains("zak="));
    Rig.Reply read = rig.send("GET", "/zoom/v2/webinars/" + json.path("id"), auth, "");
    assertEquals(json, read.json());
  }

  @Test
  void settings_merge_field_by_field_and_an_update_has_no_body()
      throws IOException, InterruptedException {
    String id = create(webinar("A", "2026-10-31T13:00:00Z")).json().path("id").asText();
    Rig.Reply updated =
        rig.send(
            "PATCH",
            "/zoom/v2/webinars/" + id,
            auth,
            "{\"settings\": {\"approval_type\": 0, \"question_and_answer\": {\"attendees_can_upvote\": true}}}");
    assertEquals(204, updated.status());
    assertEquals("", updated.body());
    JsonNode after = rig.send("GET", "/zoom/v2/webinars/" + id, auth, "").json();
    assertEquals("A", after.path("topic").asText());
    assertTrue(after.has("registration_url"));
    JsonNode questions = after.path("settings").path("question_and_answer");
    assertTrue(questions.path("attendees_can_upvote").asBoolean());
    assertTrue(questions.path("enable").asBoolean());
  }

  @Test
  void wrong_fields_are_named_with_code_300() throws IOException, InterruptedException {
    Rig.Reply refused =
        create(
            "{\"topic\": \""
                + "x".repeat(201)
                + "\", \"duration\": \"180\", \"start_time\": \"2026-09-14T13:00:00-04:00\","
                + " \"settings\": {\"approval\": 0, \"host_video\": \"yes\"}}");
    assertEquals(400, refused.status());
    assertEquals(300, refused.json().path("code").asInt());
    Set<String> fields = new HashSet<>();
    refused.json().path("errors").forEach(error -> fields.add(error.path("field").asText()));
    assertEquals(
        Set.of("topic", "duration", "start_time", "settings.approval", "settings.host_video"),
        fields);
    assertEquals(300, create("[]").json().path("code").asInt());
  }

  @Test
  void alternative_hosts_must_be_licensed_people_of_the_account()
      throws IOException, InterruptedException {
    String with = "{\"topic\": \"A\", \"settings\": {\"alternative_hosts\": \"%s\"}}";
    Rig.Reply unknown = create(with.formatted("nobody@elsewhere.example"));
    assertEquals(1114, unknown.json().path("code").asInt());
    Rig.Reply unlicensed = create(with.formatted("sans.licence@formation.example"));
    assertEquals(1115, unlicensed.json().path("code").asInt());
    Rig.Reply good =
        create(with.formatted("Olivier.Ng@formation.example, emilie.damours@formation.example"));
    assertEquals(
        "emilie.damours@formation.example;olivier.ng@formation.example",
        good.json().path("settings").path("alternative_hosts").asText());
  }

  @Test
  void unknown_users_and_webinars_are_404_with_their_codes()
      throws IOException, InterruptedException {
    Rig.Reply user =
        rig.send("POST", "/zoom/v2/users/nobody%40x.example/webinars", auth, "{\"topic\": \"A\"}");
    assertEquals(404, user.status());
    assertEquals(1001, user.json().path("code").asInt());
    Rig.Reply webinar = rig.send("GET", "/zoom/v2/webinars/99999999999", auth, "");
    assertEquals(404, webinar.status());
    assertEquals(3001, webinar.json().path("code").asInt());
    Rig.Reply trainer =
        rig.send("POST", "/zoom/v2/users/wei.chen%40formation.example/webinars", auth, "{}");
    assertEquals(200, trainer.json().path("code").asInt());
  }

  @Test
  void pages_end_with_an_empty_token_and_tokens_expire() throws IOException, InterruptedException {
    for (int i = 0; i < 5; i++) {
      assertEquals(201, create(webinar("W" + i, "2026-11-0" + (i + 1) + "T14:00:00Z")).status());
    }
    Set<String> topics = new HashSet<>();
    String token = "";
    int pages = 0;
    do {
      JsonNode page =
          rig.send(
                  "GET",
                  WEBINARS + "?page_size=2" + (token.isEmpty() ? "" : "&next_page_token=" + token),
                  auth,
                  "")
              .json();
      assertEquals(6, page.path("total_records").asInt());
      page.path("webinars")
          .forEach(
              one -> {
                assertFalse(one.has("settings"));
                topics.add(one.path("topic").asText());
              });
      token = page.path("next_page_token").asText();
      pages++;
    } while (!token.isEmpty());
    assertEquals(3, pages);
    assertTrue(topics.containsAll(Set.of("W0", "W1", "W2", "W3", "W4")));

    String first =
        rig.send("GET", WEBINARS + "?page_size=2", auth, "")
            .json()
            .path("next_page_token")
            .asText();
    rig.clock.pass(Duration.ofMinutes(16));
    Rig.Reply late = rig.send("GET", WEBINARS + "?page_size=2&next_page_token=" + first, auth, "");
    assertEquals(400, late.status());
    assertEquals(300, late.json().path("code").asInt());
    assertEquals(400, rig.send("GET", WEBINARS + "?page_size=301", auth, "").status());
  }

  @Test
  void deleting_knows_running_ended_and_gone() throws IOException, InterruptedException {
    String id = create(webinar("A", "2026-09-07T15:00:00Z")).json().path("id").asText();
    String other = create(webinar("B", "2026-09-09T15:00:00Z")).json().path("id").asText();
    rig.clock.pass(Duration.ofMinutes(65));
    auth = Rig.bearer(rig.zoomToken());
    assertEquals(3002, delete(id).json().path("code").asInt());
    rig.clock.pass(Duration.ofHours(4));
    auth = Rig.bearer(rig.zoomToken());
    Rig.Reply ended = delete(id);
    assertEquals(400, ended.status());
    assertEquals(3007, ended.json().path("code").asInt());
    assertEquals(204, delete(other).status());
    assertEquals(3001, delete(other).json().path("code").asInt());
  }

  private Rig.Reply delete(String id) throws IOException, InterruptedException {
    return rig.send("DELETE", "/zoom/v2/webinars/" + id, auth, "");
  }

  @Test
  void panelists_answer_the_webinars_id_and_never_double()
      throws IOException, InterruptedException {
    String id = create(webinar("A", "2026-09-14T17:00:00Z")).json().path("id").asText();
    String path = "/zoom/v2/webinars/" + id + "/panelists";
    String body = "{\"panelists\": [{\"name\": \"Émilie\", \"email\": \"e@x.example\"}]}";
    Rig.Reply added = rig.send("POST", path, auth, body);
    assertEquals(201, added.status());
    assertEquals(JsonTree.object().textNode(id), added.json().path("id"));
    rig.send("POST", path, auth, body.replace("e@x", "E@X"));
    JsonNode list = rig.send("GET", path, auth, "").json();
    assertEquals(1, list.path("total_records").asInt());
    String panelist = list.path("panelists").get(0).path("id").asText();
    assertEquals(204, rig.send("DELETE", path + "/" + panelist, auth, "").status());
    assertEquals(404, rig.send("DELETE", path + "/" + panelist, auth, "").status());
    assertEquals(400, rig.send("POST", path, auth, "{\"panelists\": [{\"name\": \"\"}]}").status());
  }

  @Test
  void tokens_expire_and_a_wrong_secret_is_invalid_client()
      throws IOException, InterruptedException {
    Rig.Reply wrong =
        rig.form(
            "/zoom/oauth/token",
            Map.of("grant_type", "account_credentials", "account_id", "x"),
            Map.of("Authorization", "Basic eDp5"));
    assertEquals(400, wrong.status());
    assertEquals("invalid_client", wrong.json().path("error").asText());
    assertEquals(401, rig.send("GET", WEBINARS, Map.of(), "").status());
    rig.clock.pass(Duration.ofHours(1));
    Rig.Reply late = rig.send("GET", WEBINARS, auth, "");
    assertEquals(401, late.status());
    assertEquals(124, late.json().path("code").asInt());
  }

  @Test
  void a_full_second_is_429_with_headers() throws IOException, InterruptedException {
    Rig.Reply last = null;
    for (int i = 0; i < 61; i++) {
      last = rig.send("GET", WEBINARS, auth, "");
    }
    assertEquals(429, last.status());
    assertEquals("QPS", last.header("x-ratelimit-type"));
    assertEquals("Medium", last.header("x-ratelimit-category"));
    rig.clock.pass(Duration.ofSeconds(1));
    assertEquals(200, rig.send("GET", WEBINARS, auth, "").status());
  }

  @Test
  void the_hundred_changes_of_a_day_end_at_midnight_utc() throws IOException, InterruptedException {
    for (int i = 0; i < 100; i++) {
      rig.clock.pass(Duration.ofMillis(50));
      assertEquals(201, create(webinar("W" + i, "2026-12-01T14:00:00Z")).status());
    }
    Rig.Reply full = create(webinar("one more", "2026-12-01T14:00:00Z"));
    assertEquals(429, full.status());
    assertEquals("", full.header("retry-after"));
    assertEquals("", full.header("x-ratelimit-type"));
    rig.clock.pass(Duration.ofHours(10));
    auth = Rig.bearer(rig.zoomToken());
    assertEquals(201, create(webinar("one more", "2026-12-01T14:00:00Z")).status());
  }

  @Test
  void a_past_webinar_has_instances_and_reports_by_uuid_encoded_twice()
      throws IOException, InterruptedException {
    JsonNode past = rig.send("GET", WEBINARS, auth, "").json().path("webinars").get(0);
    String id = past.path("id").asText();
    JsonNode instances =
        rig.send("GET", "/zoom/v2/past_webinars/" + id + "/instances", auth, "")
            .json()
            .path("webinars");
    assertEquals(3, instances.size());
    int awkward = 0;
    for (JsonNode instance : instances) {
      String uuid = instance.path("uuid").asText();
      String once = "/zoom/v2/report/webinars/" + Rig.encode(uuid) + "/participants";
      String twice = "/zoom/v2/report/webinars/" + Rig.encode(Rig.encode(uuid)) + "/participants";
      assertEquals(200, rig.send("GET", twice, auth, "").status());
      if (uuid.startsWith("/") || uuid.contains("//")) {
        awkward++;
        assertEquals(404, rig.send("GET", once, auth, "").status());
      }
    }
    assertTrue(awkward >= 2, awkward + " of them need it");
    String future = create(webinar("A", "2026-12-01T14:00:00Z")).json().path("id").asText();
    Rig.Reply report =
        rig.send("GET", "/zoom/v2/report/webinars/" + future + "/participants", auth, "");
    assertEquals(404, report.status());
    assertEquals(3001, report.json().path("code").asInt());
  }
}

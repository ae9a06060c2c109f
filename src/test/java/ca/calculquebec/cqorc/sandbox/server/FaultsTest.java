package ca.calculquebec.cqorc.sandbox.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.sandbox.Rig;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FaultsTest {
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

  private Rig.Reply create(String topic) throws IOException, InterruptedException {
    return rig.send("POST", WEBINARS, auth, "{\"topic\": \"" + topic + "\"}");
  }

  private boolean exists(String topic) {
    return rig.sandbox.state().contains("\"topic\" : \"" + topic + "\"");
  }

  @Test
  void a_cut_after_does_the_work_and_a_cut_before_does_not()
      throws IOException, InterruptedException {
    rig.sandbox.faults().add(Fault.of(Fault.FaultKind.CUT_AFTER).service("zoom").method("POST"));
    assertThrows(IOException.class, () -> create("after"));
    assertTrue(exists("after"));
    rig.sandbox.faults().add(Fault.of(Fault.FaultKind.CUT_BEFORE).service("zoom").method("POST"));
    assertThrows(IOException.class, () -> create("before"));
    assertFalse(exists("before"));
    assertEquals(201, create("before").status());
    List<RecordedRequest> changes = rig.sandbox.changes();
    assertEquals(List.of(0, 0, 201), changes.stream().map(RecordedRequest::status).toList());
    assertEquals(List.of(true, false, true), changes.stream().map(RecordedRequest::done).toList());
  }

  @Test
  void the_third_matching_request_fails_and_no_other() throws IOException, InterruptedException {
    rig.sandbox
        .faults()
        .add(
            Fault.answer(503, Map.of("Retry-After", "7"), "{\"code\": 1}")
                .service("zoom")
                .method("POST")
                .path("*/webinars")
                .request(3));
    assertEquals(201, create("a").status());
    assertEquals(200, rig.send("GET", WEBINARS, auth, "").status());
    assertEquals(201, create("b").status());
    Rig.Reply third = create("c");
    assertEquals(503, third.status());
    assertEquals("7", third.header("retry-after"));
    assertEquals(1, third.json().path("code").asInt());
    assertFalse(exists("c"));
    assertEquals(201, create("c").status());
    assertEquals(List.of(), rig.sandbox.faults().pending());
  }

  @Test
  void broken_and_truncated_answers_come_after_the_work() throws IOException, InterruptedException {
    rig.sandbox.faults().add(Fault.of(Fault.FaultKind.BROKEN_JSON).method("POST"));
    Rig.Reply broken = create("broken");
    assertEquals(201, broken.status());
    assertTrue(JsonTree.parse(broken.body()).isEmpty());
    rig.sandbox.faults().add(Fault.of(Fault.FaultKind.TRUNCATED).method("POST"));
    assertThrows(IOException.class, () -> create("truncated"));
    assertTrue(exists("broken") && exists("truncated"));
  }

  @Test
  void hanging_ends_without_an_answer() {
    rig.sandbox
        .faults()
        .add(Fault.of(Fault.FaultKind.HANG).method("POST").pause(Duration.ofMillis(30)));
    assertThrows(IOException.class, () -> create("hung"));
    assertFalse(exists("hung"));
  }

  @Test
  void faults_are_asked_for_over_http() throws IOException, InterruptedException {
    Rig.Reply added =
        rig.send(
            "POST",
            "/sandbox/faults",
            Map.of(),
            "[{\"kind\": \"status\", \"status\": 429, \"service\": \"zoom\", \"headers\":"
                + " {\"Retry-After\": \"2026-09-08T00:00:00Z\"}, \"body\": {\"code\": 429}},"
                + " {\"kind\": \"slow\", \"millis\": 1, \"request\": \"every\"}]");
    assertEquals(201, added.status(), added.body());
    Rig.Reply struck = create("x");
    assertEquals(429, struck.status());
    assertEquals("2026-09-08T00:00:00Z", struck.header("retry-after"));
    assertEquals(201, create("x").status());
    assertEquals(1, rig.send("GET", "/sandbox/faults", Map.of(), "").json().size());
    assertEquals(204, rig.send("DELETE", "/sandbox/faults", Map.of(), "").status());
    assertEquals(0, rig.send("GET", "/sandbox/faults", Map.of(), "").json().size());
    for (String bad :
        List.of("{\"kind\": \"explode\"}", "{\"kind\": \"slow\", \"when\": 1}", "x")) {
      assertEquals(400, rig.send("POST", "/sandbox/faults", Map.of(), bad).status());
    }
    assertEquals(
        0,
        rig.sandbox.requests().stream().filter(one -> one.path().startsWith("/sandbox")).count());
  }

  @Test
  void every_service_can_lose_an_answer_after_the_work() throws IOException, InterruptedException {
    Map<String, String> calendar = Rig.bearer(rig.googleToken("calendar_v3"));
    Map<String, String> drive = Rig.bearer(rig.googleToken("drive_v3"));
    Map<String, String> slack = Rig.bearer(rig.secret("bot_token"));
    String events = "/calendar/v3/calendars/public%40group.calendar.example/events";
    String event =
        "{\"id\": \"perdu\", \"start\": {\"date\": \"2026-11-01\"}, \"end\": {\"date\":"
            + " \"2026-11-02\"}}";
    for (String service : List.of("calendar", "drive", "slack")) {
      rig.sandbox.faults().add(Fault.of(Fault.FaultKind.CUT_AFTER).service(service).method("POST"));
    }
    assertThrows(IOException.class, () -> rig.send("POST", events, calendar, event));
    assertEquals(409, rig.send("POST", events, calendar, event).status());
    assertThrows(
        IOException.class,
        () -> rig.send("POST", "/drive/v3/files", drive, "{\"name\": \"perdu\"}"));
    assertTrue(rig.sandbox.drive().files().stream().anyMatch(file -> file.name().equals("perdu")));
    String create = "/slack/api/conversations.create";
    assertThrows(IOException.class, () -> rig.form(create, Map.of("name", "perdu"), slack));
    assertEquals(
        "name_taken",
        rig.form(create, Map.of("name", "perdu"), slack).json().path("error").asText());
  }
}

package ca.calculquebec.cqorc.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SandboxTest {
  private static final String WEBINARS = "/zoom/v2/users/formation%40sandbox.example/webinars";

  @TempDir Path dir;

  /** A page of somebody else's, open in this machine's browser, is not to read or change it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET / | 127.0.0.1:PORT | | | 200",
        "GET / | localhost:PORT | | | 200",
        "GET / | LOCALHOST | | | 200",
        "GET / | [::1]:PORT | | | 200",
        "GET / | evil.example:PORT | | | 421",
        "GET / | localhost.evil.example | | | 421",
        "GET / | 127.0.0.1.evil.example | | | 421",
        "GET /zoom/v2/users/me | evil.example | | | 421",
        "DELETE /sandbox/faults | localhost:PORT | | | 204",
        "DELETE /sandbox/faults | localhost:PORT | http://localhost:PORT | same-origin | 204",
        "DELETE /sandbox/faults | localhost:PORT | http://evil.example | cross-site | 403",
        "DELETE /sandbox/faults | localhost:PORT | http://localhost:1 | same-site | 403",
        "DELETE /sandbox/faults | localhost:PORT | null | | 403",
        "DELETE /sandbox/faults | localhost:PORT | | cross-site | 403",
        "POST /sandbox/faults | localhost:PORT | https://localhost:PORT | | 403",
        "GET / | localhost:PORT | | cross-site | 200",
      })
  void it_answers_this_machine_s_own_pages_only(
      String line, String host, String origin, String site, int status) throws Exception {
    try (Rig rig = new Rig(dir, options -> options)) {
      String port = String.valueOf(URI.create(rig.sandbox.root()).getPort());
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
        String head =
            line.strip()
                + " HTTP/1.1\r\nHost: "
                + host
                + (origin == null ? "" : "\r\nOrigin: " + origin)
                + (site == null ? "" : "\r\nSec-Fetch-Site: " + site)
                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        socket
            .getOutputStream()
            .write(head.replace("PORT", port).getBytes(StandardCharsets.US_ASCII));
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        boolean page = answer.toLowerCase(Locale.ROOT).contains("content-type: text/html");
        assertEquals(
            page,
            answer.toLowerCase(Locale.ROOT).contains("content-security-policy: default-src 'none'"),
            answer);
      }
    }
  }

  @Test
  void a_restart_finds_state_port_and_credentials_again()
      throws InputException, IOException, InterruptedException {
    Rig.TestClock clock = new Rig.TestClock(Rig.START);
    String root;
    String state;
    Map<String, String> zoom;
    try (Rig rig = new Rig(dir, options -> options, clock)) {
      root = rig.sandbox.root();
      zoom = Rig.bearer(rig.zoomToken());
      rig.send("POST", WEBINARS, zoom, "{\"topic\": \"kept\"}");
      rig.sandbox.sheet().set(3, "notes", "une note");
      Files.writeString(rig.sandbox.configDirectory().resolve("config.cfg"), "# mine\n");
      state = rig.sandbox.state();
    }
    try (Rig rig = new Rig(dir, options -> options, clock)) {
      assertEquals(root, rig.sandbox.root());
      assertEquals(state, rig.sandbox.state());
      assertTrue(state.contains("une note"));
      assertEquals(200, rig.send("GET", WEBINARS, zoom, "").status());
      assertEquals(
          "# mine\n", Files.readString(rig.sandbox.configDirectory().resolve("config.cfg")));
      assertFalse(rig.googleToken("drive_v3").isEmpty());
    }
  }

  @Test
  void another_sample_term_than_the_directory_s_is_refused_and_the_same_is_none() throws Exception {
    Rig.TestClock clock = new Rig.TestClock(Rig.START);
    String state;
    try (Rig rig = new Rig(dir, options -> options.withCourses(3).withSeed(9), clock)) {
      state = rig.sandbox.state();
    }
    InputException courses =
        assertThrows(
            InputException.class,
            () -> new Rig(dir, options -> options.withCourses(4), clock).close());
    assertEquals("option --courses", courses.origin().orElseThrow().text());
    assertTrue(courses.getMessage().contains("was made with --courses 3"), courses.getMessage());
    InputException seed =
        assertThrows(
            InputException.class,
            () -> new Rig(dir, options -> options.withCourses(3).withSeed(1), clock).close());
    assertTrue(seed.getMessage().contains("was made with --seed 9"), seed.getMessage());
    try (Rig rig = new Rig(dir, options -> options.withCourses(3).withSeed(9), clock)) {
      assertEquals(state, rig.sandbox.state());
    }
  }

  @Test
  void a_restart_goes_on_in_the_time_that_the_sandbox_was_put_into() throws Exception {
    Rig.TestClock clock = new Rig.TestClock(Rig.START);
    Instant other = Instant.parse("2030-01-01T12:00:00Z");
    assertEquals("2030-01-01T12:00:00Z", createdAt(options -> options.withNow(other), clock));
    clock.pass(Duration.ofHours(3));
    assertEquals("2030-01-01T15:00:00Z", createdAt(options -> options, clock));
    assertEquals("2030-01-01T12:00:00Z", createdAt(options -> options.withNow(other), clock));
  }

  private String createdAt(UnaryOperator<SandboxOptions> options, Rig.TestClock clock)
      throws Exception {
    try (Rig rig = new Rig(dir, options, clock)) {
      Map<String, String> zoom = Rig.bearer(rig.zoomToken());
      return rig.send("POST", WEBINARS, zoom, "{\"topic\": \"x\"}")
          .json()
          .path("created_at")
          .asText();
    }
  }

  @Test
  void two_like_runs_compare_equal_though_ids_differ()
      throws InputException, IOException, InterruptedException {
    List<String> states = new ArrayList<>();
    List<String> comparable = new ArrayList<>();
    for (String extra : List.of("", "{\"topic\": \"extra\"}")) {
      try (Rig rig = new Rig(dir.resolve("run" + states.size()))) {
        Map<String, String> auth = Rig.bearer(rig.zoomToken());
        if (!extra.isEmpty()) {
          String id =
              rig.send(
                      "POST",
                      WEBINARS,
                      auth,
                      extra.replace("}", ", \"start_time\": \"2026-12-01T00:00:00Z\"}"))
                  .json()
                  .path("id")
                  .asText();
          rig.send("DELETE", "/zoom/v2/webinars/" + id, auth, "");
        }
        String id =
            rig.send(
                    "POST",
                    WEBINARS,
                    auth,
                    "{\"topic\": \"same\", \"start_time\": \"2026-12-01T00:00:00Z\"}")
                .json()
                .path("id")
                .asText();
        rig.sandbox.sheet().set(3, "zoom_id", id);
        states.add(rig.sandbox.state());
        comparable.add(rig.sandbox.comparableState());
      }
    }
    assertNotEquals(states.get(0), states.get(1));
    assertLinesMatch(comparable.get(0).lines(), comparable.get(1).lines());
    assertTrue(comparable.get(0).contains("webinar: same 2026-12-01T00:00:00Z"));
  }

  @Test
  void the_configuration_is_complete_and_points_here() throws InputException, IOException {
    try (Rig rig = new Rig(dir, options -> options.withGit(true))) {
      Path config = rig.sandbox.configDirectory();
      Path secrets = rig.sandbox.secretsDirectory();
      String addresses = Files.readString(config.resolve("sandbox.cfg"));
      for (String key :
          List.of(
              "zoom_api",
              "zoom_oauth",
              "eventbrite_api",
              "slack_api",
              "google_api",
              "google_oauth")) {
        assertTrue(
            rig.setting(config.resolve("sandbox.cfg"), key).startsWith(rig.sandbox.root()), key);
      }
      assertFalse(addresses.contains("@"), addresses);
      assertEquals(
          secrets.resolve("trainers.yml").toString(),
          rig.setting(config.resolve("sandbox.cfg"), "trainers_db"));
      for (String file :
          List.of(
              "secrets.cfg",
              "client_secret.json",
              "token_sheets_v4.json",
              "token_calendar_v3.json",
              "token_drive_v3.json")) {
        assertEquals(
            "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.resolve(file))),
            file);
      }
      assertTrue(
          Files.readString(secrets.resolve("token_sheets_v4.json"))
              .startsWith("{\"token\": \"ya29.sandbox-expired\", \"refresh_token\": \"1//0"));
      String repository = rig.setting(config.resolve("sandbox.cfg"), "repo_url");
      assertTrue(
          Files.isRegularFile(
              Path.of(URI.create(repository.replace("%%", "%"))).resolve("PYT101-fr.yaml")));
      assertTrue(Files.isRegularFile(config.resolve("email_template/email_certificates_fr.yml")));
    }
  }

  @Test
  void a_second_sandbox_in_the_same_directory_is_refused_until_the_first_has_ended()
      throws InputException {
    try (Rig first = new Rig(dir, options -> options)) {
      InputException refusal =
          assertThrows(InputException.class, () -> new Rig(dir, options -> options));
      assertTrue(refusal.getMessage().contains("another sandbox is running in " + dir));
      assertTrue(refusal.advice().contains("--dir"));
      assertNotNull(first);
    }
    new Rig(dir, options -> options).close();
  }

  @Test
  void a_directory_of_another_version_is_not_read() throws InputException, IOException {
    new Rig(dir).close();
    Path setup = dir.resolve("services/setup.json");
    Files.writeString(setup, Files.readString(setup).replaceAll("\"format\":\\d+,", ""));
    InputException refused = assertThrows(InputException.class, () -> new Rig(dir));
    assertTrue(refused.getMessage().contains("another version"), refused.getMessage());
  }

  @Test
  void a_port_that_is_taken_is_an_input_failure() throws InputException {
    try (Rig rig = new Rig(dir.resolve("first"))) {
      int port = URI.create(rig.sandbox.root()).getPort();
      assertThrows(
          InputException.class,
          () -> new Rig(dir.resolve("second"), options -> options.withPort(port)));
    }
  }

  @Test
  void the_page_shows_what_there_is_and_escapes_it()
      throws InputException, IOException, InterruptedException {
    try (Rig rig = new Rig(dir)) {
      Map<String, String> auth = Rig.bearer(rig.zoomToken());
      rig.send("POST", WEBINARS, auth, "{\"topic\": \"<script>alert(1)</script>\"}");
      Rig.Reply page = rig.send("GET", "/", Map.of(), "");
      assertEquals(200, page.status());
      assertTrue(page.header("content-type").startsWith("text/html"));
      assertFalse(page.body().contains("<script"));
      assertTrue(page.body().contains("&lt;script&gt;alert(1)"));
      assertTrue(page.body().contains("Gabarit – atelier"));
      assertTrue(page.body().contains("1 of the 100 changes"));
      assertTrue(page.body().contains("not simulated"));
      for (String secret : List.of("client_secret", "api_key", "bot_token")) {
        assertFalse(page.body().contains(rig.secret(secret)), secret);
      }
      assertFalse(page.body().contains("zak="));
      assertEquals(404, rig.send("GET", "/elsewhere", Map.of(), "").status());
    }
  }

  @Test
  void sixty_four_connections_at_once_are_served()
      throws InputException, IOException, InterruptedException {
    try (Rig rig = new Rig(dir, options -> options.withLimits(false))) {
      String token = rig.zoomToken();
      HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
      List<CompletableFuture<HttpResponse<String>>> running = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        running.add(
            http.sendAsync(
                HttpRequest.newBuilder(URI.create(rig.sandbox.root() + WEBINARS))
                    .header("Authorization", "Bearer " + token)
                    .POST(HttpRequest.BodyPublishers.ofString("{\"topic\": \"W" + i + "\"}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString()));
      }
      Set<String> ids = new HashSet<>();
      for (CompletableFuture<HttpResponse<String>> one : running) {
        JsonNode made = JsonTree.parse(one.join().body()).orElseThrow();
        ids.add(made.path("id").asText());
      }
      assertEquals(64, ids.size());
    }
  }

  @Test
  void only_changing_requests_count_as_changes()
      throws InputException, IOException, InterruptedException {
    try (Rig rig = new Rig(dir)) {
      rig.googleToken("sheets_v4");
      Map<String, String> zoom = Rig.bearer(rig.zoomToken());
      rig.send("GET", WEBINARS, zoom, "");
      Rig.Reply slack =
          rig.form("/slack/api/auth.test", Map.of(), Rig.bearer(rig.secret("bot_token")));
      assertTrue(slack.json().path("ok").asBoolean());
      assertTrue(slack.header("x-oauth-scopes").contains("chat:write"));
      assertEquals(List.of(), rig.sandbox.changes());
      assertEquals(4, rig.sandbox.requests().size());
      rig.send("POST", WEBINARS, zoom, "{}");
      assertEquals(1, rig.sandbox.changes().size());
    }
  }

  @Test
  void calendar_and_drive_answer_a_check_of_credentials()
      throws InputException, IOException, InterruptedException {
    try (Rig rig = new Rig(dir)) {
      Map<String, String> calendar = Rig.bearer(rig.googleToken("calendar_v3"));
      String events = "/calendar/v3/calendars/" + Rig.encode(rig.config("calendar_id")) + "/events";
      assertEquals(200, rig.send("GET", events + "?maxResults=1", calendar, "").status());
      assertEquals(
          404, rig.send("GET", "/calendar/v3/calendars/nobody/events", calendar, "").status());
      Map<String, String> drive = Rig.bearer(rig.googleToken("drive_v3"));
      String folder = rig.config("google_drive_folder_id");
      assertEquals(
          "Comptes",
          rig.send("GET", "/drive/v3/files/" + folder + "?supportsAllDrives=true", drive, "")
              .json()
              .path("name")
              .asText());
      assertEquals(404, rig.send("GET", "/drive/v3/files/nothing", drive, "").status());
    }
  }
}

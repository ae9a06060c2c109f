package ca.calculquebec.cqorc.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpRetryTest {
  private final HttpFixture world;

  HttpRetryTest() throws java.io.IOException {
    world = new HttpFixture();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void an_answer_comes_back_as_it_is() throws Exception {
    world.answer(404, "gone", "X-Reason", "a", "x-reason", "b");
    HttpReply reply = world.http.send(world.get("/webinars/%252Fabc%3D%3D?x=%27a%27"));
    assertEquals(404, reply.status());
    assertEquals("gone", reply.text());
    assertEquals(Optional.of("b"), reply.header("x-reason"));
    var request = world.server.takeRequest();
    assertEquals("/webinars/%252Fabc%3D%3D?x=%27a%27", request.getTarget());
    assertEquals("Bearer secret-token-1", request.getHeaders().get("Authorization"));
  }

  @Test
  void reading_is_repeated_after_server_errors_and_cut_connections() throws Exception {
    world.answer(500, "");
    cut(new SocketEffect.CloseSocket());
    cutInBody();
    world.answer(200, "{\"a\": [1, ", "Content-Type", "application/json");
    world.answer(200, "{\"a\": [1]}", "Content-Type", "application/json");
    assertEquals("{\"a\": [1]}", world.http.send(world.get("/x")).text());
    assertEquals(5, world.requests());
    assertEquals(Duration.ofSeconds(1 + 2 + 4 + 8), world.time.waited());
  }

  @Test
  void reading_is_given_up_after_about_a_minute() {
    for (int i = 0; i < 9; i++) {
      world.answer(503, "");
    }
    ServiceException e = failure(world.get("/x"));
    assertEquals(Reason.UNAVAILABLE, e.reason());
    assertEquals(503, e.status());
    assertFalse(e.uncertain());
    assertEquals(7, world.requests());
    assertEquals(Duration.ofSeconds(63), world.time.waited());
    assertEquals(List.of(), world.waits);
    assertEquals(
        "tried to do something, but Zoom answered 503 (trouble at the service) 7 times",
        e.getMessage());
  }

  @Test
  void when_a_service_stays_down_the_next_request_is_tried_once_until_there_is_an_answer()
      throws Exception {
    for (int i = 0; i < 8; i++) {
      world.answer(503, "");
    }
    assertEquals(Reason.UNAVAILABLE, failure(world.get("/first")).reason());
    Duration first = world.time.waited();
    ServiceException second = failure(world.get("/second"));
    assertEquals(Reason.UNAVAILABLE, second.reason());
    assertEquals(8, world.requests());
    assertEquals(first, world.time.waited());

    world.answer(404, "there it is");
    assertEquals(404, world.http.send(world.get("/third")).status());
    world.answer(503, "");
    world.answer(200, "well");
    assertEquals("well", world.http.send(world.get("/fourth")).text());
  }

  @Test
  void a_create_that_met_a_server_error_is_uncertain_and_not_repeated() {
    for (int status : new int[] {500, 502, 503, 408}) {
      world.answer(status, "", "Retry-After", "0");
      int before = world.requests();
      ServiceException e = failure(world.create("/x"));
      assertTrue(e.uncertain());
      assertEquals(Reason.UNAVAILABLE, e.reason());
      assertEquals(before + 1, world.requests());
    }
    assertEquals(Duration.ZERO, world.time.waited());
  }

  @Test
  void a_create_whose_connection_broke_is_uncertain_and_not_repeated() {
    cut(new SocketEffect.CloseSocket());
    cutInBody();
    for (int i = 1; i <= 2; i++) {
      ServiceException e = failure(world.create("/x"));
      assertTrue(e.uncertain());
      assertEquals(i, world.requests());
      assertTrue(e.getMessage().endsWith("whether it was done is unknown"), e.getMessage());
    }
  }

  @Test
  void a_create_on_a_reused_connection_that_breaks_is_not_repeated_silently() throws Exception {
    world.answer(200, "");
    cut(new SocketEffect.CloseSocket());
    world.answer(200, "a second one");
    world.http.send(world.create("/first"));
    assertTrue(failure(world.create("/second")).uncertain());
    assertEquals(2, world.requests());
  }

  @Test
  void a_web_page_is_no_answer_also_where_nothing_of_the_answer_is_read() throws Exception {
    world.answer(200, "<html>sign in</html>", "Content-Type", "text/html; charset=utf-8");
    ServiceException e = failure(world.create("/x"));
    assertTrue(e.uncertain());
    assertTrue(e.getMessage().contains("a web page came instead of an answer"), e.getMessage());
    world.answer(200, "<html>sign in</html>", "Content-Type", "Text/HTML");
    world.answer(200, "here");
    assertEquals("here", world.http.send(world.get("/x")).text());
  }

  @Test
  void a_create_with_a_broken_body_is_uncertain() {
    world.answer(201, "{\"id\": ", "Content-Type", "application/json; charset=utf-8");
    assertTrue(failure(world.create("/x")).uncertain());
    world.answer(201, "<html>", "Content-Type", "text/html");
    assertTrue(failure(world.create("/x").expectingJson()).uncertain());
    world.answer(201, "");
    assertTrue(failure(world.create("/x").expectingJson()).uncertain());
    assertEquals(3, world.requests());
  }

  @Test
  void no_content_needs_no_json() throws Exception {
    world.answer(204, "");
    assertEquals(204, world.http.send(world.create("/x").expectingJson()).status());
  }

  @Test
  void a_create_that_never_left_is_repeated_and_then_certain() {
    world.close();
    ServiceException e = failure(world.create("/x"));
    assertFalse(e.uncertain());
    assertEquals(Duration.ofSeconds(1 + 2 + 4 + 8), world.time.waited());
    assertTrue(e.getMessage().contains("nothing answers at "), e.getMessage());
    assertEquals("Run the same command again later; what is done stays done.", e.advice());
  }

  @Test
  void a_transport_that_cuts_after_the_work_leaves_a_create_uncertain() {
    world.answer(201, "{}");
    Http http =
        world.http(
            Duration.ofMinutes(30),
            client ->
                client.addInterceptor(
                    chain -> {
                      chain.proceed(chain.request()).close();
                      throw new java.io.IOException("cut after");
                    }),
            world.time);
    ServiceException e = assertThrows(ServiceException.class, () -> http.send(world.create("/x")));
    assertTrue(e.uncertain());
    assertEquals(1, world.requests());
  }

  @Test
  void the_death_of_the_process_flies_through_and_leaves_the_gate_usable() throws Exception {
    world.answer(429, "", "Retry-After", "5");
    world.answer(200, "fine");
    int[] sent = {0};
    Http http =
        world.http(
            Duration.ofMinutes(30),
            client ->
                client.addInterceptor(
                    chain -> {
                      if (++sent[0] == 2) {
                        throw new AssertionError("dead");
                      }
                      return chain.proceed(chain.request());
                    }),
            world.time);
    assertThrows(AssertionError.class, () -> http.send(world.get("/x")));
    assertEquals("fine", http.send(world.get("/x")).text());
  }

  @Test
  void a_silent_service_costs_two_repetitions_at_most() {
    for (int i = 0; i < 9; i++) {
      world.server.enqueue(
          new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    }
    HttpPolicy usual = HttpFixture.policy(Duration.ofMinutes(30));
    Http http =
        new Http(
            // Stands for the half minute that each silence takes on the real clock.
            client ->
                client.addInterceptor(
                    chain -> {
                      try {
                        return chain.proceed(chain.request());
                      } finally {
                        world.time.sleep(Duration.ofSeconds(30));
                      }
                    }),
            world.time,
            world.time,
            new HttpPolicy(
                usual.connectTimeout(),
                Duration.ofMillis(50),
                Duration.ofMillis(50),
                usual.maxWait(),
                usual.budget(),
                usual.jitter()),
            HttpEvents.none(),
            new Interrupt());
    ServiceException e = assertThrows(ServiceException.class, () -> http.send(world.get("/x")));
    assertTrue(e.getMessage().contains("no answer came in time"), e.getMessage());
    assertEquals(3, world.requests());
  }

  @Test
  void a_body_is_sent_again_whole() throws Exception {
    world.answer(500, "");
    world.answer(204, "");
    var body = Optional.of(new Request.Body("text/plain", new byte[] {'h', 'i'}));
    world.http.send(world.request("PATCH", "/x", Repeat.SAFE, body));
    world.server.takeRequest();
    var second = world.server.takeRequest();
    assertEquals("PATCH", second.getMethod());
    assertEquals("hi", second.getBody().utf8());
    assertEquals("text/plain", second.getHeaders().get("Content-Type"));
  }

  @Test
  void a_redirect_within_the_service_keeps_the_credential() throws Exception {
    world.answer(302, "", "Location", "/other?y=1");
    world.answer(200, "here");
    assertEquals("here", world.http.send(world.get("/x")).text());
    world.server.takeRequest();
    var second = world.server.takeRequest();
    assertEquals("/other?y=1", second.getTarget());
    assertEquals("Bearer secret-token-1", second.getHeaders().get("Authorization"));
  }

  @Test
  void a_redirect_elsewhere_is_not_followed() {
    world.answer(302, "", "Location", "http://elsewhere.invalid/steal");
    ServiceException e = failure(world.get("/x"));
    assertEquals(Reason.REFUSED, e.reason());
    assertTrue(e.getMessage().contains("elsewhere.invalid"), e.getMessage());
    world.answer(302, "", "Location", "/other");
    assertEquals(Reason.REFUSED, failure(world.create("/x")).reason());
    assertEquals(2, world.requests());
  }

  /** Of the hosts of one domain, those of another port or another customer are somebody else's. */
  @ParameterizedTest
  @CsvSource({
    "https://api.zoom.us/v2/users, https://us02api.zoom.us/v2/users, true",
    "https://api.zoom.us/v2/users, https://zoom.us/v2/users, true",
    "https://api.zoom.us/v2/users, https://api.zoom.us:8443/v2/users, false",
    "https://api.zoom.us/v2/users, https://us02api.zoom.us:8443/v2/users, false",
    "https://api.zoom.us/v2/users, http://us02api.zoom.us/v2/users, false",
    "https://api.zoom.us/v2/users, http://api.zoom.us/v2/users, false",
    "https://api.zoom.us/v2/users, https://evilzoom.us/v2/users, false",
    "https://api.zoom.us/v2/users, https://zoom.us.evil.example/v2/users, false",
    "https://www.eventbriteapi.com/v3/x, https://other.eventbriteapi.com/v3/x, false",
    "https://api.bureau.qc.ca/x, https://evil.qc.ca/x, false",
    "https://a.co.uk/x, https://b.co.uk/x, false",
    "http://127.0.0.1:8080/x, http://127.0.0.1:8081/x, false",
    "http://127.0.0.1:8080/x, http://127.0.0.1:8080/y, true",
  })
  void a_redirect_is_followed_to_the_same_place_and_within_zoom_only(
      String from, String to, boolean followed) {
    Request request =
        new Request(
            "Zoom",
            "GET",
            from,
            Map.of("Authorization", "Bearer secret-token-1"),
            Optional.empty(),
            Repeat.SAFE,
            "read");
    HttpReply reply = new HttpReply(307, Map.of("location", to), new byte[0]);
    Optional<Request> next = Redirects.follow(request, reply);
    assertEquals(followed, next.isPresent());
    next.ifPresent(request2 -> assertEquals(to, request2.url()));
  }

  @Test
  void endless_redirects_end() {
    for (int i = 0; i < 20; i++) {
      world.answer(307, "", "Location", "/again");
    }
    assertEquals(Reason.REFUSED, failure(world.get("/x")).reason());
    assertEquals(6, world.requests());
  }

  @Test
  void a_credential_with_an_impossible_character_is_said_without_showing_it() {
    Request request = world.get("/x");
    Request bad =
        new Request(
            "Zoom",
            "GET",
            request.url(),
            Map.of("Authorization", "Bearer clé-secrète"),
            Optional.empty(),
            Repeat.SAFE,
            "read the account");
    ServiceException e = failure(bad);
    assertEquals(Reason.CREDENTIALS, e.reason());
    assertFalse(e.getMessage().contains("secrète"), e.getMessage());
    assertEquals(0, world.requests());
  }

  @Test
  void an_interrupted_run_sends_nothing_new() {
    world.interrupt.stop();
    assertEquals(Reason.INTERRUPTED, failure(world.get("/x")).reason());
    assertEquals(0, world.requests());
  }

  @Test
  void an_interrupt_ends_a_wait_early() {
    for (int i = 0; i < 3; i++) {
      world.answer(500, "");
    }
    Http http =
        world.http(
            Duration.ofMinutes(30),
            Transport.network(),
            duration -> {
              world.time.sleep(duration);
              if (world.time.waited().toSeconds() >= 2) {
                world.interrupt.stop();
              }
            });
    ServiceException e = assertThrows(ServiceException.class, () -> http.send(world.get("/x")));
    assertEquals(Reason.INTERRUPTED, e.reason());
    assertEquals(2, world.requests());
    assertTrue(world.time.waited().compareTo(Duration.ofMillis(2300)) < 0);
    assertEquals(List.of(), world.waits);
  }

  @Test
  void the_log_hides_secrets_in_addresses() throws Exception {
    world.answer(200, "");
    world.http.send(world.get("/x?token=abcdefg&u=secret-token-1"));
    assertTrue(world.log.get(0).endsWith("/x?token=[hidden]&u=[hidden] 200"), world.log.get(0));
  }

  private ServiceException failure(Request request) {
    return assertThrows(ServiceException.class, () -> world.http.send(request));
  }

  private void cut(SocketEffect effect) {
    world.server.enqueue(new MockResponse.Builder().onResponseStart(effect).build());
  }

  private void cutInBody() {
    world.server.enqueue(
        new MockResponse.Builder()
            .body("0123456789".repeat(1000))
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
  }
}

package ca.calculquebec.cqorc.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.ServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import okio.Buffer;
import okio.GzipSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a hostile or broken service cannot do: hold a run up, or fill the memory. */
@Timeout(60)
class HttpBoundsTest {
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private HttpFixture world;
  private Http http;

  @BeforeEach
  void begin() throws Exception {
    world = new HttpFixture(Duration.ofMinutes(30));
    http = http(Duration.ofSeconds(2), Duration.ofSeconds(30));
  }

  @AfterEach
  void end() {
    world.close();
  }

  private Http http(Duration callTimeout, Duration slow) {
    HttpPolicy usual = HttpFixture.policy(Duration.ofMinutes(30));
    HttpPolicy policy =
        new HttpPolicy(
            usual.connectTimeout(),
            usual.readTimeout(),
            usual.createTimeout(),
            usual.maxWait(),
            usual.budget(),
            usual.jitter(),
            callTimeout,
            slow);
    HttpEvents events =
        new HttpEvents() {
          @Override
          public void attempted(Attempt attempt) {}

          @Override
          public void waitBegins(Wait wait) {}

          @Override
          public void waitEnds(Wait wait) {}

          @Override
          public void lasts(Pending pending) {
            told.add(pending.service() + ": " + pending.what());
          }

          @Override
          public void ends(Pending pending) {
            told.add("over");
          }
        };
    return new Http(Transport.network(), world.time, world.time, policy, events, new Interrupt());
  }

  private void drip() {
    world.server.enqueue(
        new MockResponse.Builder()
            .code(200)
            .body("x".repeat(2_000))
            .throttleBody(1, 100, TimeUnit.MILLISECONDS)
            .build());
  }

  @Test
  void an_answer_that_drips_ends_with_the_call_s_time_and_is_not_asked_for_again() {
    drip();
    drip();
    ServiceException e = assertThrows(ServiceException.class, () -> http.send(world.get("/x")));
    assertTrue(e.getMessage().contains("the whole answer did not come within"), e.getMessage());
    assertFalse(e.uncertain());
    assertEquals(1, world.requests());
  }

  @Test
  void a_create_whose_answer_drips_is_uncertain() {
    drip();
    ServiceException e = assertThrows(ServiceException.class, () -> http.send(world.create("/x")));
    assertTrue(e.uncertain(), e.getMessage());
    assertEquals(1, world.requests());
  }

  @Test
  void an_answer_that_would_fill_the_memory_is_refused_by_its_size() throws Exception {
    byte[] packed = gzip(17 << 20);
    assertTrue(packed.length < 100_000);
    world.server.enqueue(
        new MockResponse.Builder()
            .code(200)
            .addHeader("Content-Encoding", "gzip")
            .body(new Buffer().write(packed))
            .build());
    world.server.enqueue(
        new MockResponse.Builder().code(200).body(new Buffer().write(new byte[17 << 20])).build());
    Http patient = http(Duration.ofMinutes(2), Duration.ofSeconds(30));
    for (int i = 1; i <= 2; i++) {
      ServiceException e =
          assertThrows(ServiceException.class, () -> patient.send(world.get("/x")));
      assertTrue(Http.isTooLarge(e), e.getMessage());
      assertTrue(
          e.getMessage().startsWith("tried to do something, but Zoom gave too much"),
          e.getMessage());
      assertTrue(e.getMessage().contains("16 MB"), e.getMessage());
      assertTrue(e.advice().contains("Zoom"), e.advice());
      assertEquals(i, world.requests());
    }
  }

  private static byte[] gzip(int size) throws Exception {
    Buffer packed = new Buffer();
    try (var out = okio.Okio.buffer(new GzipSink(packed))) {
      out.write(new byte[size]);
    }
    return packed.readByteArray();
  }

  @Test
  void whoever_waits_is_told_once_what_for() throws Exception {
    world.server.enqueue(
        new MockResponse.Builder()
            .code(200)
            .body("{}")
            .headersDelay(800, TimeUnit.MILLISECONDS)
            .build());
    Http slow = http(Duration.ofMinutes(2), Duration.ofMillis(100));
    assertEquals(200, slow.send(world.get("/x")).status());
    assertEquals(List.of("Zoom: do something", "over"), told);
    world.answer(200, "{}");
    Http quick = http(Duration.ofMinutes(2), Duration.ofSeconds(30));
    quick.send(world.get("/x"));
    assertEquals(2, told.size());
  }

  @Test
  void a_large_upload_has_more_time_and_a_service_that_is_down_less() {
    HttpPolicy policy = HttpPolicy.standard(Duration.ZERO);
    assertEquals(Duration.ofMinutes(2), policy.callTimeout(world.get("/x"), false));
    Request upload =
        world.request(
            "PUT",
            "/x",
            Repeat.SAFE,
            Optional.of(new Request.Body("application/pdf", new byte[10_000_000])));
    assertEquals(Duration.ofSeconds(320), policy.callTimeout(upload, false));
    assertEquals(Duration.ofSeconds(30), policy.callTimeout(world.get("/x"), true));
  }
}

package ca.calculquebec.cqorc.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpLimitTest {
  private final HttpFixture world;

  HttpLimitTest() throws java.io.IOException {
    world = new HttpFixture();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void retry_after_is_obeyed_in_seconds() throws Exception {
    assertEquals(7, waitFor("Retry-After", "7"));
  }

  @Test
  void retry_after_is_obeyed_as_an_http_date() throws Exception {
    assertEquals(45, waitFor("Retry-After", "Mon, 14 Sep 2026 12:00:45 GMT"));
  }

  @Test
  void retry_after_is_obeyed_as_an_iso_date() throws Exception {
    assertEquals(90, waitFor("Retry-After", "2026-09-14T12:01:30Z"));
    assertEquals(60, waitFor("Retry-After", "2026-09-14T08:02:30-04:00"));
  }

  @Test
  void a_date_is_counted_from_the_services_own_clock_when_that_is_shorter() throws Exception {
    assertEquals(
        30,
        waitFor(
            "Retry-After", "2026-09-14T12:10:30Z",
            "Date", "Mon, 14 Sep 2026 12:10:00 GMT"));
  }

  @Test
  void zooms_reset_is_obeyed_in_seconds_and_as_a_time() throws Exception {
    assertEquals(3, waitFor("X-RateLimit-Type", "QPS", "X-RateLimit-Reset", "3"));
    assertEquals(2, waitFor("X-RateLimit-Type", "QPS", "X-RateLimit-Reset", "1.5"));
    // 12:00:15Z, of which five seconds were waited above.
    assertEquals(10, waitFor("X-RateLimit-Type", "QPS", "X-RateLimit-Reset", "1789387215"));
  }

  @Test
  void eventbrites_exhausted_counter_tells_the_wait() throws Exception {
    assertEquals(
        330,
        waitFor(
            "x-rate-limit",
            "token:ABCDEFGH 22/2000 reset=3530s, key:ABCDEFGH 2000/2000 reset=330s"));
  }

  @Test
  void a_create_that_was_refused_for_a_limit_is_sent_again() throws Exception {
    world.answer(429, "", "Retry-After", "4");
    world.answer(201, "{}");
    assertEquals(201, world.http.send(world.create("/x")).status());
    assertEquals(2, world.requests());
    assertTrue(world.log.contains("wait 4 Zoom asks to wait"), world.log.toString());
  }

  @Test
  void a_stated_wait_is_a_queue_and_no_attempt() throws Exception {
    for (int i = 0; i < 20; i++) {
      world.answer(429, "", "Retry-After", "60");
    }
    world.answer(200, "at last");
    assertEquals("at last", world.http.send(world.get("/x")).text());
    assertEquals(Duration.ofMinutes(20), world.time.waited());
  }

  @Test
  void queueing_ends_at_max_wait() {
    for (int i = 0; i < 40; i++) {
      world.answer(429, "", "Retry-After", "60");
    }
    ServiceException e = failure(world.get("/x"));
    assertEquals(Reason.LIMIT, e.reason());
    assertEquals(Duration.ofMinutes(30), world.time.waited());
  }

  @Test
  void a_wait_longer_than_max_wait_fails_at_once_and_says_until_when() {
    world.answer(429, "", "Retry-After", "7200");
    ServiceException e = failure(world.create("/x"));
    assertEquals(Reason.LIMIT, e.reason());
    assertFalse(e.uncertain());
    assertEquals(
        "tried to do something, but Zoom asks to wait until 2026-09-14 14:00 UTC, longer than"
            + " cqorc waits (30 min)",
        e.getMessage());
    assertEquals(Reason.LIMIT, failure(world.get("/y")).reason());
    assertEquals(1, world.requests(), "nobody asks again before that time");
  }

  @Test
  void without_a_stated_wait_the_minute_of_back_off_counts() {
    for (int i = 0; i < 10; i++) {
      world.answer(429, "");
    }
    ServiceException e = failure(world.create("/x"));
    assertEquals(Reason.LIMIT, e.reason());
    assertFalse(e.uncertain());
    assertEquals(7, world.requests());
    assertEquals(Duration.ofSeconds(63), world.time.waited());
    assertEquals("tried to do something, but Zoom asked to slow down 7 times", e.getMessage());
  }

  @Test
  void after_that_minute_the_next_request_tries_once_and_no_longer() throws Exception {
    for (int i = 0; i < 8; i++) {
      world.answer(429, "");
    }
    failure(world.get("/x"));
    assertEquals(Reason.LIMIT, failure(world.get("/y")).reason());
    assertEquals(8, world.requests());
    assertEquals(Duration.ofSeconds(63), world.time.waited());
    world.answer(200, "");
    world.http.send(world.get("/z"));
    world.answer(429, "");
    world.answer(200, "");
    assertEquals(200, world.http.send(world.get("/z")).status());
  }

  @Test
  void a_wait_that_is_over_already_is_no_invitation_to_hammer() {
    for (int i = 0; i < 10; i++) {
      world.answer(429, "", "Retry-After", i % 2 == 0 ? "0" : "2020-01-01T00:00:00Z");
    }
    assertEquals(Reason.LIMIT, failure(world.get("/x")).reason());
    assertEquals(7, world.requests());
  }

  @Test
  void a_limit_that_names_a_day_is_reported_and_not_waited_for() throws Exception {
    world.answer(429, "", "X-RateLimit-Type", "Daily-limit", "Retry-After", "2026-09-15T00:00:00Z");
    ServiceException e = failure(world.create("/x"));
    assertEquals(Reason.LIMIT, e.reason());
    assertTrue(e.advice().contains("2026-09-15 00:00 UTC"), e.advice());
    // The hundred changes a day: a category, but neither type nor Retry-After.
    world.answer(
        429, "{\"code\":429,\"message\":\"You have exceeded the daily rate limit (100)\"}");
    ServiceException hundred = failure(world.create("/x"));
    assertTrue(hundred.advice().contains("00:00 UTC, when its day begins"), hundred.advice());
    world.answer(429, "", "x-ratelimit-category", "Light", "x-ratelimit-remaining", "5893");
    assertEquals(Reason.LIMIT, failure(world.create("/x")).reason());
    assertEquals(Duration.ZERO, world.time.waited());
    world.answer(200, "reading goes on");
    assertEquals("reading goes on", world.http.send(world.get("/x")).text());
  }

  @Test
  void an_overloaded_service_that_states_a_wait_is_waited_for_when_reading() throws Exception {
    world.answer(503, "", "Retry-After", "120");
    world.answer(200, "");
    world.http.send(world.get("/x"));
    assertEquals(Duration.ofMinutes(2), world.time.waited());
  }

  @Test
  void a_service_may_have_its_own_way_of_saying_too_fast() throws Exception {
    world.answer(403, "slow");
    world.answer(200, "");
    Request request =
        world
            .get("/x")
            .limitedBy(
                (reply, now) ->
                    reply.status() == 403
                        ? Optional.of(TooFast.queue(Duration.ofSeconds(9)))
                        : Optional.empty());
    world.http.send(request);
    assertEquals(Duration.ofSeconds(9), world.time.waited());
  }

  private long waitFor(String... headers) throws ServiceException {
    Duration before = world.time.waited();
    world.answer(429, "", headers);
    world.answer(200, "");
    world.http.send(world.get("/x"));
    return world.time.waited().minus(before).toSeconds();
  }

  private ServiceException failure(Request request) {
    return assertThrows(ServiceException.class, () -> world.http.send(request));
  }
}

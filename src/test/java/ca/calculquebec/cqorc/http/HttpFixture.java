package ca.calculquebec.cqorc.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

/** A client before a local server, with time that passes by waiting only. */
final class HttpFixture implements AutoCloseable {
  final MockWebServer server = new MockWebServer();
  final FakeTime time = new FakeTime("2026-09-14T12:00:00Z");
  final Interrupt interrupt = new Interrupt();
  final Redactor redactor = new Redactor();
  final List<String> log = new CopyOnWriteArrayList<>();

  /** Those that have begun and not ended. */
  final List<HttpEvents.Wait> waits = new CopyOnWriteArrayList<>();

  final Http http;

  HttpFixture() throws java.io.IOException {
    this(Duration.ofMinutes(30));
  }

  HttpFixture(Duration maxWait) throws java.io.IOException {
    server.start();
    http = http(maxWait, Transport.network(), time);
  }

  Http http(Duration maxWait, Transport transport, Sleeper sleeper) {
    return new Http(transport, time, sleeper, policy(maxWait), events(), interrupt, redactor);
  }

  static HttpPolicy policy(Duration maxWait) {
    RandomGenerator middle =
        new RandomGenerator() {
          @Override
          public long nextLong() {
            return 0;
          }

          @Override
          public double nextDouble() {
            return 0.5;
          }
        };
    return new HttpPolicy(
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        maxWait,
        Duration.ofSeconds(65),
        middle);
  }

  private HttpEvents events() {
    return new HttpEvents() {
      @Override
      public void attempted(Attempt attempt) {
        log.add(attempt.method() + " " + attempt.url() + " " + attempt.status());
      }

      @Override
      public void waitBegins(Wait wait) {
        log.add("wait " + wait.duration().toSeconds() + " " + wait.reason());
        waits.add(wait);
      }

      @Override
      public void waitEnds(Wait wait) {
        waits.remove(wait);
      }
    };
  }

  void answer(int status, String body, String... headers) {
    MockResponse.Builder response = new MockResponse.Builder().code(status).body(body);
    for (int i = 0; i < headers.length; i += 2) {
      response.addHeader(headers[i], headers[i + 1]);
    }
    server.enqueue(response.build());
  }

  Request get(String path) {
    return request("GET", path, Repeat.SAFE, Optional.empty());
  }

  Request create(String path) {
    byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    return request(
        "POST", path, Repeat.ONCE, Optional.of(new Request.Body("application/json", body)));
  }

  Request request(String method, String path, Repeat repeat, Optional<Request.Body> body) {
    return new Request(
        "Zoom",
        method,
        server.url("").toString().replaceAll("/$", "") + path,
        Map.of("Authorization", "Bearer secret-token-1"),
        body,
        repeat,
        "do something");
  }

  int requests() {
    return server.getRequestCount();
  }

  @Override
  public void close() {
    server.close();
  }
}

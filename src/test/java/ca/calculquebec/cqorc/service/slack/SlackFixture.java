package ca.calculquebec.cqorc.service.slack;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.http.Http;
import ca.calculquebec.cqorc.http.HttpEvents;
import ca.calculquebec.cqorc.http.HttpPolicy;
import ca.calculquebec.cqorc.http.Interrupt;
import ca.calculquebec.cqorc.http.Redactor;
import ca.calculquebec.cqorc.http.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/** A Slack client before a local server whose answers are recorded beforehand. */
final class SlackFixture implements AutoCloseable {
  static final String TOKEN = "xoxb-very-secret-token";

  final MockWebServer server = new MockWebServer();
  final Redactor redactor = new Redactor();
  final List<Duration> waits = new ArrayList<>();
  final SlackClient slack;
  private Meanwhile meanwhile = () -> {};

  /** What another course does while one waits. */
  interface Meanwhile {
    void call() throws ServiceException;

    default void run() {
      try {
        call();
      } catch (ServiceException failure) {
        throw new AssertionError(failure);
      }
    }
  }

  void meanwhile(Meanwhile other) {
    meanwhile = other;
  }

  SlackFixture() throws IOException {
    server.start();
    Http http =
        new Http(
            Transport.network(),
            Clock.fixed(Instant.parse("2026-09-01T12:00:00Z"), ZoneOffset.UTC),
            duration -> meanwhile.run(),
            HttpPolicy.standard(Duration.ofMinutes(30)),
            new HttpEvents() {
              @Override
              public void attempted(Attempt attempt) {}

              @Override
              public void waitBegins(Wait wait) {
                waits.add(wait.duration());
              }

              @Override
              public void waitEnds(Wait wait) {}
            },
            new Interrupt(),
            redactor);
    slack = new SlackClient(http, server.url("/slack/api").toString(), TOKEN);
  }

  /** What Slack's own documents show as the answer of this method. */
  SlackFixture recorded(String method) throws IOException {
    try (InputStream in = SlackFixture.class.getResourceAsStream(method + ".json")) {
      return answer(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  SlackFixture answer(String body) {
    server.enqueue(json(200, body).build());
    return this;
  }

  SlackFixture refused(String error) {
    return answer("{\"ok\":false,\"error\":\"" + error + "\"}");
  }

  SlackFixture tooFast(int seconds) {
    server.enqueue(
        json(429, "{\"ok\":false,\"error\":\"ratelimited\"}")
            .setHeader("Retry-After", Integer.toString(seconds))
            .build());
    return this;
  }

  SlackFixture cut() {
    server.enqueue(
        new MockResponse.Builder()
            .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    return this;
  }

  SlackFixture status(int status) {
    server.enqueue(json(status, "{\"ok\":false}").build());
    return this;
  }

  static MockResponse.Builder json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json; charset=utf-8")
        .body(body);
  }

  RecordedRequest next() throws InterruptedException {
    return server.takeRequest();
  }

  /** The form that a request carries. */
  static Map<String, String> form(RecordedRequest request) {
    Map<String, String> form = new TreeMap<>();
    for (String pair : request.getBody().utf8().split("&")) {
      String[] parts = pair.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return form;
  }

  @Override
  public void close() {
    server.close();
  }
}

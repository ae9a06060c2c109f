package ca.calculquebec.cqorc.service.zoom;

import ca.calculquebec.cqorc.http.Http;
import ca.calculquebec.cqorc.http.HttpEvents;
import ca.calculquebec.cqorc.http.HttpPolicy;
import ca.calculquebec.cqorc.http.Interrupt;
import ca.calculquebec.cqorc.http.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A Zoom client before a local server whose answers are recorded beforehand. */
final class ZoomFixture implements AutoCloseable {
  static final ZoomCredentials CREDENTIALS =
      new ZoomCredentials(
          "zoomAccountUnt", "client-1", "secret-1", "the [zoom] section of secrets/secrets.cfg");

  final MockWebServer server = new MockWebServer();
  final ZoomClient zoom;

  ZoomFixture() throws IOException {
    server.start();
    Http http =
        new Http(
            Transport.network(),
            Clock.fixed(Instant.parse("2026-09-01T12:00:00Z"), ZoneOffset.UTC),
            duration -> {},
            HttpPolicy.standard(Duration.ofMinutes(30)),
            HttpEvents.none(),
            new Interrupt());
    String root = server.url("").toString().replaceAll("/$", "");
    zoom =
        new ZoomClient(
            http, root + "/v2", new ZoomTokens(http, root + "/oauth/token", CREDENTIALS));
  }

  /** With the token that nearly every test needs first. */
  static ZoomFixture withToken() throws IOException {
    ZoomFixture fixture = new ZoomFixture();
    fixture.token("one");
    return fixture;
  }

  void token(String token) {
    answer(
        200, "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"expires_in\":3599}");
  }

  void answer(int status, String body) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .setHeader("Content-Type", "application/json")
            .body(body)
            .build());
  }

  /** An error body as it is, also one that is no JSON. */
  void answerPlain(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  /** All requests so far: method, path and body. */
  List<RecordedRequest> requests() throws InterruptedException {
    List<RecordedRequest> requests = new ArrayList<>();
    int number = server.getRequestCount();
    for (int i = 0; i < number; i++) {
      requests.add(server.takeRequest());
    }
    return requests;
  }

  /** The requests but the token's, as {@code GET /v2/webinars/1}. */
  List<String> lines() throws InterruptedException {
    return requests().stream()
        .map(request -> request.getMethod() + " " + request.getTarget())
        .filter(line -> !line.contains("/oauth/token"))
        .toList();
  }

  static String body(RecordedRequest request) {
    return request.getBody() == null ? "" : request.getBody().utf8();
  }

  static String webinar() throws IOException {
    try (InputStream in = ZoomFixture.class.getResourceAsStream("webinar.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}

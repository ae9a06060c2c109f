package ca.calculquebec.cqorc.sandbox;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sandbox with a clock that the test moves, and an HTTP client that knows nothing of it. */
public final class Rig implements AutoCloseable {
  public static final Instant START = Instant.parse("2026-09-07T14:00:00Z");

  public final TestClock clock;
  public final Sandbox sandbox;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  public static final class TestClock extends Clock {
    private Instant now;

    public TestClock(Instant now) {
      this.now = now;
    }

    public void pass(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }
  }

  /** What came back. */
  public record Reply(int status, Map<String, java.util.List<String>> headers, String body) {
    public JsonNode json() {
      return JsonTree.parse(body).orElseThrow();
    }

    public String header(String name) {
      return headers.getOrDefault(name, java.util.List.of("")).get(0);
    }
  }

  public Rig(Path dir, UnaryOperator<SandboxOptions> options) throws InputException {
    this(dir, options, new TestClock(START));
  }

  Rig(Path dir, UnaryOperator<SandboxOptions> options, TestClock clock) throws InputException {
    this.clock = clock;
    this.sandbox = Sandbox.start(options.apply(SandboxOptions.in(dir).withGit(false)), clock);
  }

  public Rig(Path dir) throws InputException {
    this(dir, options -> options);
  }

  public Reply send(String method, String path, Map<String, String> headers, String body)
      throws IOException, InterruptedException {
    return send(method, path, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  public Reply send(String method, String path, Map<String, String> headers, byte[] body)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response = raw(method, path, headers, body);
    return new Reply(
        response.statusCode(),
        response.headers().map(),
        new String(response.body(), StandardCharsets.UTF_8));
  }

  public HttpResponse<byte[]> raw(
      String method, String path, Map<String, String> headers, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.root() + path));
    headers.forEach(request::header);
    request.method(
        method,
        body.length == 0
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(body));
    return http.send(
        request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  public Reply form(String path, Map<String, String> form, Map<String, String> headers)
      throws IOException, InterruptedException {
    StringBuilder body = new StringBuilder();
    form.forEach(
        (name, value) ->
            body.append(body.isEmpty() ? "" : "&").append(name).append('=').append(encode(value)));
    Map<String, String> all = new java.util.HashMap<>(headers);
    all.put("Content-Type", "application/x-www-form-urlencoded");
    return send("POST", path, all, body.toString());
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A value of the ready configuration, found as a person would find it: by reading the file. */
  public String setting(Path file, String key) throws IOException {
    Matcher line = Pattern.compile("(?m)^" + key + " = (.*)$").matcher(Files.readString(file));
    if (!line.find()) {
      throw new IllegalArgumentException(key);
    }
    return line.group(1);
  }

  public String secret(String key) throws IOException {
    return setting(sandbox.secretsDirectory().resolve("secrets.cfg"), key);
  }

  public String config(String key) throws IOException {
    return setting(sandbox.configDirectory().resolve("config.cfg"), key);
  }

  public JsonNode tokenFile(String service) throws IOException {
    return JsonTree.parse(
            Files.readString(sandbox.secretsDirectory().resolve("token_" + service + ".json")))
        .orElseThrow();
  }

  public String googleToken(String service) throws IOException, InterruptedException {
    JsonNode file = tokenFile(service);
    return form(
            "/google/token",
            Map.of(
                "grant_type", "refresh_token",
                "client_id", file.path("client_id").asText(),
                "client_secret", file.path("client_secret").asText(),
                "refresh_token", file.path("refresh_token").asText()),
            Map.of())
        .json()
        .path("access_token")
        .asText();
  }

  public String zoomToken() throws IOException, InterruptedException {
    return form(
            "/zoom/oauth/token",
            Map.of("grant_type", "account_credentials", "account_id", secret("account_id")),
            Map.of("Authorization", basic()))
        .json()
        .path("access_token")
        .asText();
  }

  String basic() throws IOException {
    String pair = secret("client_id") + ":" + secret("client_secret");
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  public static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }

  @Override
  public void close() {
    sandbox.close();
  }
}

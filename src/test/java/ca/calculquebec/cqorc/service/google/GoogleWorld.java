package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.http.FakeTime;
import ca.calculquebec.cqorc.http.Http;
import ca.calculquebec.cqorc.http.HttpEvents;
import ca.calculquebec.cqorc.http.HttpPolicy;
import ca.calculquebec.cqorc.http.Interrupt;
import ca.calculquebec.cqorc.http.Redactor;
import ca.calculquebec.cqorc.http.Transport;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A Google of canned answers, and a secrets directory. */
final class GoogleWorld implements AutoCloseable {
  static final String TOKEN =
      "{\"token\": \"ya29.OLD\", \"refresh_token\": \"1//REFRESH\", "
          + "\"token_uri\": \"https://oauth2.googleapis.com/token\", "
          + "\"client_id\": \"1234-abc.apps.googleusercontent.com\", "
          + "\"client_secret\": \"GOCSPX-SECRET\", "
          + "\"scopes\": [\"https://www.googleapis.com/auth/spreadsheets\"], "
          + "\"universe_domain\": \"googleapis.com\", \"account\": \"\", "
          + "\"expiry\": \"EXPIRY\"}";

  final MockWebServer server = new MockWebServer();
  final FakeTime time = new FakeTime("2026-09-14T12:00:00Z");
  final Path secrets;
  final Interrupt interrupt = new Interrupt();
  final List<String> remarks = new ArrayList<>();
  final Http http;

  GoogleWorld(Path secrets) throws IOException {
    this.secrets = secrets;
    server.start();
    http =
        new Http(
            Transport.network(),
            time,
            time,
            HttpPolicy.standard(Duration.ofMinutes(30)),
            HttpEvents.none(),
            interrupt,
            new Redactor());
  }

  String root() {
    return server.url("").toString().replaceAll("/$", "");
  }

  GoogleAuthorizer authorizer(Optional<Path> credentials, boolean interactive) {
    return authorizer(credentials, interactive, new Nobody());
  }

  GoogleAuthorizer authorizer(
      Optional<Path> credentials, boolean interactive, SignInPrompt prompt) {
    GoogleSettings settings =
        new GoogleSettings(secrets, credentials, root() + "/token", interactive);
    return new GoogleAuthorizer(http, time, settings, prompt);
  }

  Path tokenFile() {
    return secrets.resolve("token_sheets_v4.json");
  }

  void writeToken(String content) throws IOException {
    Files.writeString(tokenFile(), content);
  }

  /** The usual token file with this expiry. */
  void writeTokenUntil(String expiry) throws IOException {
    writeToken(TOKEN.replace("EXPIRY", expiry));
  }

  void answer(int status, String json, String... headers) {
    MockResponse.Builder response =
        new MockResponse.Builder()
            .code(status)
            .addHeader("Content-Type", "application/json; charset=UTF-8")
            .body(json);
    for (int i = 0; i < headers.length; i += 2) {
      response.addHeader(headers[i], headers[i + 1]);
    }
    server.enqueue(response.build());
  }

  void answerToken(String token) {
    answer(
        200,
        "{\"access_token\":\""
            + token
            + "\",\"expires_in\":3599,\"scope\":\"https://www.googleapis.com/auth/spreadsheets\","
            + "\"token_type\":\"Bearer\"}");
  }

  static Map<String, String> form(RecordedRequest request) {
    Map<String, String> fields = new TreeMap<>();
    for (String part : request.getBody().utf8().split("&")) {
      String[] pair = part.split("=", 2);
      fields.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  @Override
  public void close() {
    server.close();
  }

  private final class Nobody implements SignInPrompt {
    @Override
    public void ask(String address, int port) {
      throw new AssertionError("a person was asked");
    }

    @Override
    public void remark(String text) {
      remarks.add(text);
    }
  }
}

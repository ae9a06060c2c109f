package ca.calculquebec.cqorc.service.zoom;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.http.Http;
import ca.calculquebec.cqorc.http.HttpReply;
import ca.calculquebec.cqorc.http.Repeat;
import ca.calculquebec.cqorc.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sends calls with the run's token, and once more with a new one when it has become stale. */
final class ZoomApi {
  static final String SERVICE = "Zoom";

  private static final Pattern START_URL = Pattern.compile("\"start_url\"\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern ZAK = Pattern.compile("[?&]zak=([^&\"\\s]+)");

  private final Http http;
  private final String root;
  private final ZoomTokens tokens;

  ZoomApi(Http http, String root, ZoomTokens tokens) {
    this.http = http;
    this.root = root;
    this.tokens = tokens;
  }

  /** What a call is, before it has a token. */
  record ZoomCall(
      ZoomScope scope,
      String method,
      String path,
      Optional<Map<String, Object>> body,
      Repeat repeat,
      String what,
      boolean expectsJson) {

    static ZoomCall get(ZoomScope scope, String path, String what) {
      return new ZoomCall(scope, "GET", path, Optional.empty(), Repeat.SAFE, what, true);
    }

    static ZoomCall create(ZoomScope scope, String path, Map<String, Object> body, String what) {
      return new ZoomCall(scope, "POST", path, Optional.of(body), Repeat.ONCE, what, true);
    }

    static ZoomCall update(ZoomScope scope, String path, Map<String, Object> body, String what) {
      return new ZoomCall(scope, "PATCH", path, Optional.of(body), Repeat.SAFE, what, false);
    }

    static ZoomCall delete(ZoomScope scope, String path, String what) {
      return new ZoomCall(scope, "DELETE", path, Optional.empty(), Repeat.SAFE, what, false);
    }

    /** The same call, of whose answer nothing is needed. */
    ZoomCall readingNothing() {
      return new ZoomCall(scope, method, path, body, repeat, what, false);
    }
  }

  /** How an answer is read. */
  @FunctionalInterface
  interface Reader<T> {
    T read(String body) throws ZoomJson.Unreadable;
  }

  ZoomScopes scopes() throws ServiceException {
    return tokens.current().scopes();
  }

  <T> T send(ZoomCall call, Reader<T> reader) throws ServiceException {
    ZoomToken token = tokens.current();
    Request request = request(call, token);
    HttpReply reply = http.send(request);
    if (!reply.isSuccess() && ZoomFailures.isStaleToken(reply)) {
      token = tokens.renew(token);
      request = request(call, token);
      reply = http.send(request);
    }
    if (!reply.isSuccess()) {
      throw ZoomCode.isMissingScope(ZoomFailures.code(reply))
          ? ZoomFailures.missingScope(
              request, reply, token.scopes().missing(call.scope(), reply.text()))
          : ZoomFailures.of(request, reply);
    }
    String answer = reply.text();
    learnSecrets(answer);
    try {
      return reader.read(answer);
    } catch (ZoomJson.Unreadable why) {
      throw ZoomFailures.unreadable(request, reply, why);
    }
  }

  /** Whoever has a webinar's start address is its host: nothing that Zoom says later shows it. */
  private void learnSecrets(String answer) {
    for (Pattern pattern : List.of(START_URL, ZAK)) {
      pattern.matcher(answer).results().forEach(found -> http.redactor().add(found.group(1)));
    }
  }

  private Request request(ZoomCall call, ZoomToken token) {
    Request request =
        new Request(
            SERVICE,
            call.method(),
            root + call.path(),
            Map.of("Authorization", token.header(), "Accept", "application/json"),
            call.body().map(body -> new Request.Body("application/json", ZoomJson.bytes(body))),
            call.repeat(),
            call.what());
    return call.expectsJson() ? request.expectingJson() : request;
  }

  /** A text as one segment of a path, or as the value of a query parameter. */
  static String encoded(String text) {
    // A user is often an e-mail address, whose @ is allowed as it is.
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%40", "@");
  }
}

package ca.calculquebec.cqorc.service.eventbrite;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import ca.calculquebec.cqorc.http.Http;
import ca.calculquebec.cqorc.http.HttpReply;
import ca.calculquebec.cqorc.http.Repeat;
import ca.calculquebec.cqorc.http.Request;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Requests and answers: authorisation, waypoints, errors as {@link ServiceException}s. */
final class EventbriteCalls {
  static final String SERVICE = "Eventbrite";

  // Sent back, it makes the next read current; without it reads lag behind writes.
  private static final String WAYPOINT = "Eventbrite-API-Waypoint-Token";

  private static final Set<String> WRONG_TOKEN =
      Set.of("INVALID_AUTH", "INVALID_AUTH_HEADER", "NO_AUTH", "BAD_TOKEN");

  private final Http http;
  private final String root;
  private final String token;
  private final Map<String, String> waypoints = new ConcurrentHashMap<>();

  EventbriteCalls(Http http, String root, String token) {
    this.http = http;
    this.root = root;
    this.token = token;
  }

  /** Reads what an answer holds. */
  @FunctionalInterface
  interface Reading<T> {
    T of(JsonNode answer) throws EventbriteJson.Unreadable;
  }

  /**
   * One call about one event.
   *
   * @param event whose waypoint travels with it; blank when it is about none
   * @param path below the root, with its final {@code /} and query
   */
  record EventbriteCall(
      String method, String event, String path, Object body, Repeat repeat, String what) {
    static EventbriteCall get(String event, String path, String what) {
      return new EventbriteCall("GET", event, path, null, Repeat.SAFE, what);
    }

    static EventbriteCall post(String event, String path, Object body, String what) {
      return new EventbriteCall("POST", event, path, body, Repeat.SAFE, what);
    }
  }

  <T> T send(EventbriteCall call, Reading<T> reading) throws ServiceException {
    return send(call, reading, answer -> call.event());
  }

  /**
   * @param subject the event that the answer speaks of, when it is not the one that was asked
   */
  <T> T send(EventbriteCall call, Reading<T> reading, Function<T, String> subject)
      throws ServiceException {
    HttpReply reply = succeed(call, request(call).expectingJson());
    try {
      T answer = reading.of(EventbriteJson.parse(reply.text()));
      remember(subject.apply(answer), reply);
      return answer;
    } catch (EventbriteJson.Unreadable unreadable) {
      throw unreadable(call, reply, unreadable);
    }
  }

  /** A call whose answer says nothing beyond its success. */
  void send(EventbriteCall call) throws ServiceException {
    remember(call.event(), succeed(call, request(call)));
  }

  /**
   * A call whose success is what counts.
   *
   * @return what its answer holds, if it can be read
   */
  <T> Optional<T> sendAndRead(EventbriteCall call, Reading<T> reading) throws ServiceException {
    HttpReply reply = succeed(call, request(call));
    remember(call.event(), reply);
    try {
      return Optional.of(reading.of(EventbriteJson.parse(reply.text())));
    } catch (EventbriteJson.Unreadable saysNothing) {
      return Optional.empty();
    }
  }

  private HttpReply succeed(EventbriteCall call, Request request) throws ServiceException {
    HttpReply reply = http.send(request);
    if (!reply.isSuccess()) {
      throw failure(call, reply);
    }
    return reply;
  }

  private void remember(String event, HttpReply reply) {
    reply
        .header(WAYPOINT.toLowerCase(Locale.ROOT))
        .filter(waypoint -> !event.isEmpty())
        .ifPresent(waypoint -> waypoints.put(event, waypoint));
  }

  private Request request(EventbriteCall call) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Authorization", "Bearer " + token);
    headers.put("Accept", "application/json");
    String waypoint = waypoints.get(call.event());
    if (waypoint != null) {
      headers.put(WAYPOINT, waypoint);
    }
    Optional<Request.Body> body =
        Optional.ofNullable(call.body())
            .map(value -> new Request.Body("application/json", EventbriteJson.bytes(value)));
    return new Request(
        SERVICE, call.method(), root + call.path(), headers, body, call.repeat(), call.what());
  }

  private static ServiceException failure(EventbriteCall call, HttpReply reply) {
    String code = "";
    String description = "";
    try {
      JsonNode error = EventbriteJson.parse(reply.text());
      code = EventbriteJson.optionalText(error, "error").orElse("");
      description = EventbriteJson.optionalText(error, "error_description").orElse("");
    } catch (EventbriteJson.Unreadable notJson) {
      description = "";
    }
    Reason reason = reason(reply.status(), code);
    boolean uncertain = reason == Reason.UNAVAILABLE && call.repeat() == Repeat.ONCE;
    String said = code.isEmpty() ? "HTTP " + reply.status() : code;
    String message =
        "tried to "
            + call.what()
            + ", but Eventbrite "
            + (description.isBlank()
                ? "refused it and says no more than \"" + said + "\""
                : "answered " + said + ": " + description.strip());
    return new ServiceException(
        SERVICE, reason, reply.status(), code, uncertain, message, advice(reason), null);
  }

  private static Reason reason(int status, String code) {
    if (status == 401 || WRONG_TOKEN.contains(code)) {
      return Reason.CREDENTIALS;
    }
    if (status == 404) {
      return Reason.NOT_FOUND;
    }
    if (status == 429) {
      return Reason.LIMIT;
    }
    return status >= 500 || status == 408 ? Reason.UNAVAILABLE : Reason.REFUSED;
  }

  private static String advice(Reason reason) {
    return switch (reason) {
      case CREDENTIALS ->
          "Compare [eventbrite] api_key with the private token on Eventbrite's page of API keys.";
      case NOT_FOUND -> "Look whether it exists at Eventbrite and belongs to your organisation.";
      case LIMIT -> "Eventbrite allows 2,000 calls an hour; run the same command again later.";
      case UNAVAILABLE -> "Run the same command again in a few minutes.";
      case REFUSED, INTERRUPTED -> "";
    };
  }

  private static ServiceException unreadable(
      EventbriteCall call, HttpReply reply, EventbriteJson.Unreadable cause) {
    return new ServiceException(
        SERVICE,
        Reason.UNAVAILABLE,
        reply.status(),
        "",
        call.repeat() == Repeat.ONCE,
        "tried to "
            + call.what()
            + ", but Eventbrite's answer cannot be read: "
            + cause.getMessage(),
        "Run the same command again; if it stays so, report it with the output of -v.",
        cause);
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

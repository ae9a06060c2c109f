package ca.calculquebec.cqorc.http;

import java.util.Map;
import java.util.Optional;

/**
 * One request in plain values.
 *
 * @param service the service's plain name, as messages print it
 * @param method GET, POST, PUT, PATCH or DELETE
 * @param url complete, query included
 * @param headers without Content-Type
 * @param what what is being tried, to complete "tried to …": {@code add 2 panelists to webinar 81}
 * @param expectsJson whether a success must carry well-formed JSON (but for 204); a body that
 *     declares itself as JSON is checked in any case
 * @param limits tells which answers mean "too fast"
 * @param lane what such an answer holds back: the service as a whole, or one of its methods where
 *     it counts each by itself
 */
public record Request(
    String service,
    String method,
    String url,
    Map<String, String> headers,
    Optional<Body> body,
    Repeat repeat,
    String what,
    boolean expectsJson,
    LimitRecognizer limits,
    String lane) {

  public Request {
    headers = Map.copyOf(headers);
  }

  /** Limits concern the service as a whole. */
  public Request(
      String service,
      String method,
      String url,
      Map<String, String> headers,
      Optional<Body> body,
      Repeat repeat,
      String what,
      boolean expectsJson,
      LimitRecognizer limits) {
    this(service, method, url, headers, body, repeat, what, expectsJson, limits, service);
  }

  /** Any answer will do; limits as most services state them. */
  public Request(
      String service,
      String method,
      String url,
      Map<String, String> headers,
      Optional<Body> body,
      Repeat repeat,
      String what) {
    this(service, method, url, headers, body, repeat, what, false, LimitRecognizer.standard());
  }

  /**
   * The same request, whose success must carry well-formed JSON: a broken body is then retried, or
   * reported as uncertain where it may not be.
   */
  public Request expectingJson() {
    return new Request(service, method, url, headers, body, repeat, what, true, limits, lane);
  }

  /** The same request with the service's own way of saying "too fast". */
  public Request limitedBy(LimitRecognizer recognizer) {
    return new Request(
        service, method, url, headers, body, repeat, what, expectsJson, recognizer, lane);
  }

  /** The same request, whose limits concern this lane only. */
  public Request inLane(String newLane) {
    return new Request(
        service, method, url, headers, body, repeat, what, expectsJson, limits, newLane);
  }

  /** A body in memory, so that it can be sent again. */
  public record Body(String contentType, byte[] bytes) {}
}

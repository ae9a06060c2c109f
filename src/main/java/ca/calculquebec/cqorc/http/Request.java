package ca.calculquebec.cqorc.http;

import java.util.Map;
import java.util.Optional;

/**
 * One request in plain values.
 *
 * @param service the service's plain name, as messages print it; limits are kept per service
 * @param method GET, POST, PUT, PATCH or DELETE
 * @param url complete, query included
 * @param headers without Content-Type
 * @param what what is being tried, to complete "tried to …": {@code add 2 panelists to webinar 81}
 */
public record Request(
    String service,
    String method,
    String url,
    Map<String, String> headers,
    Optional<Body> body,
    Repeat repeat,
    String what) {

  public Request {
    headers = Map.copyOf(headers);
  }

  /** A body in memory, so that it can be sent again. */
  public record Body(String contentType, byte[] bytes) {}
}

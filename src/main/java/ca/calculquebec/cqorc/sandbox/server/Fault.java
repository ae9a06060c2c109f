package ca.calculquebec.cqorc.sandbox.server;

import ca.calculquebec.cqorc.sandbox.support.Call;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that shall go wrong with a request.
 *
 * @param service whose requests count; empty = every service's
 * @param method empty = every method
 * @param path the whole path with {@code *} for any characters; empty = every path
 * @param request the how-manieth matching request is the first to fail, counted from 1
 * @param times how many matching requests in a row fail; 0 = all that follow
 * @param status of the answer, for {@link FaultKind#STATUS}
 * @param headers of the answer, for {@link FaultKind#STATUS}
 * @param body of the answer, for {@link FaultKind#STATUS}
 * @param pause for {@link FaultKind#HANG} and {@link FaultKind#SLOW}
 */
public record Fault(
    FaultKind kind,
    Optional<String> service,
    Optional<String> method,
    Optional<String> path,
    int request,
    int times,
    int status,
    Map<String, String> headers,
    String body,
    Duration pause) {

  /** What goes wrong. */
  public enum FaultKind {
    /** The work is not done; the given answer comes back. */
    STATUS,
    /** The work is not done; the connection is closed without an answer. */
    CUT_BEFORE,
    /** The work is done; the connection is closed without an answer. */
    CUT_AFTER,
    /** The work is not done; nothing comes for the given time, then the connection is closed. */
    HANG,
    /** The work is done; the answer's text breaks off in the middle, as if it were complete. */
    BROKEN_JSON,
    /** The work is done; the answer comes after the given time. */
    SLOW,
    /** The work is done; the connection is closed in the middle of the answer. */
    TRUNCATED
  }

  public Fault {
    headers = Map.copyOf(headers);
  }

  /** The next request of any service fails in this way; narrow it with the other methods. */
  public static Fault of(FaultKind kind) {
    return new Fault(
        kind,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1,
        1,
        kind == FaultKind.STATUS ? 500 : 0,
        Map.of(),
        "",
        Duration.ofSeconds(kind == FaultKind.HANG ? 60 : 1));
  }

  /** The next request of any service gets this answer. */
  public static Fault answer(int status, Map<String, String> headers, String body) {
    Fault any = of(FaultKind.STATUS);
    return new Fault(
        any.kind,
        any.service,
        any.method,
        any.path,
        any.request,
        any.times,
        status,
        headers,
        body,
        any.pause);
  }

  public Fault service(String name) {
    return new Fault(
        kind, Optional.of(name), method, path, request, times, status, headers, body, pause);
  }

  public Fault method(String name) {
    return new Fault(
        kind, service, Optional.of(name), path, request, times, status, headers, body, pause);
  }

  public Fault path(String pattern) {
    return new Fault(
        kind, service, method, Optional.of(pattern), request, times, status, headers, body, pause);
  }

  public Fault request(int number) {
    return new Fault(kind, service, method, path, number, times, status, headers, body, pause);
  }

  public Fault times(int number) {
    return new Fault(kind, service, method, path, request, number, status, headers, body, pause);
  }

  public Fault pause(Duration duration) {
    return new Fault(kind, service, method, path, request, times, status, headers, body, duration);
  }

  boolean matches(Call call) {
    return service.filter(name -> !name.equals(call.service())).isEmpty()
        && method.filter(name -> !name.equalsIgnoreCase(call.method())).isEmpty()
        && path.filter(pattern -> !glob(pattern).matcher(call.path()).matches()).isEmpty();
  }

  private static Pattern glob(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (String part : pattern.split("\\*", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(regex.toString());
  }
}

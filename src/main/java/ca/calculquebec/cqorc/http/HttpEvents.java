package ca.calculquebec.cqorc.http;

import java.time.Duration;

/** What happens on the wire, for {@code -v} and for the progress line. Called by many threads. */
public interface HttpEvents {
  /**
   * One try of one request.
   *
   * @param url with secrets hidden
   * @param status 0 when no answer came
   * @param note why there was no usable answer, else empty
   * @param attempt from 1
   */
  record Attempt(
      String service,
      String method,
      String url,
      int status,
      String note,
      Duration took,
      int attempt) {}

  void attempted(Attempt attempt);

  /** A wait begins; {@code reason} completes "waiting …": {@code Zoom asks to slow down}. */
  void waiting(String service, Duration duration, String reason);

  /** Nobody listens. */
  static HttpEvents none() {
    return new HttpEvents() {
      @Override
      public void attempted(Attempt attempt) {}

      @Override
      public void waiting(String service, Duration duration, String reason) {}
    };
  }
}

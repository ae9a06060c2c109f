package ca.calculquebec.cqorc.http;

import java.time.Duration;

/**
 * Requests, waits and their ends, for {@code -v} and for the progress line. Called by many threads.
 */
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

  /**
   * One wait of one request; those of other requests may run beside it.
   *
   * @param reason completes "waiting …": {@code Zoom asks to slow down}
   */
  record Wait(String service, Duration duration, String reason) {}

  /**
   * A request, a message or a command of git that has no answer yet.
   *
   * @param what completes "tried to …": {@code list the webinars}
   * @param since how long it has been waited for
   */
  record Pending(String service, String what, Duration since) {}

  void attempted(Attempt attempt);

  /** Told once of what takes long; must return soon. */
  default void lasts(Pending pending) {}

  /** That of which it was told has come to its end; the same object. */
  default void ends(Pending pending) {}

  void waitBegins(Wait wait);

  /** The wait is over, or was given up; the same object as at its beginning. */
  void waitEnds(Wait wait);

  /** Nobody listens. */
  static HttpEvents none() {
    return new HttpEvents() {
      @Override
      public void attempted(Attempt attempt) {}

      @Override
      public void waitBegins(Wait wait) {}

      @Override
      public void waitEnds(Wait wait) {}
    };
  }
}

package ca.calculquebec.cqorc.http;

import java.time.Duration;
import java.util.Optional;

/**
 * A service says "too fast"; it did nothing, so the request may be sent again.
 *
 * @param stated how long to wait, as far as the service says
 */
public record TooFast(LimitKind kind, Optional<Duration> stated) {
  /** What the service says about the time to wait. */
  public enum LimitKind {
    /** A wait is stated: a queue, not a failed attempt. */
    QUEUE,
    /** No wait is stated. */
    BACK_OFF,
    /** The budget of a day is used up: reported, not waited for. */
    DAY
  }

  public static TooFast queue(Duration wait) {
    return new TooFast(LimitKind.QUEUE, Optional.of(wait));
  }

  public static TooFast backOff() {
    return new TooFast(LimitKind.BACK_OFF, Optional.empty());
  }

  public static TooFast day() {
    return new TooFast(LimitKind.DAY, Optional.empty());
  }
}

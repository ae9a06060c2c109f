package ca.calculquebec.cqorc.http;

import java.time.Duration;
import java.util.Optional;

/**
 * A service says "too fast"; it did nothing, so the request may be sent again.
 *
 * @param stated how long to wait, as far as the service says
 */
public record Refusal(Kind kind, Optional<Duration> stated) {
  /** What the service says about the time to wait. */
  public enum Kind {
    /** A wait is stated: a queue, not a failed attempt. */
    QUEUE,
    /** No wait is stated. */
    BACK_OFF,
    /** The budget of a day is used up: reported, not waited for. */
    DAY
  }

  public static Refusal queue(Duration wait) {
    return new Refusal(Kind.QUEUE, Optional.of(wait));
  }

  public static Refusal backOff() {
    return new Refusal(Kind.BACK_OFF, Optional.empty());
  }

  public static Refusal day() {
    return new Refusal(Kind.DAY, Optional.empty());
  }
}

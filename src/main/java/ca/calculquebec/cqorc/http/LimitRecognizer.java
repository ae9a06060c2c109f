package ca.calculquebec.cqorc.http;

import java.time.Instant;
import java.util.Optional;

/** Tells whether an answer means "too fast", which differs between services. */
@FunctionalInterface
public interface LimitRecognizer {
  /**
   * The refusal that {@code reply} is, if it is one; {@code now} is what dates are counted from.
   */
  Optional<TooFast> recognize(HttpReply reply, Instant now);

  /**
   * Whether a success is none: the service tells trouble of its own, which may be over when a
   * request that is safe to repeat comes again.
   */
  default boolean isTrouble(HttpReply reply) {
    return false;
  }

  /** Status 429 with the headers that services are known to send; 503 with Retry-After. */
  static LimitRecognizer standard() {
    return StatedLimits::recognize;
  }
}

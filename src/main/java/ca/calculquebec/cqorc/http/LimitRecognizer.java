package ca.calculquebec.cqorc.http;

import java.time.Instant;
import java.util.Optional;

/** Tells whether an answer means "too fast", which differs between services. */
@FunctionalInterface
public interface LimitRecognizer {
  /**
   * The refusal that {@code reply} is, if it is one; {@code now} is what dates are counted from.
   */
  Optional<Refusal> recognize(Reply reply, Instant now);

  /** Status 429 with the headers that services are known to send; 503 with Retry-After. */
  static LimitRecognizer standard() {
    return StatedLimits::recognize;
  }
}

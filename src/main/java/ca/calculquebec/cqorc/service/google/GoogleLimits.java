package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.http.HttpReply;
import ca.calculquebec.cqorc.http.LimitRecognizer;
import ca.calculquebec.cqorc.http.TooFast;
import java.time.Instant;
import java.util.Optional;

/** Google's limits: 429 as everywhere, and 403 with a reason that says so. */
final class GoogleLimits {
  private GoogleLimits() {}

  static Optional<TooFast> recognize(HttpReply reply, Instant now) {
    if (reply.status() != 403 && reply.status() != 429) {
      return LimitRecognizer.standard().recognize(reply, now);
    }
    GoogleError error = GoogleError.of(reply);
    if (error.has("quotaExceeded", "dailyLimitExceeded")) {
      return Optional.of(TooFast.day());
    }
    if (reply.status() == 403 && !error.has("rateLimitExceeded", "userRateLimitExceeded")) {
      return Optional.empty();
    }
    HttpReply asTooFast = new HttpReply(429, reply.headers(), new byte[0]);
    return LimitRecognizer.standard().recognize(asTooFast, now);
  }
}

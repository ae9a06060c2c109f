package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.http.LimitRecognizer;
import ca.calculquebec.cqorc.http.Refusal;
import ca.calculquebec.cqorc.http.Reply;
import java.time.Instant;
import java.util.Optional;

/** Google's limits: 429 as everywhere, and 403 with a reason that says so. */
final class GoogleLimits {
  private GoogleLimits() {}

  static Optional<Refusal> recognize(Reply reply, Instant now) {
    if (reply.status() != 403 && reply.status() != 429) {
      return LimitRecognizer.standard().recognize(reply, now);
    }
    GoogleError error = GoogleError.of(reply);
    if (error.has("quotaExceeded", "dailyLimitExceeded")) {
      return Optional.of(Refusal.day());
    }
    if (reply.status() == 403 && !error.has("rateLimitExceeded", "userRateLimitExceeded")) {
      return Optional.empty();
    }
    Reply asTooFast = new Reply(429, reply.headers(), new byte[0]);
    return LimitRecognizer.standard().recognize(asTooFast, now);
  }
}

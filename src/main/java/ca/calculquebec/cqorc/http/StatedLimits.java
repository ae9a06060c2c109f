package ca.calculquebec.cqorc.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ways in which services state their limits: Retry-After, {@code X-RateLimit-*} (Zoom), {@code
 * x-rate-limit} with counters (Eventbrite).
 */
final class StatedLimits {
  /**
   * {@code token:XYZ 22/2000 reset=3530s}: what was used, of how many, until the count restarts.
   */
  private static final Pattern COUNTER = Pattern.compile("(\\d+)/(\\d+)\\s+reset=(\\d+)s?");

  private StatedLimits() {}

  static Optional<TooFast> recognize(HttpReply reply, Instant now) {
    Optional<Duration> retryAfter =
        reply.header("retry-after").flatMap(text -> RetryAfter.parse(text, now, reply));
    if (reply.status() == 503) {
      return retryAfter.map(TooFast::queue);
    }
    if (reply.status() != 429) {
      return Optional.empty();
    }
    if (namesDay(reply)) {
      return Optional.of(new TooFast(TooFast.LimitKind.DAY, retryAfter));
    }
    return Optional.of(
        retryAfter
            .or(() -> reply.header("x-rate-limit").flatMap(StatedLimits::exhausted))
            .or(
                () ->
                    reply
                        .header("x-ratelimit-reset")
                        .flatMap(text -> RetryAfter.parse(text, now, reply)))
            .map(TooFast::queue)
            .orElseGet(TooFast::backOff));
  }

  /**
   * Zoom marks its daily limits by type, except the hundred changes a day per host: that refusal
   * has a category, but neither type nor Retry-After, and its text says "daily".
   */
  private static boolean namesDay(HttpReply reply) {
    Optional<String> type = reply.header("x-ratelimit-type");
    if (type.isPresent()) {
      return type.get().toLowerCase(Locale.ROOT).contains("daily");
    }
    if (reply.header("retry-after").isPresent()) {
      return false;
    }
    return reply.header("x-ratelimit-category").isPresent()
        || reply.text().toLowerCase(Locale.ROOT).contains("daily rate limit");
  }

  /** The longest wait among the counters that are used up. */
  private static Optional<Duration> exhausted(String header) {
    Matcher counter = COUNTER.matcher(header);
    Optional<Duration> longest = Optional.empty();
    while (counter.find()) {
      Optional<Long> used = RetryAfter.number(counter.group(1));
      Optional<Long> allowed = RetryAfter.number(counter.group(2));
      Optional<Long> reset = RetryAfter.number(counter.group(3));
      if (used.isEmpty() || allowed.isEmpty() || reset.isEmpty() || used.get() < allowed.get()) {
        continue;
      }
      Duration wait = Duration.ofSeconds(reset.get());
      if (!wait.isZero() && longest.filter(known -> known.compareTo(wait) >= 0).isEmpty()) {
        longest = Optional.of(wait);
      }
    }
    return longest;
  }
}

package ca.calculquebec.cqorc.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a stated wait: seconds, an HTTP date, an ISO date, or a time in seconds of the epoch. */
final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,15})(?:\\.\\d+)?");

  /** No service makes anybody wait for thirty years, so larger numbers are times. */
  private static final long FIRST_EPOCH = 1_000_000_000L;

  private static final long FIRST_EPOCH_MILLIS = 1_000_000_000_000L;

  private RetryAfter() {}

  /** The wait, when {@code text} states one that is not over. */
  static Optional<Duration> parse(String text, Instant now, HttpReply reply) {
    String trimmed = text.trim();
    var seconds = SECONDS.matcher(trimmed);
    if (seconds.matches()) {
      Optional<Long> whole = number(seconds.group(1));
      boolean fraction = seconds.end(1) < trimmed.length();
      return whole.flatMap(
          count ->
              count < FIRST_EPOCH
                  ? positive(Duration.ofSeconds(fraction ? count + 1 : count))
                  : until(
                      count < FIRST_EPOCH_MILLIS
                          ? Instant.ofEpochSecond(count)
                          : Instant.ofEpochMilli(count),
                      now,
                      reply));
    }
    return date(trimmed).flatMap(date -> until(date, now, reply));
  }

  static Optional<Long> number(String digits) {
    return digits.length() > 15 ? Optional.empty() : Optional.of(Long.parseLong(digits));
  }

  /** An HTTP date, or an ISO date with or without offset (then UTC), or a bare day. */
  static Optional<Instant> date(String text) {
    try {
      if (text.endsWith("GMT")) {
        return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
      }
      if (text.indexOf('T') < 0) {
        return Optional.of(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
      }
      var parsed =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      return Optional.of(
          parsed instanceof OffsetDateTime offset
              ? offset.toInstant()
              : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  /**
   * Counts from our clock and from the answer's own Date, and believes the shorter wait: the clock
   * may be wrong, or set for a rehearsal.
   */
  private static Optional<Duration> until(Instant end, Instant now, HttpReply reply) {
    Optional<Duration> byClock = positive(Duration.between(now, end));
    Optional<Duration> byService =
        reply.header("date").flatMap(RetryAfter::date).flatMap(d -> positive(between(d, end)));
    if (byClock.isPresent() && byService.isPresent()) {
      return byClock.get().compareTo(byService.get()) <= 0 ? byClock : byService;
    }
    return byClock.or(() -> byService);
  }

  private static Duration between(Instant start, Instant end) {
    return Duration.between(start, end);
  }

  private static Optional<Duration> positive(Duration duration) {
    return duration.isZero() || duration.isNegative() ? Optional.empty() : Optional.of(duration);
  }
}

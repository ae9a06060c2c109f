package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.http.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Keeps within what Sheets allows, 60 reads and 60 writes a minute per user: one commit a second,
 * and, once there were many reads, a second for each.
 */
final class RateLimiter {
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MANY_READS = 30;

  private final Clock clock;
  private final Sleeper sleeper;
  private final Deque<Instant> reads = new ArrayDeque<>();
  private Optional<Instant> lastWrite = Optional.empty();

  RateLimiter(Clock clock, Sleeper sleeper) {
    this.clock = clock;
    this.sleeper = sleeper;
  }

  boolean commitIsDue() {
    return lastWrite.map(time -> left(time, BETWEEN).isZero()).orElse(true);
  }

  void awaitCommit(int coming) {
    lastWrite.ifPresent(time -> sleep(left(time, BETWEEN)));
    // A commit reads too: values that come one by one would else cost several reads a second.
    awaitReads(coming);
  }

  /**
   * @param coming how many reads follow
   */
  void awaitReads(int coming) {
    Instant now = clock.instant();
    reads.removeIf(time -> time.plus(MINUTE).isBefore(now));
    if (reads.size() >= MANY_READS) {
      sleep(left(reads.getLast(), BETWEEN.multipliedBy(coming)));
    }
    Instant begun = clock.instant();
    IntStream.range(0, coming).forEach(read -> reads.addLast(begun));
  }

  void sleep(Duration duration) {
    if (duration.isZero()) {
      return;
    }
    try {
      sleeper.sleep(duration);
    } catch (InterruptedException interrupted) {
      // Whoever interrupts wants an end, and the end of a commit is its last read.
      Thread.currentThread().interrupt();
    }
  }

  void written() {
    lastWrite = Optional.of(clock.instant());
  }

  private Duration left(Instant since, Duration distance) {
    Duration left = Duration.between(clock.instant(), since.plus(distance));
    return left.isNegative() ? Duration.ZERO : left;
  }
}

package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.http.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Keeps within what Sheets allows, 60 reads and 60 writes a minute per user: one commit a second,
 * and a read that only verifies at once while there were few.
 */
final class Pace {
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MANY_READS = 30;

  private final Clock clock;
  private final Sleeper sleeper;
  private final Deque<Instant> reads = new ArrayDeque<>();
  private Optional<Instant> lastWrite = Optional.empty();

  Pace(Clock clock, Sleeper sleeper) {
    this.clock = clock;
    this.sleeper = sleeper;
  }

  boolean commitIsDue() {
    return lastWrite.map(time -> left(time).isZero()).orElse(true);
  }

  void awaitCommit() {
    lastWrite.ifPresent(time -> sleep(left(time)));
    // A commit reads too: values that come one by one would else cost two reads a second.
    awaitLook();
  }

  void awaitLook() {
    Instant now = clock.instant();
    reads.removeIf(time -> time.plus(MINUTE).isBefore(now));
    if (reads.size() >= MANY_READS) {
      sleep(left(reads.getLast()));
    }
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

  void reading() {
    reads.addLast(clock.instant());
  }

  void written() {
    lastWrite = Optional.of(clock.instant());
  }

  private Duration left(Instant since) {
    Duration left = Duration.between(clock.instant(), since.plus(BETWEEN));
    return left.isNegative() ? Duration.ZERO : left;
  }
}

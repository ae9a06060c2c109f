package ca.calculquebec.cqorc.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many requests in any stretch of time of a given length. */
final class Window {
  private final int limit;
  private final Duration length;
  private final Deque<Instant> taken = new ArrayDeque<>();

  Window(int limit, Duration length) {
    this.limit = limit;
    this.length = length;
  }

  /** Whether one more fits now; if so it is counted. */
  boolean take(Instant now) {
    Instant since = now.minus(length);
    while (!taken.isEmpty() && !taken.peekFirst().isAfter(since)) {
      taken.removeFirst();
    }
    if (taken.size() >= limit) {
      return false;
    }
    taken.addLast(now);
    return true;
  }

  /** Whole seconds after which one more fits; at least one. */
  long secondsToWait(Instant now) {
    if (taken.size() < limit) {
      return 1;
    }
    Duration left = Duration.between(now, taken.peekFirst().plus(length));
    return Math.max(1, left.plusMillis(999).toSeconds());
  }

  int limit() {
    return limit;
  }

  int remaining() {
    return limit - taken.size();
  }
}

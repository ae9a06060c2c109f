package ca.calculquebec.cqorc.sandbox.support;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * So many requests in any stretch of time of a given length. Time is the sandbox's; where that
 * stands still, because a rehearsal stopped its clock, real time empties the window all the same.
 */
public final class Window {
  /** So that a slow machine's burst in a standing time is still refused. */
  private static final Duration STANDING = Duration.ofSeconds(2);

  private record Taken(Instant time, long nanos) {}

  private final int limit;
  private final Duration length;
  private final Deque<Taken> taken = new ArrayDeque<>();

  public Window(int limit, Duration length) {
    this.limit = limit;
    this.length = length;
  }

  /** Whether one more fits now; if so it is counted. */
  public boolean take(Instant now) {
    return take(now, System.nanoTime());
  }

  /**
   * @param nanos of a clock that never stands still
   */
  boolean take(Instant now, long nanos) {
    while (!taken.isEmpty() && isPast(taken.peekFirst(), now, nanos)) {
      taken.removeFirst();
    }
    if (taken.size() >= limit) {
      return false;
    }
    taken.addLast(new Taken(now, nanos));
    return true;
  }

  private boolean isPast(Taken first, Instant now, long nanos) {
    boolean stands = first.time().equals(now);
    return stands
        ? nanos - first.nanos() >= length.plus(STANDING).toNanos()
        : !first.time().isAfter(now.minus(length));
  }

  /** Whole seconds after which one more fits; at least one. */
  public long secondsToWait(Instant now) {
    if (taken.size() < limit) {
      return 1;
    }
    Duration left = Duration.between(now, taken.peekFirst().time().plus(length));
    return Math.max(1, left.plusMillis(999).toSeconds());
  }

  public int limit() {
    return limit;
  }

  public int remaining() {
    return limit - taken.size();
  }
}

package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ThrowingSupplier;
import ca.calculquebec.cqorc.plan.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Waits for Eventbrite's reads, which lag behind its writes: usually under 15 seconds, up to five
 * minutes (Eventbrite's documentation, "Eventual Consistency").
 */
final class EventualConsistencyWait {
  static final Duration LAG = Duration.ofMinutes(5);
  static final Duration USUAL_LAG = Duration.ofSeconds(15);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** Usually the first looks suffice, and nobody needs to hear of them. */
  private static final Duration UNTOLD = Duration.ofSeconds(3);

  private static final String SERVICE = "Eventbrite";
  private static final String REASON =
      "at most, until Eventbrite shows what was made or changed a moment ago";

  private final Clock clock;
  private final Pause pauses;

  EventualConsistencyWait(Clock clock, Pause pauses) {
    this.clock = clock;
    this.pauses = pauses;
  }

  Instant now() {
    return clock.instant();
  }

  /** When what was written until now has usually become visible. */
  Instant soon() {
    return now().plus(USUAL_LAG);
  }

  /** When everything that was written until now must have become visible. */
  Instant latest() {
    return now().plus(LAG);
  }

  /** Tries again with growing pauses; the last time at the deadline, or at once if it is past. */
  <T> Optional<T> until(Instant deadline, ThrowingSupplier<Optional<T>> attempt)
      throws CqorcException {
    // Counted in pauses and not by the clock, which a rehearsal may have stopped.
    Duration left = Duration.between(clock.instant(), deadline);
    Duration pause = Duration.ofSeconds(1);
    Duration waited = Duration.ZERO;
    Runnable end = null;
    try {
      while (true) {
        Optional<T> found = attempt.get();
        if (found.isPresent() || left.isNegative() || left.isZero()) {
          return found;
        }
        if (end == null && waited.compareTo(UNTOLD) >= 0) {
          end = pauses.telling().begins(SERVICE, left, REASON);
        }
        Duration next = pause.compareTo(left) < 0 ? pause : left;
        pauses.of(next, SERVICE);
        left = left.minus(next);
        waited = waited.plus(next);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
      }
    } finally {
      if (end != null) {
        end.run();
      }
    }
  }

  /** The same for a request that answers "not found", since what it is about is not visible yet. */
  <T> T whileNotFound(Instant deadline, ThrowingSupplier<T> call) throws CqorcException {
    ServiceException[] last = new ServiceException[1];
    Optional<T> result =
        until(
            deadline,
            () -> {
              try {
                return Optional.of(call.get());
              } catch (ServiceException failure) {
                if (failure.reason() != ServiceException.Reason.NOT_FOUND) {
                  throw failure;
                }
                last[0] = failure;
                return Optional.empty();
              }
            });
    if (result.isEmpty()) {
      throw last[0];
    }
    return result.get();
  }
}

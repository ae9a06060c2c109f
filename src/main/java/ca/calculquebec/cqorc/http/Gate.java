package ca.calculquebec.cqorc.http;

import ca.calculquebec.cqorc.failure.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One service's willingness. Open until the service says "too fast"; then everybody waits, one
 * request tries first, and its success lets the others follow.
 */
final class Gate {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Clock clock;

  private boolean open = true;
  private long generation;
  private boolean led;
  private Instant until = Instant.MIN;
  private Instant waitedFor = Instant.MIN;
  private boolean stated;
  private Duration queued = Duration.ZERO;
  private int refusals;

  Gate(Clock clock, Interrupt interrupt) {
    this.clock = clock;
    interrupt.onStop(this::wake);
  }

  /**
   * Leave to send one request.
   *
   * @param first whether this request tries first while others wait
   */
  record Permit(long generation, boolean first) {}

  /** Returns when the request may be sent. */
  Permit enter(RetryBudget budget) throws ServiceException {
    lock.lock();
    try {
      budget.checkStopping();
      while (!open && led) {
        changed.awaitUninterruptibly();
        budget.checkStopping();
      }
      if (open) {
        return new Permit(generation, false);
      }
      led = true;
    } finally {
      lock.unlock();
    }
    boolean ready = false;
    try {
      waitOut(budget);
      ready = true;
    } finally {
      if (!ready) {
        resign();
      }
    }
    lock.lock();
    try {
      return new Permit(generation, true);
    } finally {
      lock.unlock();
    }
  }

  /** Goes by what was slept as well as by the clock, which may stand still in a rehearsal. */
  private void waitOut(RetryBudget budget) throws ServiceException {
    while (true) {
      Instant end;
      Duration left;
      boolean queue;
      Duration before;
      lock.lock();
      try {
        end = until;
        left = until.equals(waitedFor) ? Duration.ZERO : Duration.between(clock.instant(), end);
        queue = stated;
        before = queued;
      } finally {
        lock.unlock();
      }
      if (left.isZero() || left.isNegative()) {
        return;
      }
      if (queue) {
        budget.queue(left, before);
      } else {
        budget.pause(left);
      }
      lock.lock();
      try {
        waitedFor = end;
        if (queue) {
          queued = queued.plus(left);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** The service answered something else than "too fast". */
  void answered(Permit permit) {
    lock.lock();
    try {
      if (!open && permit.generation() == generation && permit.first()) {
        open = true;
        led = false;
        queued = Duration.ZERO;
        changed.signalAll();
      }
      if (open) {
        refusals = 0;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Nobody knows what the service would say: somebody else tries first. */
  void unanswered(Permit permit) {
    if (permit.first()) {
      resign();
    }
  }

  /** Closed for a stated wait. */
  void refused(Permit permit, Duration wait) {
    lock.lock();
    try {
      close(permit, wait, true);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Closed for a wait of our own choice.
   *
   * @param own how often this request was refused so, now included
   * @return how often in a row requests were refused so, at least {@code own}
   */
  int refused(Permit permit, int own, HttpPolicy policy) {
    lock.lock();
    try {
      boolean fresh = permit.generation() == generation && (open || permit.first());
      if (fresh) {
        refusals++;
      }
      int count = Math.max(own, refusals);
      boolean exhausted = count > policy.repetitions();
      close(permit, exhausted ? Duration.ZERO : policy.backOff(count), false);
      return count;
    } finally {
      lock.unlock();
    }
  }

  private void close(Permit permit, Duration wait, boolean isStated) {
    Instant end = clock.instant().plus(wait);
    if (open || permit.first()) {
      open = false;
      generation++;
      until = end;
      waitedFor = Instant.MIN;
      stated = isStated;
    } else if (isStated && (end.isAfter(until) || !stated)) {
      until = end;
      waitedFor = Instant.MIN;
      stated = true;
    }
    if (permit.first()) {
      led = false;
      changed.signalAll();
    }
  }

  private void resign() {
    lock.lock();
    try {
      led = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}

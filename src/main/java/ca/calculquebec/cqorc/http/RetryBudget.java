package ca.calculquebec.cqorc.http;

import ca.calculquebec.cqorc.failure.ServiceException;
import java.time.Duration;

/** What one request has already waited, and how it waits. */
final class RetryBudget {
  /** Short, so that Ctrl-C ends a wait at once. */
  private static final Duration SLICE = Duration.ofMillis(200);

  private final Request request;
  private final HttpPolicy policy;
  private final Sleeper sleeper;
  private final HttpEvents events;
  private final Interrupt interrupt;
  private final Failures failures;
  private final CircuitBreaker breaker;
  private final long answersBefore;
  private Duration queued = Duration.ZERO;
  private Duration spent = Duration.ZERO;
  private int failed;

  RetryBudget(
      Request request,
      HttpPolicy policy,
      Sleeper sleeper,
      HttpEvents events,
      Interrupt interrupt,
      Failures failures,
      CircuitBreaker breaker) {
    this.request = request;
    this.policy = policy;
    this.sleeper = sleeper;
    this.events = events;
    this.interrupt = interrupt;
    this.failures = failures;
    this.breaker = breaker;
    this.answersBefore = breaker.answers();
  }

  void checkStopping() throws ServiceException {
    if (interrupt.forbids(request.service())) {
      throw failures.interrupted(request);
    }
  }

  /** Counts a failed try, and the time it took. */
  int failed(Duration took) {
    spent = spent.plus(took);
    return ++failed;
  }

  /**
   * Whether another try after {@code failed} ones fits into the budget. Two repetitions always do:
   * one silent try alone may use up the minute.
   */
  boolean hasRoom(int most) {
    return !breaker.isLasting()
        && failed <= Math.min(most, policy.repetitions())
        && (failed <= 2 || spent.compareTo(policy.budget()) < 0);
  }

  /** There will be no other try. */
  void gaveUp() {
    breaker.gaveUp(answersBefore);
  }

  /** Waits before repeating after trouble that is not a limit. */
  void backOff() throws ServiceException {
    Duration wait = policy.backOff(failed);
    spent = spent.plus(wait);
    sleep(wait, "trying again after trouble at " + request.service());
  }

  /** Waits a stated time, of which {@code before} was already waited by others in this queue. */
  void queue(Duration wait, Duration before) throws ServiceException {
    Duration waited = before.compareTo(queued) > 0 ? before : queued;
    if (waited.plus(wait).compareTo(policy.maxWait()) > 0) {
      throw failures.longWait(request, wait, policy.maxWait());
    }
    queued = queued.plus(wait);
    sleep(wait, request.service() + " asks to wait");
  }

  /** Waits because the service says "too fast" without saying how long. */
  void pause(Duration wait) throws ServiceException {
    sleep(wait, request.service() + " asks to slow down");
  }

  private void sleep(Duration wait, String reason) throws ServiceException {
    HttpEvents.Wait told = new HttpEvents.Wait(request.service(), wait, reason);
    events.waitBegins(told);
    try {
      sleep(wait);
    } finally {
      events.waitEnds(told);
    }
  }

  private void sleep(Duration wait) throws ServiceException {
    Duration left = wait;
    while (!left.isZero() && !left.isNegative()) {
      if (interrupt.stopping()) {
        throw failures.interrupted(request);
      }
      Duration slice = left.compareTo(SLICE) < 0 ? left : SLICE;
      try {
        sleeper.sleep(slice);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failures.interrupted(request);
      }
      left = left.minus(slice);
    }
  }
}

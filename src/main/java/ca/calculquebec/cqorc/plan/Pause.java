package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.failure.ServiceException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Waits that end at once when the run is interrupted.
 *
 * @param stopping whether the run was interrupted
 * @param telling hears of each wait, and decides which are worth a line
 */
public record Pause(Sleeping sleeping, BooleanSupplier stopping, Telling telling) {
  /** Short, so that an interrupted run ends at once. */
  private static final Duration SLICE = Duration.ofMillis(200);

  /** How time goes by: really, or not at all in a test. */
  @FunctionalInterface
  public interface Sleeping {
    void sleep(Duration duration) throws InterruptedException;
  }

  /** Who tells people what is waited for. */
  @FunctionalInterface
  public interface Telling {
    /**
     * @param atMost how long it may take
     * @return to be run when the wait is over
     */
    Runnable begins(String awaited, Duration atMost, String reason);
  }

  /** Of waits that nobody needs to hear of. */
  public Pause(Sleeping sleeping, BooleanSupplier stopping) {
    this(sleeping, stopping, (awaited, atMost, reason) -> () -> {});
  }

  /** The same, and people are told of it when it is long. */
  public void of(Duration duration, String awaited, String reason) throws ServiceException {
    Runnable end = telling.begins(awaited, duration, reason);
    try {
      of(duration, awaited);
    } finally {
      end.run();
    }
  }

  /**
   * @param awaited whom or what is waited for, for the message of an interrupted run
   */
  public void of(Duration duration, String awaited) throws ServiceException {
    Duration left = duration;
    while (!left.isZero()) {
      if (stopping.getAsBoolean()) {
        throw interrupted(awaited, null);
      }
      Duration slice = left.compareTo(SLICE) < 0 ? left : SLICE;
      try {
        sleeping.sleep(slice);
      } catch (InterruptedException interruption) {
        Thread.currentThread().interrupt();
        throw interrupted(awaited, interruption);
      }
      left = left.minus(slice);
    }
  }

  private static ServiceException interrupted(String awaited, Throwable cause) {
    return new ServiceException(
        awaited,
        ServiceException.Reason.INTERRUPTED,
        0,
        "",
        false,
        "the run was interrupted while it waited for " + awaited,
        "Run the same command again: it continues where this one stopped.",
        cause);
  }
}

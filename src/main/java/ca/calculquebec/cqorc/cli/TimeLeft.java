package ca.calculquebec.cqorc.cli;

import java.time.Duration;

/**
 * How long a run still takes, as its progress line says it: by what is done so far, and not before
 * the time is over that a service's pace demands.
 *
 * @param steps all that the run changes
 * @param atLeast what the slowest service's pace demands for all of it
 */
record TimeLeft(long steps, Duration atLeast) {
  private static final Duration TOO_SHORT_TO_TELL = Duration.ofSeconds(2);
  private static final int SECONDS_SHOWN = 90;

  /** {@code 12 of 59 steps, about 3 min left …}. */
  String line(long done, Duration elapsed) {
    String time = time(done, elapsed);
    return done + " of " + steps + " steps" + (time.isEmpty() ? "" : ", about " + time) + " …";
  }

  private String time(long done, Duration elapsed) {
    if (done >= steps) {
      return "";
    }
    Duration left = atLeast.minus(elapsed);
    if (done > 0 && elapsed.compareTo(TOO_SHORT_TO_TELL) >= 0) {
      Duration likely = elapsed.multipliedBy(steps - done).dividedBy(done);
      left = left.compareTo(likely) > 0 ? left : likely;
    }
    long seconds = left.toSeconds();
    if (seconds < 1) {
      return "";
    }
    return seconds <= SECONDS_SHOWN
        ? seconds + " s left"
        : Math.round(seconds / 60.0) + " min left";
  }
}

package ca.calculquebec.cqorc.task.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What Slack's clock allows (contract 4.4). */
final class MessageTimes {
  /** Slack schedules no further ahead. */
  static final Duration FURTHEST = Duration.ofDays(120);

  /** Slack refuses to delete under a minute, and may still post what was deleted under five. */
  static final Duration LEFT_ALONE = Duration.ofMinutes(5);

  /** In any window of this length a channel takes no more than {@link #MOST}. */
  static final Duration WINDOW = Duration.ofMinutes(5);

  static final int MOST = 30;

  private MessageTimes() {}

  static boolean isPast(Instant due, Instant now) {
    return !due.isAfter(now);
  }

  static boolean isLater(Instant due, Instant now) {
    return due.isAfter(now.plus(FURTHEST));
  }

  static boolean isNear(Instant due, Instant now) {
    return !due.isAfter(now.plus(LEFT_ALONE));
  }

  /** The posting times of one channel, as they are filled. */
  static final class Calendar {
    private final List<Instant> taken = new ArrayList<>();

    void take(Instant time) {
      taken.add(time);
    }

    /** Takes the time, unless a window around it is full. */
    boolean takeIfFree(Instant time) {
      List<Instant> starts = new ArrayList<>(taken);
      starts.add(time);
      for (Instant start : starts) {
        boolean covers = !start.isAfter(time) && time.isBefore(start.plus(WINDOW));
        if (covers && within(start) >= MOST) {
          return false;
        }
      }
      taken.add(time);
      return true;
    }

    private long within(Instant start) {
      return taken.stream()
          .filter(time -> !time.isBefore(start) && time.isBefore(start.plus(WINDOW)))
          .count();
    }
  }
}

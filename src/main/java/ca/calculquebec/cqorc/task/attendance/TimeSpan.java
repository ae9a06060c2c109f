package ca.calculquebec.cqorc.task.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of time, in seconds since 1970 UTC, so that no change of clocks shows in it.
 *
 * @param to exclusive; never before {@code from}
 */
public record TimeSpan(long from, long to) {
  public TimeSpan {
    to = Math.max(from, to);
  }

  public static TimeSpan of(Instant from, Instant to) {
    return new TimeSpan(from.getEpochSecond(), to.getEpochSecond());
  }

  public long seconds() {
    return to - from;
  }

  public boolean overlaps(TimeSpan other) {
    return from < other.to && other.from < to;
  }

  /** What both have in common; of no length when they do not overlap. */
  public TimeSpan within(TimeSpan other) {
    long start = Math.max(from, other.from);
    return new TimeSpan(start, Math.max(start, Math.min(to, other.to)));
  }

  /** The same seconds, each once: sorted, apart from each other, none of no length. */
  public static List<TimeSpan> union(List<TimeSpan> spans) {
    List<TimeSpan> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparingLong(TimeSpan::from));
    List<TimeSpan> union = new ArrayList<>();
    for (TimeSpan span : sorted) {
      int last = union.size() - 1;
      if (last >= 0 && span.from <= union.get(last).to) {
        union.set(last, new TimeSpan(union.get(last).from, Math.max(union.get(last).to, span.to)));
      } else if (span.seconds() > 0) {
        union.add(span);
      }
    }
    return union;
  }
}

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
public record Span(long from, long to) {
  public Span {
    to = Math.max(from, to);
  }

  public static Span of(Instant from, Instant to) {
    return new Span(from.getEpochSecond(), to.getEpochSecond());
  }

  public long seconds() {
    return to - from;
  }

  public boolean overlaps(Span other) {
    return from < other.to && other.from < to;
  }

  /** What both have in common; of no length when they do not overlap. */
  public Span within(Span other) {
    long start = Math.max(from, other.from);
    return new Span(start, Math.max(start, Math.min(to, other.to)));
  }

  /** The same seconds, each once: sorted, apart from each other, none of no length. */
  public static List<Span> union(List<Span> spans) {
    List<Span> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparingLong(Span::from));
    List<Span> union = new ArrayList<>();
    for (Span span : sorted) {
      int last = union.size() - 1;
      if (last >= 0 && span.from <= union.get(last).to) {
        union.set(last, new Span(union.get(last).from, Math.max(union.get(last).to, span.to)));
      } else if (span.seconds() > 0) {
        union.add(span);
      }
    }
    return union;
  }
}

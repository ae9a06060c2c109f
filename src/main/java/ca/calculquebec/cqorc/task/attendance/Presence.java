package ca.calculquebec.cqorc.task.attendance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * How long a person was there: each second once, however many connections there were in it.
 *
 * @param spans the seconds whose time is known; sorted and apart
 * @param seconds all of them, together with those of reports that tell no times
 * @param perSession the same by session; what lies between two sessions counts to the nearer one,
 *     so that they add up to {@code seconds}, but for those of unknown time and session
 */
public record Presence(List<TimeSpan> spans, long seconds, List<Long> perSession) {
  public Presence {
    spans = List.copyOf(spans);
    perSession = List.copyOf(perSession);
  }

  /**
   * A connection with the instance that it belongs to.
   *
   * @param session of an instance whose times are unknown, from 0; negative when it is unknown too
   * @param length seconds that the instance lasted, as its report says; 0 when it does not
   */
  record AttendanceInterval(int meeting, int session, long length, Connection connection) {
    AttendanceInterval(int meeting, int session, Connection connection) {
      this(meeting, session, 0, connection);
    }
  }

  /**
   * @param intervals of one person, in instances that touch a session
   * @param sessions by start
   */
  static Presence of(List<AttendanceInterval> intervals, List<TimeSpan> sessions) {
    List<TimeSpan> timed = new ArrayList<>();
    Map<Integer, Untimed> untimed = new HashMap<>();
    for (AttendanceInterval interval : intervals) {
      if (interval.connection().waiting()) {
        continue;
      }
      if (interval.connection().time().isPresent()) {
        timed.add(interval.connection().time().get());
      } else {
        untimed.merge(interval.meeting(), Untimed.of(interval), Untimed::and);
      }
    }
    List<TimeSpan> union = TimeSpan.union(timed);
    long[] perSession = perSession(union, sessions);
    long seconds = union.stream().mapToLong(TimeSpan::seconds).sum();
    for (Untimed part : untimed.values()) {
      seconds += part.seconds();
      if (part.session() >= 0) {
        perSession[part.session()] += part.seconds();
      }
    }
    return new Presence(union, seconds, LongStream.of(perSession).boxed().toList());
  }

  private static long[] perSession(List<TimeSpan> spans, List<TimeSpan> sessions) {
    long[] perSession = new long[sessions.size()];
    for (TimeSpan span : spans) {
      for (int i = 0; i < perSession.length; i++) {
        perSession[i] += span.within(around(sessions, i)).seconds();
      }
    }
    return perSession;
  }

  /** Both together, where they overlap once; what is of unknown time is added. */
  Presence and(Presence other, List<TimeSpan> sessions) {
    List<TimeSpan> all = new ArrayList<>(spans);
    all.addAll(other.spans);
    List<TimeSpan> union = TimeSpan.union(all);
    long both = length(spans) + length(other.spans) - length(union);
    long[] parts = perSession(union, sessions);
    long[] ours = perSession(spans, sessions);
    long[] theirs = perSession(other.spans, sessions);
    for (int i = 0; i < parts.length; i++) {
      parts[i] += perSession.get(i) - ours[i] + other.perSession.get(i) - theirs[i];
    }
    return new Presence(
        union, seconds + other.seconds - both, LongStream.of(parts).boxed().toList());
  }

  private static long length(List<TimeSpan> spans) {
    return spans.stream().mapToLong(TimeSpan::seconds).sum();
  }

  /** One person's rows of an instance of which the times are not known. */
  private record Untimed(int session, long length, long sum, long longest) {
    static Untimed of(AttendanceInterval interval) {
      long seconds = interval.connection().seconds();
      return new Untimed(interval.session(), interval.length(), seconds, seconds);
    }

    Untimed and(Untimed other) {
      return new Untimed(session, length, sum + other.sum, Math.max(longest, other.longest));
    }

    /** One after the other, as in rejoining, but no longer than it all lasted. */
    long seconds() {
      return length > 0 ? Math.min(sum, Math.max(length, longest)) : sum;
    }
  }

  /** The time that is nearer to this session than to any other. */
  static TimeSpan around(List<TimeSpan> sessions, int index) {
    long from = index == 0 ? Long.MIN_VALUE : middle(sessions.get(index - 1), sessions.get(index));
    boolean last = index == sessions.size() - 1;
    return new TimeSpan(
        from, last ? Long.MAX_VALUE : middle(sessions.get(index), sessions.get(index + 1)));
  }

  private static long middle(TimeSpan before, TimeSpan after) {
    return Math.floorDiv(before.to() + after.from(), 2);
  }

  /** The session that a moment belongs to, from 0. */
  static int sessionAt(List<TimeSpan> sessions, long moment) {
    for (int i = 0; i < sessions.size() - 1; i++) {
      if (moment < middle(sessions.get(i), sessions.get(i + 1))) {
        return i;
      }
    }
    return sessions.size() - 1;
  }
}

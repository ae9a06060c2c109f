package ca.calculquebec.cqorc.task.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Presence against a plain count, second by second. */
@Timeout(60)
final class PresenceTest {
  private static final ZoneId TORONTO = ZoneId.of("America/Toronto");

  /** The clocks go back at two in the morning of the first session's day. */
  private static final TimeSpan FIRST = session("2026-11-01T00:30", "2026-11-01T03:30");

  private static final TimeSpan SECOND = session("2026-11-01T05:00", "2026-11-01T06:00");
  private static final List<TimeSpan> SESSIONS = List.of(FIRST, SECOND);
  private static final int LENGTH = 12 * 3600;

  private static TimeSpan session(String from, String to) {
    return TimeSpan.of(
        LocalDateTime.parse(from).atZone(TORONTO).toInstant(),
        LocalDateTime.parse(to).atZone(TORONTO).toInstant());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void it_is_the_plain_count_of_seconds(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      List<Presence.AttendanceInterval> intervals = intervals(random);
      BitSet seconds = new BitSet(LENGTH);
      for (Presence.AttendanceInterval interval : intervals) {
        TimeSpan time = interval.connection().time().orElseThrow();
        if (!interval.connection().waiting()) {
          seconds.set((int) (time.from() - FIRST.from()), (int) (time.to() - FIRST.from()));
        }
      }
      Presence presence = Presence.of(intervals, SESSIONS);
      assertEquals(seconds.cardinality(), presence.seconds());
      assertEquals(
          presence.seconds(), presence.perSession().stream().mapToLong(Long::longValue).sum());
      int middle = (int) ((FIRST.to() + SECOND.from()) / 2 - FIRST.from());
      assertEquals(seconds.get(0, middle).cardinality(), presence.perSession().get(0));
      assertEquals(presence.spans(), TimeSpan.union(presence.spans()));
    }
  }

  /** Overlapping, nested, touching, of no length, twice the same, in several instances. */
  private static List<Presence.AttendanceInterval> intervals(Random random) {
    List<Presence.AttendanceInterval> intervals = new ArrayList<>();
    long from = FIRST.from() + random.nextInt(3600);
    for (int i = random.nextInt(9); i >= 0; i--) {
      long length = random.nextInt(4) == 0 ? 0 : random.nextInt(5000);
      from =
          switch (random.nextInt(4)) {
            case 0 -> from;
            case 1 -> from + length;
            case 2 -> FIRST.from() + random.nextInt(LENGTH - 6000);
            default -> Math.max(FIRST.from(), from - random.nextInt(600));
          };
      from = Math.min(from, FIRST.from() + LENGTH - 5001);
      intervals.add(
          interval(random.nextInt(3), new TimeSpan(from, from + length), random.nextInt(6) == 0));
    }
    return intervals;
  }

  private static Presence.AttendanceInterval interval(int meeting, TimeSpan time, boolean waiting) {
    return new Presence.AttendanceInterval(meeting, -1, Connection.timed("A", "", time, waiting));
  }

  @Test
  void the_hour_that_comes_twice_counts_twice() {
    assertEquals(4 * 3600, FIRST.seconds());
    assertEquals(
        4 * 3600, Presence.of(List.of(interval(0, FIRST, false)), SESSIONS).perSession().get(0));
  }

  @Test
  void lengths_without_times_are_added_but_no_longer_than_the_report_says_it_lasted() {
    List<Presence.AttendanceInterval> intervals =
        List.of(
            new Presence.AttendanceInterval(0, 0, Connection.untimed("A", "", 600)),
            new Presence.AttendanceInterval(0, 0, Connection.untimed("A", "", 900)),
            new Presence.AttendanceInterval(1, 1, Connection.untimed("A", "", 60)),
            new Presence.AttendanceInterval(1, 1, 70, Connection.untimed("A", "", 50)),
            new Presence.AttendanceInterval(2, -1, 100, Connection.untimed("A", "", 105)));
    Presence presence = Presence.of(intervals, SESSIONS);
    assertEquals(1500 + 110 + 105, presence.seconds());
    assertEquals(List.of(1500L, 110L), presence.perSession());
    Presence lasted =
        Presence.of(
            intervals.stream()
                .map(interval -> new Presence.AttendanceInterval(0, 0, 1000, interval.connection()))
                .toList(),
            SESSIONS);
    assertEquals(1000, lasted.seconds());
    assertTrue(presence.spans().isEmpty());
  }

  @Test
  void an_instance_touches_a_session_when_they_share_a_second() {
    long start = FIRST.from();
    assertTrue(!meeting(start - 600, start).touches(SESSIONS));
    assertTrue(meeting(start - 600, start + 1).touches(SESSIONS));
    assertTrue(meeting(SECOND.to() - 1, SECOND.to() + 60).touches(SESSIONS));
    assertTrue(!meeting(SECOND.to(), SECOND.to() + 60).touches(SESSIONS));
    assertTrue(!meeting(FIRST.to(), SECOND.from()).touches(SESSIONS));
    assertTrue(new Meeting("m", Optional.empty(), List.of()).touches(SESSIONS));
  }

  private static Meeting meeting(long from, long to) {
    return new Meeting(
        "m", Optional.empty(), List.of(Connection.timed("A", "", new TimeSpan(from, to), false)));
  }
}

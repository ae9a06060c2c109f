package ca.calculquebec.cqorc.task.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.CourseId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventMarkTest {
  private static final Instant START = Instant.parse("2026-12-06T14:00:00Z");

  private static EventMark mark(CalendarKind kind, String course, Instant start) {
    return new EventMark(kind, new CourseId(course), start);
  }

  @Test
  void it_is_one_property_with_course_and_session() {
    assertEquals(
        Map.of("cqorc_session", "post_mortem 2026-12-06T14:00:00Z 1001 bis"),
        mark(CalendarKind.POST_MORTEM, "1001 bis", START).property());
  }

  @Test
  void what_was_written_is_read_again() {
    for (CalendarKind kind : CalendarKind.values()) {
      EventMark mark = mark(kind, "2026 automne/Évry", START);
      assertEquals(Optional.of(mark), EventMark.in(mark.property()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "private", "private x 1", "private 2026-12-06T14:00:00Z ", "other a b"})
  void what_is_not_ours_is_no_mark(String value) {
    assertEquals(Optional.empty(), EventMark.in(Map.of(EventMark.PROPERTY, value)));
  }

  @Test
  void every_id_is_one_that_google_takes_and_no_two_are_alike() {
    Set<String> ids = new HashSet<>();
    int made = 0;
    for (CalendarKind kind : CalendarKind.values()) {
      for (String course : new String[] {"1", "10", "1 1", "é"}) {
        for (int generation = 0; generation < 20; generation++) {
          // Sessions of one course on one day, and in the hour that comes twice in autumn.
          for (long minutes : new long[] {0, 60, 180}) {
            String id = mark(kind, course, START.plusSeconds(60 * minutes)).id(generation);
            assertTrue(id.matches("[0-9a-v]{5,64}"), id);
            ids.add(id);
            made++;
          }
        }
      }
    }
    assertEquals(made, ids.size());
  }

  /** Ids that were given out once are looked for by every later version. */
  @Test
  void every_run_works_out_the_same_id() {
    assertEquals(
        "cq459066d1ae7mjnifebdpshu81h7366pf", mark(CalendarKind.PUBLIC, "1001", START).id(0));
  }
}

package ca.calculquebec.cqorc.task.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.service.google.CalendarEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SoonRuleTest {
  private static final Instant NOW = Instant.parse("2026-12-06T14:00:00Z");

  private static CalendarEvent event(String id, String title, Optional<Instant> start) {
    return new CalendarEvent(
        id, "", "confirmed", title, "", start, start, true, List.of(), true, Map.of());
  }

  private static CalendarEvent in(int seconds) {
    return event("in " + seconds, "Python [PYT101]", Optional.of(NOW.plusSeconds(seconds)));
  }

  private static List<String> soon(CalendarEvent... events) {
    return SoonRule.startingWithin(Duration.ofMinutes(30), "PYT101", NOW, List.of(events)).stream()
        .map(CalendarEvent::id)
        .toList();
  }

  @Test
  void from_now_to_the_delay_both_included_and_the_earliest_first() {
    assertEquals(
        List.of("in 0", "in 60", "in 1800"), soon(in(1800), in(1801), in(60), in(0), in(-1)));
  }

  @Test
  void all_day_untitled_and_other_courses_events_are_passed_over() {
    assertEquals(
        List.of(),
        soon(
            event("day", "PYT101", Optional.empty()),
            event("untitled", "", Optional.of(NOW)),
            event("other", "Python [PYT1012]", Optional.of(NOW))));
  }
}

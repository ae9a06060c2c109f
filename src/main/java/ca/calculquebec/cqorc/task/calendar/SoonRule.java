package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.service.google.CalendarEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Which events start soon enough for a script to get something ready. */
public final class SoonRule {
  private SoonRule() {}

  /**
   * Those whose title has the code and that start from now on within the delay, earliest first.
   * What lasts whole days starts at no time, and what has no title is of no course.
   */
  public static List<CalendarEvent> startingWithin(
      Duration delay, String code, Instant now, List<CalendarEvent> events) {
    Instant last = now.plus(delay);
    return events.stream()
        .filter(event -> !event.isCancelled())
        .filter(event -> event.start().filter(start -> isWithin(now, start, last)).isPresent())
        .filter(event -> TitleMatch.hasCode(event.title(), code))
        .sorted(Comparator.comparing((CalendarEvent event) -> event.start().orElseThrow()))
        .toList();
  }

  private static boolean isWithin(Instant first, Instant time, Instant last) {
    return !time.isBefore(first) && !time.isAfter(last);
  }
}

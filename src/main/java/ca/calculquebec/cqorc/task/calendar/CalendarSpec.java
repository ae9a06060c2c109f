package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.course.PlainText;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.service.google.Guest;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What an event should be.
 *
 * @param start and end in the calendar's zone, whole seconds
 * @param guests absent for a public event, whose guests are nobody's business
 * @param needs values of the text that do not exist yet
 */
record CalendarSpec(
    String title,
    String text,
    ZonedDateTime start,
    ZonedDateTime end,
    Optional<List<Guest>> guests,
    List<Deferred<?>> needs) {

  /** From when to when, in the calendar's zone. */
  record Period(ZonedDateTime start, ZonedDateTime end) {
    Period {
      start = start.truncatedTo(ChronoUnit.SECONDS);
      end = end.truncatedTo(ChronoUnit.SECONDS);
    }
  }

  CalendarSpec {
    title = PlainText.oneLine(title);
    start = start.truncatedTo(ChronoUnit.SECONDS);
    end = end.truncatedTo(ChronoUnit.SECONDS);
    guests = guests.map(List::copyOf);
    needs = List.copyOf(needs);
  }

  boolean isOver(Instant now) {
    return !end.toInstant().isAfter(now);
  }
}

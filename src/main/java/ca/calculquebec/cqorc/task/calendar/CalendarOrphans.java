package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Orphan;
import ca.calculquebec.cqorc.plan.Times;
import ca.calculquebec.cqorc.service.google.CalendarEvent;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Listed events whose mark names a course that has left the sheet. */
final class CalendarOrphans {
  private CalendarOrphans() {}

  /**
   * @param unclaimed events that no row holds
   * @param standing the courses of the sheet
   * @param kinds those of the calendar
   */
  static List<Orphan> among(
      List<CalendarEvent> unclaimed,
      Set<CourseId> standing,
      Collection<CalendarKind> kinds,
      ZoneId zone) {
    List<Orphan> orphans = new ArrayList<>();
    for (CalendarEvent event : unclaimed) {
      Optional<EventMark> mark = EventMark.in(event.properties());
      if (mark.isPresent()
          && kinds.contains(mark.get().kind())
          && !standing.contains(mark.get().course())
          && event.start().isPresent()) {
        // The session's start, as of other services: a private event begins earlier.
        orphans.add(
            new Orphan(
                change(event, mark.get(), zone), event.title(), Optional.of(mark.get().start())));
      }
    }
    return orphans;
  }

  private static Change change(CalendarEvent event, EventMark mark, ZoneId zone) {
    CalendarKind kind = mark.kind();
    return Change.of(Kind.UNWANTED, mark.course(), kind.resource())
        .withWhich(Times.minute(event.start().orElseThrow().atZone(zone)))
        .withId(event.id());
  }
}

package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.service.google.CalendarClient;
import ca.calculquebec.cqorc.service.google.CalendarEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads one calendar, and finds whose its events are. */
final class CalendarReader {
  private final CalendarClient client;
  private final String calendar;
  private final CalendarInventory inventory;
  private final CalendarJournal journal;
  private final CalendarWriter writer;
  private final CalendarRequest request;
  private final Clock clock;

  CalendarReader(
      CalendarClient client,
      String calendar,
      CalendarInventory inventory,
      CalendarJournal journal,
      CalendarWriter writer,
      CalendarRequest request,
      Clock clock) {
    this.client = client;
    this.calendar = calendar;
    this.inventory = inventory;
    this.journal = journal;
    this.writer = writer;
    this.request = request;
    this.clock = clock;
  }

  /**
   * One listing of the days from the first of these sessions to the last; an update also looks
   * where events were made that are still to come, since their sessions may have left the sheet.
   *
   * @param standing the courses of the sheet, when others are looked for too
   */
  void list(List<CalendarEntry> entries, Optional<Set<CourseId>> standing) throws ServiceException {
    Period period = Period.of(entries, daysOfEvents(entries, standing, zone(entries)));
    inventory.list(client.list(calendar, period.from(), period.to()));
  }

  /**
   * What is listed.
   *
   * @param to excluded
   */
  record Period(Instant from, Instant to) {
    /** Whole days in the zone of the sessions, of which there is one at least. */
    static Period of(List<CalendarEntry> entries, Set<LocalDate> moreDays) {
      ZoneId zone = zone(entries);
      TreeSet<LocalDate> days = new TreeSet<>(moreDays);
      for (CalendarEntry entry : entries) {
        days.add(entry.session().start().withZoneSameInstant(zone).toLocalDate());
        days.add(entry.session().end().withZoneSameInstant(zone).toLocalDate());
      }
      // A day more: what begins at the end of the last session may begin after midnight.
      return new Period(midnight(days.first(), zone), midnight(days.last().plusDays(2), zone));
    }
  }

  private static ZoneId zone(List<CalendarEntry> entries) {
    return entries.get(0).session().start().getZone();
  }

  private Set<LocalDate> daysOfEvents(
      List<CalendarEntry> entries, Optional<Set<CourseId>> standing, ZoneId zone) {
    Set<LocalDate> days = new TreeSet<>();
    if (!request.update() || request.day().isPresent()) {
      return days;
    }
    Set<CourseId> courses = new HashSet<>();
    if (standing.isPresent()) {
      courses.addAll(journal.courses());
      courses.removeAll(standing.get());
    }
    entries.forEach(entry -> courses.add(entry.course().id()));
    String service = entries.get(0).kind().service();
    for (CourseId course : courses) {
      journal.made(course, service).stream()
          .filter(clock.instant()::isBefore)
          .forEach(start -> days.add(start.atZone(zone).toLocalDate()));
    }
    return days;
  }

  private static Instant midnight(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  /**
   * Gives a course's entries without an id what is there of theirs: by mark, by the journal of an
   * interrupted run, and, as far as that is asked for, by title.
   */
  void assign(List<CalendarEntry> entries) throws ServiceException {
    List<CalendarEntry> searching = entries.stream().filter(CalendarEntry::isEmpty).toList();
    searching.forEach(inventory::assignByMark);
    for (CalendarEntry entry : searching) {
      for (Journal.Intent intent : journal.begun(entry)) {
        assign(entry, intent);
      }
    }
    // The session may have been moved since its event was made: what is over is somebody's.
    for (CalendarEntry entry : searching) {
      for (Journal.Intent intent : journal.open(entry)) {
        if (isOfNone(intent, entries)) {
          assign(entry, intent);
        }
      }
    }
    if (request.update() || request.delete()) {
      for (CalendarEntry entry : searching) {
        boolean deletedBefore = request.delete() && !journal.deletedIds(entry).isEmpty();
        if (entry.kind() == CalendarKind.PUBLIC
            && inventory.assigned(entry).isEmpty()
            // A second deletion must not take what is merely like the event that is gone.
            && !deletedBefore) {
          inventory.assignByTitle(entry);
        }
      }
    }
  }

  private void assign(CalendarEntry entry, Journal.Intent intent) throws ServiceException {
    String id = CalendarJournal.id(intent);
    if (inventory.assigned(entry).isPresent() || inventory.isTaken(id)) {
      return;
    }
    Optional<CalendarEvent> event = inventory.find(id);
    if (event.isEmpty()) {
      event = writer.read(id);
    }
    if (event.isPresent()) {
      inventory.assign(entry, event.get());
    } else {
      journal.leftNothing(intent);
    }
  }

  private static boolean isOfNone(Journal.Intent intent, List<CalendarEntry> entries) {
    return entries.stream().noneMatch(entry -> CalendarJournal.isOf(intent, entry));
  }
}

package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.service.google.CalendarEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Which event belongs to whom, shared by all courses of a plan: an id that stands in any row, or
 * was given to a session already, is never given again.
 */
final class CalendarInventory {
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final Map<String, List<Holder>> holders = new ConcurrentHashMap<>();
  private final Map<EventMark, CalendarEvent> assigned = new ConcurrentHashMap<>();
  private final Map<EventMark, String> doubts = new ConcurrentHashMap<>();
  private final Map<String, CalendarEvent> listed = new LinkedHashMap<>();

  /** A row that holds an id. */
  private record Holder(CourseId course, int row, String column) {
    boolean isOf(CalendarEntry entry) {
      return course.equals(entry.course().id())
          && column.equals(entry.kind().column())
          && entry.holders().stream().anyMatch(session -> session.row() == row);
    }

    @Override
    public String toString() {
      return Origin.cell(row, column) + " (" + course + ")";
    }
  }

  /** Events that are never adopted. */
  void exclude(Collection<String> ids) {
    taken.addAll(ids);
  }

  /** Remembers what stands in a course's rows. */
  void learn(Course course, Collection<CalendarKind> kinds) {
    for (Session session : course.sessions()) {
      for (CalendarKind kind : kinds) {
        String id = session.cell(kind.column()).strip();
        if (!id.isEmpty()) {
          taken.add(id);
          holders
              .computeIfAbsent(id, key -> new ArrayList<>())
              .add(new Holder(course.id(), session.row(), kind.column()));
        }
      }
    }
  }

  void list(List<CalendarEvent> events) {
    for (CalendarEvent event : events) {
      if (!event.isCancelled()) {
        listed.put(event.id(), event);
      }
    }
  }

  /** As the listing shows it. */
  Optional<CalendarEvent> find(String id) {
    return Optional.ofNullable(listed.get(id));
  }

  /** Other rows that hold this entry's id; blank when there are none. */
  String alsoIn(CalendarEntry entry) {
    List<String> others =
        holders.getOrDefault(entry.cell(), List.of()).stream()
            .filter(holder -> !holder.isOf(entry))
            .map(Holder::toString)
            .toList();
    return Words.list(others);
  }

  /** Whether it was free until now. */
  boolean take(String id) {
    return taken.add(id);
  }

  boolean isTaken(String id) {
    return taken.contains(id);
  }

  /** Gives the entry an event, unless somebody has it. */
  boolean assign(CalendarEntry entry, CalendarEvent event) {
    return take(event.id()) && assigned.put(entry.mark(), event) == null;
  }

  /** What was left of this entry by an earlier run, or found for it. */
  Optional<CalendarEvent> assigned(CalendarEntry entry) {
    return Optional.ofNullable(assigned.get(entry.mark()));
  }

  void assignByMark(CalendarEntry entry) {
    for (CalendarEvent event : listed.values()) {
      boolean ours = EventMark.in(event.properties()).equals(Optional.of(entry.mark()));
      if (ours && assign(entry, event)) {
        return;
      }
    }
  }

  /**
   * The single event of the session's day that bears the course's title or code; where the course
   * has several sessions on that day, the single one that starts with the session.
   */
  void assignByTitle(CalendarEntry entry) {
    List<CalendarEvent> ofDay =
        listed.values().stream()
            .filter(event -> !isTaken(event.id()))
            .filter(event -> EventMark.in(event.properties()).isEmpty())
            .filter(event -> TitleMatch.isOf(event.title(), entry.course()))
            .filter(event -> startsOnDayOf(entry.session(), event))
            .toList();
    List<CalendarEvent> atStart = only(ofDay, event -> startsWith(entry.session(), event));
    boolean byStart = isOneOfSeveral(entry) && atStart.size() == 1;
    List<CalendarEvent> found = ofDay.size() > 1 && byStart ? atStart : ofDay;
    if (found.size() == 1) {
      assign(entry, found.get(0));
    } else if (found.size() > 1) {
      doubts.put(
          entry.mark(),
          found.size()
              + " events of "
              + entry.session().start().toLocalDate()
              + " could be it: "
              + Words.list(found.stream().map(CalendarInventory::named).toList())
              + "; write the right one's id into the cell");
    }
  }

  /** Why no event was given to the entry; blank when nothing was found at all. */
  String doubt(CalendarEntry entry) {
    return doubts.getOrDefault(entry.mark(), "");
  }

  /** Events that no row holds. */
  List<CalendarEvent> unclaimed() {
    return only(List.copyOf(listed.values()), event -> !isTaken(event.id()));
  }

  /** Events with a mark of this course and kind that no row holds. */
  List<CalendarEvent> unclaimed(CourseId course, CalendarKind kind) {
    return only(
        unclaimed(),
        event ->
            EventMark.in(event.properties())
                .filter(mark -> mark.course().equals(course) && mark.kind() == kind)
                .isPresent());
  }

  private static List<CalendarEvent> only(
      List<CalendarEvent> events, Predicate<CalendarEvent> condition) {
    return events.stream().filter(condition).toList();
  }

  private static boolean isOneOfSeveral(CalendarEntry entry) {
    return entry.course().sessions().stream()
            .map(session -> session.start().toLocalDate())
            .filter(entry.session().start().toLocalDate()::equals)
            .count()
        > 1;
  }

  private static boolean startsOnDayOf(Session session, CalendarEvent event) {
    return event
        .start()
        .map(start -> start.atZone(session.start().getZone()).toLocalDate())
        .filter(session.start().toLocalDate()::equals)
        .isPresent();
  }

  private static boolean startsWith(Session session, CalendarEvent event) {
    return event.start().filter(session.start().toInstant()::equals).isPresent();
  }

  private static String named(CalendarEvent event) {
    return "\"" + event.title() + "\" (" + event.id() + ")";
  }
}

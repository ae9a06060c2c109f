package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Contribution;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Orphan;
import ca.calculquebec.cqorc.service.google.CalendarClient;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** One calendar's share in a plan: an event for each session, or after the last one. */
public final class CalendarContribution implements Contribution {
  private final EntrySource source;
  private final CalendarRequest request;
  private final CalendarInventory inventory = new CalendarInventory();
  private final CalendarReader reader;
  private final EntryPlanner planner;
  private final AtomicReference<Set<CourseId>> wholeSheet = new AtomicReference<>();

  /** The sheet's, once the calendar was listed. */
  private final AtomicReference<ZoneId> zone = new AtomicReference<>();

  private final List<String> remarks = new CopyOnWriteArrayList<>();

  /**
   * @param calendar its id at Google
   * @param idsInSheet what stands in the columns of this calendar in any row, usable or not: an
   *     event that one of them names is never adopted
   */
  private CalendarContribution(
      CalendarClient client,
      String calendar,
      EntrySource source,
      CalendarRequest request,
      Set<String> idsInSheet,
      Journal journal,
      Clock clock) {
    this.source = source;
    this.request = request;
    inventory.exclude(idsInSheet);
    CalendarJournal notes = new CalendarJournal(journal);
    NotificationPolicy notifications =
        new NotificationPolicy(request.notifications() && !source.isPublic(), clock);
    CalendarWriter writer = new CalendarWriter(client, calendar, inventory, notes, notifications);
    this.reader = new CalendarReader(client, calendar, inventory, notes, writer, request, clock);
    this.planner =
        new EntryPlanner(source, request, inventory, notes, writer, notifications, clock);
  }

  /** The events that everybody sees. */
  public static CalendarContribution ofPublic(
      CalendarClient client,
      String calendar,
      PublicEntries source,
      CalendarRequest request,
      Set<String> idsInSheet,
      Journal journal,
      Clock clock) {
    return new CalendarContribution(client, calendar, source, request, idsInSheet, journal, clock);
  }

  /** The events that the trainers are invited to. */
  public static CalendarContribution ofPrivate(
      CalendarClient client,
      String calendar,
      PrivateEntries source,
      CalendarRequest request,
      Set<String> idsInSheet,
      Journal journal,
      Clock clock) {
    return new CalendarContribution(client, calendar, source, request, idsInSheet, journal, clock);
  }

  @Override
  public String service() {
    return source.service();
  }

  @Override
  public void wholeSheet(Set<CourseId> courses) {
    wholeSheet.set(courses);
  }

  @Override
  public void prepare(List<Course> selected, List<Course> all) throws CqorcException {
    for (Course course : all) {
      inventory.learn(course, source.columns());
    }
    List<List<CalendarEntry>> entries = selected.stream().map(this::chosen).toList();
    List<CalendarEntry> concerned =
        entries.stream().flatMap(Collection::stream).filter(planner::asksCalendar).toList();
    if (concerned.isEmpty()) {
      return;
    }
    reader.list(concerned, Optional.ofNullable(wholeSheet.get()));
    zone.set(concerned.get(0).session().start().getZone());
    // One after the other, so that the same plan comes of it every time.
    for (List<CalendarEntry> ofCourse : entries) {
      reader.assign(ofCourse);
    }
    if (concerned.stream().anyMatch(planner::writesText)) {
      remarks.addAll(source.prepare());
    }
  }

  private List<CalendarEntry> chosen(Course course) {
    return source.entries(course).stream()
        .filter(
            entry ->
                request.day().isEmpty()
                    || request.day().get().equals(entry.session().start().toLocalDate()))
        .toList();
  }

  @Override
  public List<Action> plan(Course course, CourseOutputs outputs) throws CqorcException {
    List<Action> actions = new ArrayList<>();
    for (CalendarEntry entry : chosen(course)) {
      actions.addAll(planner.plan(entry, outputs));
    }
    if (!request.delete() && request.day().isEmpty()) {
      actions.addAll(planner.unclaimed(course));
    }
    return actions;
  }

  @Override
  public int existing(Course course) {
    return (int) source.entries(course).stream().filter(entry -> !entry.isEmpty()).count();
  }

  @Override
  public List<String> warnings() {
    return planner.remarks();
  }

  /** By their marks, in the days that were listed. */
  @Override
  public List<Orphan> orphans(Set<CourseId> standing) {
    return zone.get() == null || !request.update()
        ? List.of()
        : CalendarOrphans.among(inventory.unclaimed(), standing, source.columns(), zone.get());
  }

  @Override
  public List<String> closing(List<Change> changes) {
    return List.copyOf(remarks);
  }
}

package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Times;
import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.service.google.CalendarEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** What is to be done about one entry. */
final class EntryPlanner {
  private final EntrySource source;
  private final CalendarRequest request;
  private final CalendarInventory inventory;
  private final CalendarJournal journal;
  private final CalendarWriter writer;
  private final CalendarSteps steps;
  private final NotificationPolicy notifications;
  private final Clock clock;
  private final EntryDeletion deletion;
  private final OtherGuests others;

  EntryPlanner(
      EntrySource source,
      CalendarRequest request,
      CalendarInventory inventory,
      CalendarJournal journal,
      CalendarWriter writer,
      NotificationPolicy notifications,
      Clock clock) {
    this.source = source;
    this.request = request;
    this.inventory = inventory;
    this.journal = journal;
    this.writer = writer;
    this.steps = new CalendarSteps(writer, journal);
    this.notifications = notifications;
    this.clock = clock;
    this.deletion = new EntryDeletion(request, inventory, journal, writer, steps, notifications);
    this.others = new OtherGuests(request.prune(), steps, notifications);
  }

  /** Whether the calendar has to be read for it. */
  boolean asksCalendar(CalendarEntry entry) {
    return request.delete()
        || request.update()
        || (entry.isEmpty() ? request.makesMissing() : mustStand(entry) || isUnfinished(entry));
  }

  /**
   * Whether a full cell's event must be there still: what is over, somebody may have cleared away.
   */
  private boolean mustStand(CalendarEntry entry) {
    return request.makesMissing() && entry.session().end().toInstant().isAfter(clock.instant());
  }

  private boolean isUnfinished(CalendarEntry entry) {
    return !journal.begun(entry).isEmpty();
  }

  boolean writesText(CalendarEntry entry) {
    return !request.delete() && (request.update() || entry.isEmpty());
  }

  List<Action> plan(CalendarEntry entry, CourseOutputs outputs) throws CqorcException {
    if (entry.ids().size() > 1) {
      return note(
          entry.failed(
              "the rows of the course name several events ("
                  + Words.list(entry.ids())
                  + "); empty all cells but the right one"));
    }
    String elsewhere = inventory.alsoIn(entry);
    if (!elsewhere.isEmpty()) {
      return note(
          entry.failed(
              "event "
                  + entry.cell()
                  + " stands in "
                  + elsewhere
                  + " too; empty the cell where it is wrong"));
    }
    if (request.delete()) {
      return deletion.plan(entry);
    }
    if (!entry.isEmpty()) {
      return request.update() ? update(entry, outputs) : standing(entry);
    }
    Optional<CalendarEvent> left = inventory.assigned(entry);
    if (left.isPresent()) {
      return adopt(entry, left.get(), outputs);
    }
    String doubt = inventory.doubt(entry);
    if (!doubt.isEmpty()) {
      return note(entry.failed(doubt));
    }
    return request.makesMissing() ? create(entry, outputs) : note(missing(entry));
  }

  private Change missing(CalendarEntry entry) {
    boolean failure = request.strict() && entry.kind() == CalendarKind.PUBLIC;
    return failure
        ? entry.failed(
            "there is no id, and no event of that day has the course's title or code;"
                + " cqorc public-gcal --create makes one")
        : entry
            .change(entry.kind() == CalendarKind.POST_MORTEM ? Kind.SKIPPED : Kind.DIFFERS)
            .withNote("not there yet (--create makes one)");
  }

  private List<Action> create(CalendarEntry entry, CourseOutputs outputs) throws CqorcException {
    CalendarSpec wanted;
    try {
      wanted = source.wanted(entry, outputs);
    } catch (InputException impossible) {
      if (source.isPublic() && entry.course().isOver(clock.instant())) {
        return note(
            entry.change(Kind.SKIPPED).withNote("the course is over and cannot be announced"));
      }
      throw impossible;
    }
    Deferred<String> made = Deferred.unknown("new " + entry.kind().resource());
    Change change =
        entry
            .change(Kind.CREATE)
            .withFields(CalendarPlanner.asNew(wanted))
            .withPeople(notifications.ofCreation(wanted))
            .withNote(wanted.isOver(clock.instant()) ? "it is over: nobody is told" : "");
    return List.of(
        Action.of(change, steps.create(entry, () -> source.wanted(entry, outputs), made))
            .after(wanted.needs())
            .with(entry.filling(made)));
  }

  private List<Action> adopt(CalendarEntry entry, CalendarEvent event, CourseOutputs outputs)
      throws CqorcException {
    CalendarSpec wanted = source.wanted(entry, outputs);
    CalendarPlanner.Comparison compared = compare(entry, wanted, event);
    Change change =
        entry
            .change(Kind.ADOPT, event.id())
            .withFields(compared.fields())
            .withPeople(notifications.ofUpdate(wanted, event, compared))
            .withNote(joined("already in the calendar", others.remark(entry, compared)));
    CalendarSteps.Wanted later = () -> source.wanted(entry, outputs);
    AtomicReference<CalendarEvent> current = new AtomicReference<>(event);
    List<Action> actions = new ArrayList<>();
    actions.add(
        Action.of(change, steps.adopt(entry, later, current))
            .after(wanted.needs())
            .with(entry.filling(Deferred.known(event.id()))));
    actions.addAll(others.removals(entry, wanted, compared, later, current));
    return actions;
  }

  private List<Action> update(CalendarEntry entry, CourseOutputs outputs) throws CqorcException {
    Optional<CalendarEvent> event = writer.current(entry.cell());
    if (event.isEmpty()) {
      return note(gone(entry));
    }
    CalendarSpec wanted = source.wanted(entry, outputs);
    CalendarPlanner.Comparison compared = compare(entry, wanted, event.get());
    CalendarSteps.Wanted later = () -> source.wanted(entry, outputs);
    AtomicReference<CalendarEvent> current = new AtomicReference<>(event.get());
    List<Action> actions = new ArrayList<>();
    if (!compared.patch().isEmpty()) {
      Change change =
          entry
              .change(Kind.UPDATE, event.get().id())
              .withFields(compared.fields())
              .withPeople(notifications.ofUpdate(wanted, event.get(), compared))
              .withNote(others.remark(entry, compared));
      actions.add(Action.of(change, steps.update(entry, later, current)).after(wanted.needs()));
    } else if (!isUnfinished(entry)) {
      actions.add(
          Action.note(
              entry.change(Kind.UNCHANGED, entry.cell()).withNote(others.remark(entry, compared))));
    } else {
      actions.add(unfinished(entry));
    }
    actions.addAll(others.removals(entry, wanted, compared, later, current));
    return actions;
  }

  private CalendarPlanner.Comparison compare(
      CalendarEntry entry, CalendarSpec wanted, CalendarEvent event) {
    return CalendarPlanner.compare(
        wanted, entry.mark(), journal.asWritten(entry, wanted, event), false);
  }

  /** Of guests whom the sheet does not name, in the order of its rows. */
  List<String> remarks() {
    return others.remarks();
  }

  private static Change gone(CalendarEntry entry) {
    return entry.failed(
        "event "
            + entry.cell()
            + " is gone from the calendar: cqorc "
            + entry.kind().service()
            + " --delete clears the cell, then --create makes another");
  }

  /** Its cell is full: nothing to do, unless its run was interrupted on the way. */
  private List<Action> standing(CalendarEntry entry) throws CqorcException {
    Optional<CalendarEvent> event =
        mustStand(entry) ? writer.current(entry.cell()) : Optional.empty();
    if (mustStand(entry) && event.isEmpty()) {
      return note(gone(entry));
    }
    if (!isUnfinished(entry)) {
      List<FieldChange> differences =
          event.isPresent() ? CalendarPlanner.times(source.times(entry), event.get()) : List.of();
      Kind kind = differences.isEmpty() ? Kind.THERE : Kind.DIFFERS;
      return note(entry.change(kind, entry.cell()).withFields(differences));
    }
    return List.of(unfinished(entry));
  }

  /** Only the journal is to be closed. */
  private Action unfinished(CalendarEntry entry) {
    List<String> more =
        journal.begun(entry).stream()
            .map(CalendarJournal::id)
            .filter(id -> inventory.find(id).isPresent() && !inventory.isTaken(id))
            .toList();
    String note =
        more.isEmpty()
            ? ""
            : "it made event "
                + Words.list(more)
                + ", which is not in the sheet and may have to be deleted in the calendar";
    return Action.of(
        entry.change(Kind.ADOPT, entry.cell()).withNote(joined("left by an interrupted run", note)),
        steps.settle(entry));
  }

  /** Our own events that no row holds: reported, and left where they are. */
  List<Action> unclaimed(Course course) {
    return source.kinds().stream()
        .flatMap(kind -> inventory.unclaimed(course.id(), kind).stream())
        .map(event -> Action.note(unclaimed(course, event)))
        .toList();
  }

  private static Change unclaimed(Course course, CalendarEvent event) {
    CalendarKind kind = EventMark.in(event.properties()).orElseThrow().kind();
    return Change.of(Kind.UNWANTED, course.id(), kind.resource())
        .withWhich(
            event
                .start()
                .map(start -> Times.minute(start.atZone(course.start().getZone())))
                .orElse(event.id()))
        .withId(event.id())
        .withNote("no row holds it; if it is not wanted any more, delete it in the calendar");
  }

  private static List<Action> note(Change change) {
    return List.of(Action.note(change));
  }

  private static String joined(String... parts) {
    return String.join("; ", Stream.of(parts).filter(part -> !part.isBlank()).toList());
  }
}

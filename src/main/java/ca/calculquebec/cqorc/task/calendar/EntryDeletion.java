package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.CellChange;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.service.google.CalendarEvent;
import java.util.List;
import java.util.Optional;

/** How an entry ends. */
final class EntryDeletion {
  private final CalendarRequest request;
  private final CalendarInventory inventory;
  private final CalendarJournal journal;
  private final CalendarWriter writer;
  private final CalendarSteps steps;
  private final NotificationPolicy notifications;

  EntryDeletion(
      CalendarRequest request,
      CalendarInventory inventory,
      CalendarJournal journal,
      CalendarWriter writer,
      CalendarSteps steps,
      NotificationPolicy notifications) {
    this.request = request;
    this.inventory = inventory;
    this.journal = journal;
    this.writer = writer;
    this.steps = steps;
    this.notifications = notifications;
  }

  List<Action> plan(CalendarEntry entry) throws CqorcException {
    Optional<CalendarEvent> event =
        entry.isEmpty() ? inventory.assigned(entry) : writer.current(entry.cell());
    if (event.isPresent()) {
      return plan(entry, event.get());
    }
    if (!entry.isEmpty()) {
      Deferred<String> gone = Deferred.unknown("clearing of the cell");
      Change change =
          entry.change(Kind.UNCHANGED, entry.cell()).withNote("already gone from the calendar");
      return List.of(clearing(Action.of(change, steps.forget(entry, gone)), entry, gone));
    }
    return List.of(Action.note(nothingThere(entry)));
  }

  private Change nothingThere(CalendarEntry entry) throws CqorcException {
    String doubt = inventory.doubt(entry);
    if (!doubt.isEmpty()) {
      return entry.failed(doubt);
    }
    boolean deletedByUs = !journal.deletedIds(entry).isEmpty();
    boolean failure = request.strict() && entry.kind() == CalendarKind.PUBLIC && !deletedByUs;
    return failure
        ? entry.failed("there is no id, and no event of that day has the course's title or code")
        : entry.change(Kind.SKIPPED).withNote(deletedByUs ? "deleted before" : "not there");
  }

  private List<Action> plan(CalendarEntry entry, CalendarEvent event) {
    Deferred<String> deleted = Deferred.unknown("deleted " + entry.kind().resource());
    int guests = GuestList.people(event.guests()).size();
    Change change =
        entry
            .change(Kind.DELETE, event.id())
            .withFields(CalendarPlanner.was(event, entry))
            .withPeople(notifications.ofDeletion(event))
            .withLossWarning(guests == 0 ? "" : Words.count(guests, "guest"));
    return List.of(
        clearing(Action.of(change, steps.delete(entry, event, deleted)), entry, deleted));
  }

  private static Action clearing(Action action, CalendarEntry entry, Deferred<?> gone) {
    Action clearing = action;
    for (CellChange cell : entry.clearing(gone)) {
      clearing = clearing.with(cell);
    }
    return clearing;
  }
}

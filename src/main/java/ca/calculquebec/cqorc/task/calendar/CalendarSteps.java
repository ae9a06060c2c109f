package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.Step;
import ca.calculquebec.cqorc.service.google.CalendarEvent;
import java.util.concurrent.atomic.AtomicReference;

/** What changes something in the calendar, the sheet or the journal; runs when a plan is done. */
final class CalendarSteps {
  /** Asked when the step runs: by then, what other tasks make is known. */
  @FunctionalInterface
  interface Wanted {
    CalendarSpec get() throws CqorcException;
  }

  private final CalendarWriter writer;
  private final CalendarJournal journal;

  CalendarSteps(CalendarWriter writer, CalendarJournal journal) {
    this.writer = writer;
    this.journal = journal;
  }

  Step create(CalendarEntry entry, Wanted wanted, Deferred<String> made) {
    return context -> {
      CalendarEvent event = writer.create(entry, wanted.get(), context.pause());
      made.fulfil(event.id());
      context.id(event.id());
      context.detail("created");
      journal.settle(entry, event.id());
    };
  }

  /**
   * Takes over what is in the calendar already, and brings it in line.
   *
   * @param event known to later steps as it is then
   */
  Step adopt(CalendarEntry entry, Wanted wanted, AtomicReference<CalendarEvent> event) {
    return context -> {
      String id = event.get().id();
      context.id(id);
      event.set(writer.bringInLine(entry, wanted.get(), event.get(), false));
      journal.settle(entry, id);
    };
  }

  Step update(CalendarEntry entry, Wanted wanted, AtomicReference<CalendarEvent> event) {
    return context -> {
      context.id(event.get().id());
      event.set(writer.bringInLine(entry, wanted.get(), event.get(), false));
      journal.settle(entry, event.get().id());
    };
  }

  /** Removes all guests that are not wanted, in one request. */
  Step prune(CalendarEntry entry, Wanted wanted, AtomicReference<CalendarEvent> event) {
    return context -> {
      context.id(event.get().id());
      event.set(writer.bringInLine(entry, wanted.get(), event.get(), true));
    };
  }

  /** Its event is there after all. */
  Step settle(CalendarEntry entry) {
    return context -> {
      context.id(entry.cell());
      journal.settle(entry, entry.cell());
    };
  }

  Step delete(CalendarEntry entry, CalendarEvent event, Deferred<String> deleted) {
    return context -> {
      context.id(event.id());
      context.detail(writer.delete(event) ? "deleted" : "already gone");
      // In the journal first: an empty cell without it would look like one that was never filled.
      journal.deleted(entry, event.id());
      deleted.fulfil(event.id());
    };
  }

  /** Nothing is behind the id any more; the journal first, as for a deletion. */
  Step forget(CalendarEntry entry, Deferred<String> gone) {
    return context -> {
      journal.deleted(entry, entry.cell());
      gone.fulfil(entry.cell());
    };
  }
}

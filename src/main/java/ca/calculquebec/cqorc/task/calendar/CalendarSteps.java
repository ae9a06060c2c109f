package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.Step;
import ca.calculquebec.cqorc.plan.StepContext;
import ca.calculquebec.cqorc.service.google.CalendarEvent;
import java.util.Optional;
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
      writeCell(entry, event.id(), context);
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
      writeCell(entry, id, context);
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
      deleted.fulfil(event.id());
      // In the journal first: an empty cell without it would look like one that was never filled.
      journal.deleted(entry, event.id());
      clear(entry, context);
    };
  }

  /** Nothing is behind the id any more. */
  Step clearCell(CalendarEntry entry) {
    return context -> {
      journal.deleted(entry, entry.cell());
      clear(entry, context);
    };
  }

  private static void clear(CalendarEntry entry, StepContext context) {
    for (Session holder : entry.holders()) {
      if (!holder.cell(entry.kind().column()).isBlank()) {
        write(entry, holder, "", context);
      }
    }
  }

  private static void writeCell(CalendarEntry entry, String id, StepContext context) {
    write(entry, entry.holders().get(0), id, context);
  }

  private static void write(
      CalendarEntry entry, Session holder, String value, StepContext context) {
    String column = entry.kind().column();
    context.writeCell(
        entry.course().id(),
        Optional.of(holder.start().toInstant()),
        column,
        holder.cell(column),
        value);
  }
}

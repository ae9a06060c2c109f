package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Pause;
import ca.calculquebec.cqorc.plan.UncertainCreate;
import ca.calculquebec.cqorc.service.google.CalendarClient;
import ca.calculquebec.cqorc.service.google.CalendarDraft;
import ca.calculquebec.cqorc.service.google.CalendarEvent;
import ca.calculquebec.cqorc.service.google.SendUpdates;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Events made, changed and deleted in one calendar, with what may go wrong in it. */
final class CalendarWriter {
  /** Each generation is an event that somebody deleted. */
  private static final int MOST_GENERATIONS = 50;

  /** Guests answer and people edit while we work; not again and again, though. */
  private static final int MOST_ATTEMPTS = 4;

  private final CalendarClient client;
  private final String calendar;
  private final CalendarInventory inventory;
  private final CalendarJournal journal;
  private final NotificationPolicy notifications;

  CalendarWriter(
      CalendarClient client,
      String calendar,
      CalendarInventory inventory,
      CalendarJournal journal,
      NotificationPolicy notifications) {
    this.client = client;
    this.calendar = calendar;
    this.inventory = inventory;
    this.journal = journal;
    this.notifications = notifications;
  }

  /** Empty for one that never was, or that was deleted. */
  Optional<CalendarEvent> read(String id) throws ServiceException {
    return client.get(calendar, id).filter(event -> !event.isCancelled());
  }

  /** The same, with a request only for an id that the listing did not show. */
  Optional<CalendarEvent> current(String id) throws ServiceException {
    Optional<CalendarEvent> listed = inventory.find(id);
    return listed.isPresent() ? listed : read(id);
  }

  /** The entry's event, made under the first of its ids that is free. */
  CalendarEvent create(CalendarEntry entry, CalendarSpec wanted, Pause pause)
      throws CqorcException {
    SendUpdates updates = NotificationPolicy.told(notifications.ofCreation(wanted));
    Set<String> deleted = journal.deletedIds(entry);
    journal.clearAway(entry);
    for (int generation = 0; generation < MOST_GENERATIONS; generation++) {
      String id = entry.mark().id(generation);
      if (deleted.contains(id)) {
        continue;
      }
      Optional<CalendarEvent> made = create(entry, wanted, id, updates, pause);
      if (made.isPresent()) {
        return made.get();
      }
    }
    throw new CqorcException(
        "the "
            + entry.kind().resource()
            + " was deleted "
            + MOST_GENERATIONS
            + " times, and its ids are used up",
        "Make it in the calendar and write its id into " + entry.origin() + ".");
  }

  /** Empty when the id is used up by an event that is deleted, or is somebody else's. */
  private Optional<CalendarEvent> create(
      CalendarEntry entry, CalendarSpec wanted, String id, SendUpdates updates, Pause pause)
      throws CqorcException {
    Journal.Intent intent = journal.begin(entry, id);
    AtomicBoolean unknown = new AtomicBoolean();
    AtomicBoolean found = new AtomicBoolean();
    try {
      CalendarEvent event =
          UncertainCreate.run(
              pause,
              () ->
                  journal.learn(entry, wanted, insert(draft(entry, wanted, id), updates, unknown)),
              () -> lookUp(id, unknown, found));
      journal.made(intent, event);
      inventory.take(event.id());
      // What a look-up found may be an older event of this session, which somebody moved since.
      return Optional.of(found.get() ? bringInLine(entry, wanted, event, false) : event);
    } catch (ServiceException failure) {
      if (CalendarClient.isDuplicate(failure)) {
        return adopt(entry, wanted, id, intent);
      }
      if (!unknown.get()) {
        journal.notMade(intent);
      }
      throw failure;
    }
  }

  private CalendarEvent insert(CalendarDraft draft, SendUpdates updates, AtomicBoolean unknown)
      throws ServiceException {
    try {
      return client.insert(calendar, draft, updates);
    } catch (ServiceException failure) {
      unknown.set(failure.uncertain());
      throw failure;
    }
  }

  private Optional<CalendarEvent> lookUp(String id, AtomicBoolean unknown, AtomicBoolean found)
      throws ServiceException {
    Optional<CalendarEvent> event = read(id);
    unknown.set(false);
    found.set(event.isPresent());
    return event;
  }

  /** An id that is used: by our own event outside of the listing's window, or by a deleted one. */
  private Optional<CalendarEvent> adopt(
      CalendarEntry entry, CalendarSpec wanted, String id, Journal.Intent intent)
      throws CqorcException {
    Optional<CalendarEvent> there =
        read(id)
            .filter(
                event ->
                    EventMark.in(event.properties()).equals(Optional.of(entry.mark()))
                        && inventory.take(event.id()));
    if (there.isEmpty()) {
      journal.notMade(intent);
      return Optional.empty();
    }
    journal.made(intent, there.get());
    return Optional.of(bringInLine(entry, wanted, there.get(), false));
  }

  private static CalendarDraft draft(CalendarEntry entry, CalendarSpec wanted, String id) {
    return new CalendarDraft(
        id,
        wanted.title(),
        wanted.text(),
        wanted.start().toInstant(),
        wanted.end().toInstant(),
        wanted.start().getZone(),
        wanted.guests().orElse(List.of()),
        entry.mark().property());
  }

  /**
   * Sends what differs. When somebody changed the event meanwhile, it is read and compared again:
   * an answer that a guest just gave must not be lost.
   *
   * @param prune whether guests that are not wanted go
   * @return the event as it is now
   */
  CalendarEvent bringInLine(
      CalendarEntry entry, CalendarSpec wanted, CalendarEvent event, boolean prune)
      throws CqorcException {
    CalendarEvent current = event;
    for (int attempt = 1; ; attempt++) {
      CalendarPlanner.Comparison compared =
          CalendarPlanner.compare(
              wanted, entry.mark(), journal.asWritten(entry, wanted, current), prune);
      if (compared.patch().isEmpty()) {
        return current;
      }
      SendUpdates updates =
          NotificationPolicy.told(notifications.ofUpdate(wanted, current, compared));
      try {
        return journal.learn(
            entry, wanted, client.patch(calendar, current.id(), compared.patch(), updates));
      } catch (ServiceException failure) {
        if (!CalendarClient.isChangedMeanwhile(failure) || attempt == MOST_ATTEMPTS) {
          throw failure;
        }
      }
      current = read(event.id()).orElseThrow(() -> deletedMeanwhile(entry));
    }
  }

  private static CqorcException deletedMeanwhile(CalendarEntry entry) {
    return new CqorcException(
        "somebody deleted the " + entry.kind().resource() + " meanwhile",
        "cqorc "
            + entry.kind().service()
            + " --delete clears the cell, then --create makes another.");
  }

  /** Whether it was there until now. */
  boolean delete(CalendarEvent event) throws ServiceException {
    return client.delete(
        calendar, event.id(), NotificationPolicy.told(notifications.ofDeletion(event)));
  }
}

package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ThrowingSupplier;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteClient;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Finds events whose id was lost, in the organisation's list, which is read as seldom as may be:
 * courses that look at the same time share one reading.
 */
final class EventFinder {
  private final EventbriteClient client;
  private final ThrowingSupplier<String> organization;
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final Map<EventKey, Object> creating = new ConcurrentHashMap<>();

  private final Object reading = new Object();
  private final AtomicLong begun = new AtomicLong();
  private volatile List<EventbriteEvent> events = List.of();
  private long read;

  EventFinder(EventbriteClient client, ThrowingSupplier<String> organization) {
    this.client = client;
    this.organization = organization;
  }

  /** Ids that are never adopted: those in any row, and the templates. */
  void exclude(Collection<String> ids) {
    taken.addAll(ids);
  }

  /** Takes an id for one course; false when another course was faster. */
  boolean claim(String id) {
    return taken.add(id);
  }

  boolean isTaken(String id) {
    return taken.contains(id);
  }

  /** Reads the list; a reading that was begun after this call is as good as an own one. */
  void read() throws CqorcException {
    long before = begun.get();
    synchronized (reading) {
      if (read <= before) {
        long number = begun.incrementAndGet();
        events = client.listEvents(organization.get());
        read = number;
      }
    }
  }

  /** Whether the list was read at all. */
  boolean wasRead() {
    synchronized (reading) {
      return read > 0;
    }
  }

  /** As the list was last read; absence proves nothing, since the list lags. */
  Optional<EventbriteEvent> listed(String id) {
    return events.stream().filter(event -> event.id().equals(id)).findFirst();
  }

  /** Looks in the list as last read, and takes what it finds. */
  Optional<EventbriteEvent> find(Set<EventKey> keys, Set<String> never) {
    for (EventbriteEvent event : events) {
      boolean fits =
          keys.contains(EventKey.of(event))
              && !event.isGone()
              && !event.isOver()
              && !never.contains(event.id());
      if (fits && claim(event.id())) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }

  /** Courses with one name and start make their events one after the other. */
  Object turn(EventKey key) {
    return creating.computeIfAbsent(key, any -> new Object());
  }
}

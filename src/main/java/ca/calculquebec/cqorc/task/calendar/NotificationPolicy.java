package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.service.google.CalendarEvent;
import ca.calculquebec.cqorc.service.google.Guest;
import ca.calculquebec.cqorc.service.google.SendUpdates;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who hears of a write. Nobody is told of what is over already. */
final class NotificationPolicy {
  private final boolean notifications;
  private final Clock clock;

  /**
   * @param notifications false when nobody is ever told
   */
  NotificationPolicy(boolean notifications, Clock clock) {
    this.notifications = notifications;
    this.clock = clock;
  }

  Set<String> ofCreation(CalendarSpec wanted) {
    return notifications && !wanted.isOver(clock.instant())
        ? keys(wanted.guests().orElse(List.of()))
        : Set.of();
  }

  /** With {@code sendUpdates=all}, Google writes to those who were invited and to those who are. */
  Set<String> ofUpdate(
      CalendarSpec wanted, CalendarEvent current, CalendarPlanner.Comparison compared) {
    boolean over = isOver(current) && wanted.isOver(clock.instant());
    if (!notifications || !compared.concernsGuests() || over) {
      return Set.of();
    }
    Set<String> people = keys(current.guests());
    people.addAll(keys(compared.patch().guests().orElse(List.of())));
    if (compared.guestsHidden()) {
      people.addAll(keys(wanted.guests().orElse(List.of())));
    }
    return people;
  }

  Set<String> ofDeletion(CalendarEvent current) {
    return notifications && !isOver(current) ? keys(current.guests()) : Set.of();
  }

  static SendUpdates told(Set<String> people) {
    return people.isEmpty() ? SendUpdates.NONE : SendUpdates.ALL;
  }

  private boolean isOver(CalendarEvent event) {
    return event.end().filter(end -> !end.isAfter(clock.instant())).isPresent();
  }

  private static Set<String> keys(List<Guest> guests) {
    Set<String> keys = new LinkedHashSet<>();
    GuestList.people(guests).forEach(guest -> keys.add(guest.key()));
    return keys;
  }
}

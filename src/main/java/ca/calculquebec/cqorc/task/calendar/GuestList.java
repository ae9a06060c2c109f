package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.service.google.Guest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The guests of an event after an update. Google replaces the whole list, so all are sent, with
 * their answers.
 *
 * @param extra people whom nobody wants and who stay
 * @param change absent when the list stays as it is
 */
record GuestList(List<Guest> all, List<Guest> extra, Optional<FieldChange> change) {

  /**
   * @param wanted absent when guests are left alone
   * @param prune whether those who are not wanted go
   */
  static GuestList of(Optional<List<Guest>> wanted, List<Guest> current, boolean prune) {
    if (wanted.isEmpty()) {
      return new GuestList(current, List.of(), Optional.empty());
    }
    Set<String> there = keys(current);
    Set<String> named = keys(wanted.get());
    List<Guest> extra =
        people(current).stream().filter(guest -> !named.contains(guest.key())).toList();
    List<Guest> all = new ArrayList<>(current);
    if (prune) {
      all.removeAll(extra);
    }
    wanted.get().stream().filter(guest -> !there.contains(guest.key())).forEach(all::add);
    if (all.equals(current)) {
      return new GuestList(current, extra, Optional.empty());
    }
    Map<String, String> known = CalendarPlanner.known(wanted.get());
    FieldChange change =
        FieldChange.of(
            "guests",
            CalendarPlanner.names(people(current), known),
            CalendarPlanner.names(people(all), known));
    return new GuestList(all, prune ? List.of() : extra, Optional.of(change));
  }

  /** Neither rooms nor the entry that Google adds for the event's owner. */
  static List<Guest> people(List<Guest> guests) {
    return guests.stream().filter(guest -> !guest.organizer() && !guest.resource()).toList();
  }

  private static Set<String> keys(List<Guest> guests) {
    return guests.stream().map(Guest::key).collect(Collectors.toSet());
  }
}

package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.Times;
import ca.calculquebec.cqorc.service.google.CalendarEvent;
import ca.calculquebec.cqorc.service.google.Guest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;

/** Guests whom the sheet does not name: a remark, or removed where that is asked for. */
final class OtherGuests {
  /** In the order of the sheet. */
  private record Place(int row, CalendarKind kind) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::row).thenComparing(Place::kind);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  private final boolean prune;
  private final CalendarSteps steps;
  private final NotificationPolicy notifications;
  private final Map<Place, String> remarks = new ConcurrentSkipListMap<>();

  OtherGuests(boolean prune, CalendarSteps steps, NotificationPolicy notifications) {
    this.prune = prune;
    this.steps = steps;
    this.notifications = notifications;
  }

  /** People whom the sheet does not name are told of in a run too. */
  String remark(CalendarEntry entry, CalendarPlanner.Comparison compared) {
    String remark = prune ? "" : compared.remark();
    if (!remark.isEmpty()) {
      String session = entry.kind().resource() + " " + Times.minute(entry.session().start());
      remarks.put(
          new Place(entry.session().row(), entry.kind()),
          entry.course().id() + ": " + session + " " + remark);
    }
    return remark;
  }

  /** In the order of the sheet's rows. */
  List<String> remarks() {
    return List.copyOf(remarks.values());
  }

  /** One by one in the plan, since a person is asked about them; all at once in the calendar. */
  List<Action> removals(
      CalendarEntry entry,
      CalendarSpec wanted,
      CalendarPlanner.Comparison compared,
      CalendarSteps.Wanted later,
      AtomicReference<CalendarEvent> current) {
    if (!prune || compared.extra().isEmpty()) {
      return List.of();
    }
    CalendarEvent event = current.get();
    CalendarPlanner.Comparison pruned = CalendarPlanner.compare(wanted, entry.mark(), event, true);
    Set<String> people = notifications.ofUpdate(wanted, event, pruned);
    Deferred<String> done = Deferred.unknown("event without them");
    List<Action> actions = new ArrayList<>();
    for (Guest guest : compared.extra()) {
      Change change =
          Change.of(Kind.DELETE, entry.course().id(), Resource.GUEST)
              .withWhich(guest.email() + " of " + entry.change(Kind.DELETE).which())
              .withId(event.id())
              .withRemoval(1, GuestList.people(event.guests()).size());
      if (actions.isEmpty()) {
        actions.add(
            Action.of(
                change.withPeople(people),
                context -> {
                  steps.prune(entry, later, current).run(context);
                  done.fulfil(event.id());
                }));
      } else {
        actions.add(new Action(change, List.of(done), context -> {}));
      }
    }
    return actions;
  }
}

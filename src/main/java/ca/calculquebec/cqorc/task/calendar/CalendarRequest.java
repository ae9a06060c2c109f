package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.plan.Coverage;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a coordinator asks of a calendar.
 *
 * @param createMissing an update also makes the events that are not there yet
 * @param prune whether guests that the sheet does not name are removed
 * @param notifications whether guests are told at all
 * @param strict whether an event that cannot be found is a failure of an update or delete
 * @param day only the sessions that start on it
 */
public record CalendarRequest(
    boolean create,
    boolean update,
    boolean delete,
    boolean createMissing,
    boolean prune,
    boolean notifications,
    boolean strict,
    Optional<LocalDate> day) {

  /** As a coordinator asks for one calendar: guests hear of it, and what is missing is said. */
  public static CalendarRequest of(boolean create, boolean update, boolean delete) {
    return new CalendarRequest(create, update, delete, false, false, true, true, Optional.empty());
  }

  public CalendarRequest withCreateMissing() {
    return new CalendarRequest(create, update, delete, true, prune, notifications, strict, day);
  }

  public CalendarRequest withPrune() {
    return new CalendarRequest(
        create, update, delete, createMissing, true, notifications, strict, day);
  }

  public CalendarRequest withoutNotifications() {
    return new CalendarRequest(create, update, delete, createMissing, prune, false, strict, day);
  }

  /** For a whole term, of which parts may not exist. */
  public CalendarRequest lenient() {
    return new CalendarRequest(
        create, update, delete, createMissing, prune, notifications, false, day);
  }

  public CalendarRequest on(LocalDate newDay) {
    return new CalendarRequest(
        create, update, delete, createMissing, prune, notifications, strict, Optional.of(newDay));
  }

  /**
   * What of the calendar is compared.
   *
   * @param kinds the entries that the command is about
   */
  public Coverage coverage(Set<CalendarKind> kinds) {
    if (!update) {
      return Coverage.NOTHING;
    }
    List<String> things =
        kinds.stream().sorted().map(kind -> "the " + kind.resource() + "s").toList();
    return new Coverage(things, day.isEmpty());
  }

  boolean makesMissing() {
    return create || createMissing;
  }
}

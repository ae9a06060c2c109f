package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.course.PlainText;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.service.google.CalendarEvent;
import ca.calculquebec.cqorc.service.google.CalendarPatch;
import ca.calculquebec.cqorc.service.google.Guest;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what an event should be with what it is: pure values on both sides. */
final class CalendarPlanner {
  private CalendarPlanner() {}

  /**
   * What differs, for people and for Google.
   *
   * @param concernsGuests whether more than the text differs, so that guests are told
   * @param extra guests that the sheet does not name, and that stay
   * @param guestsHidden whether Google shows some of the guests only: sending those back would lose
   *     the others and their answers, so that all are left as they are
   */
  record Comparison(
      List<FieldChange> fields,
      CalendarPatch patch,
      boolean concernsGuests,
      List<Guest> extra,
      boolean guestsHidden) {
    Comparison {
      fields = List.copyOf(fields);
      extra = List.copyOf(extra);
    }

    /** {@code also invited: …; cqorc gcal --update --prune removes them}; blank when nobody is. */
    String remark() {
      if (guestsHidden) {
        return "Google does not show all guests; they stay as they are";
      }
      return extra.isEmpty()
          ? ""
          : "also invited: "
              + names(extra, Map.of())
              + "; cqorc gcal --update --prune removes them";
    }
  }

  /** What a new event will be. */
  static List<FieldChange> asNew(CalendarSpec wanted) {
    List<FieldChange> fields = new ArrayList<>();
    fields.add(FieldChange.set("title", wanted.title()));
    fields.add(FieldChange.set("start", shown(wanted.start())));
    fields.add(FieldChange.set("end", shown(wanted.end())));
    if (!wanted.text().isEmpty()) {
      fields.add(FieldChange.set("text", wanted.text()));
    }
    wanted
        .guests()
        .filter(guests -> !guests.isEmpty())
        .ifPresent(guests -> fields.add(FieldChange.set("guests", names(guests, Map.of()))));
    return fields;
  }

  /** What an event that goes away was. */
  static List<FieldChange> was(CalendarEvent event, CalendarEntry entry) {
    List<FieldChange> fields = new ArrayList<>();
    fields.add(new FieldChange("title", Optional.of(event.title()), Optional.empty()));
    event
        .start()
        .map(start -> shown(start.atZone(entry.session().start().getZone())))
        .ifPresent(
            start -> fields.add(new FieldChange("start", Optional.of(start), Optional.empty())));
    return fields;
  }

  /**
   * @param prune whether guests that are not wanted go
   */
  static Comparison compare(
      CalendarSpec wanted, EventMark mark, CalendarEvent current, boolean prune) {
    List<FieldChange> fields = new ArrayList<>();
    Optional<String> title = Optional.empty();
    if (!PlainText.readsTheSame(wanted.title(), current.title())) {
      title = Optional.of(wanted.title());
      fields.add(FieldChange.of("title", current.title(), wanted.title()));
    }
    List<FieldChange> text = TextDifference.between(current.description(), wanted.text());
    fields.addAll(text);
    boolean moved = times(wanted, current, fields);
    // A public event stays as free or busy as somebody made it.
    boolean freed = wanted.guests().isPresent() && !current.opaque();
    if (freed) {
      fields.add(FieldChange.of("shown as", "free", "busy"));
    }
    boolean hidden = wanted.guests().isPresent() && !current.allGuests();
    GuestList guests =
        GuestList.of(hidden ? Optional.empty() : wanted.guests(), current.guests(), prune);
    guests.change().ifPresent(fields::add);
    if (fields.isEmpty()) {
      fields.addAll(staleMark(mark, current));
    }
    CalendarPatch patch =
        new CalendarPatch(
            title,
            text.isEmpty() ? Optional.empty() : Optional.of(wanted.text()),
            moved ? Optional.of(period(wanted, current)) : Optional.empty(),
            freed ? Optional.of(true) : Optional.empty(),
            guests.change().map(change -> guests.all()),
            fields.isEmpty() ? Map.of() : missingMark(mark, current),
            current.etag());
    boolean concernsGuests = moved || guests.change().isPresent();
    return new Comparison(fields, patch, concernsGuests, guests.extra(), hidden);
  }

  /** Of the times alone, which need no text to be made. */
  static List<FieldChange> times(CalendarSpec.Period wanted, CalendarEvent current) {
    List<FieldChange> fields = new ArrayList<>();
    time("start", wanted.start(), current.start(), fields);
    time("end", wanted.end(), current.end(), fields);
    return fields;
  }

  private static boolean times(
      CalendarSpec wanted, CalendarEvent current, List<FieldChange> fields) {
    boolean start = time("start", wanted.start(), current.start(), fields);
    boolean end = time("end", wanted.end(), current.end(), fields);
    return start || end;
  }

  private static boolean time(
      String name, ZonedDateTime wanted, Optional<Instant> current, List<FieldChange> fields) {
    if (current.equals(Optional.of(wanted.toInstant()))) {
      return false;
    }
    Optional<String> before = current.map(time -> shown(time.atZone(wanted.getZone())));
    fields.add(
        new FieldChange(name, before.or(() -> Optional.of("all day")), Optional.of(shown(wanted))));
    return true;
  }

  private static CalendarPatch.Period period(CalendarSpec wanted, CalendarEvent current) {
    return new CalendarPatch.Period(
        wanted.start().toInstant(),
        wanted.end().toInstant(),
        wanted.start().getZone(),
        current.start().isEmpty());
  }

  /** A mark of ours that names another session would mislead a later run, so it is never left. */
  private static List<FieldChange> staleMark(EventMark mark, CalendarEvent current) {
    return EventMark.in(current.properties())
        .filter(there -> !there.equals(mark))
        .map(there -> List.of(FieldChange.of("mark", there.text(), mark.text())))
        .orElse(List.of());
  }

  /**
   * An event that others made gets its mark with the first change that it needs, and not for the
   * mark's sake.
   */
  private static Map<String, String> missingMark(EventMark mark, CalendarEvent current) {
    return EventMark.in(current.properties()).equals(Optional.of(mark))
        ? Map.of()
        : mark.property();
  }

  /** With its offset, in the calendar's zone: an instant that people can read. */
  static String shown(ZonedDateTime time) {
    return time.toOffsetDateTime().toString();
  }

  /**
   * @param known names by key, for guests whom Google shows without one
   */
  static String names(List<Guest> guests, Map<String, String> known) {
    return String.join(", ", guests.stream().map(guest -> name(guest, known)).toList());
  }

  private static String name(Guest guest, Map<String, String> known) {
    String name = guest.name().isBlank() ? known.getOrDefault(guest.key(), "") : guest.name();
    return name.isBlank() ? guest.email() : name;
  }

  /** Names by key, of those who have one. */
  static Map<String, String> known(List<Guest> guests) {
    Map<String, String> known = new LinkedHashMap<>();
    guests.forEach(guest -> known.put(guest.key(), guest.name()));
    return known;
  }
}

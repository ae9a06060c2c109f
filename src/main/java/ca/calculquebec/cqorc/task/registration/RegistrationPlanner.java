package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.course.PlainText;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Times;
import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.service.eventbrite.EventPatch;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteEvent;
import ca.calculquebec.cqorc.service.eventbrite.TicketClass;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what should be with what is. Plain values: no requests, no clock. */
final class RegistrationPlanner {
  /** How much of a text a plan shows around its first difference. */
  private static final int EXCERPT = 60;

  private RegistrationPlanner() {}

  /** The differences of an event, and the request that removes them. */
  record EventDifference(List<FieldChange> fields, EventPatch patch) {}

  /** The ticket classes whose sale ends at another time than it should. */
  record TicketDifference(List<FieldChange> fields, List<TicketClass> classes) {}

  static EventDifference compare(EventSpec wanted, EventbriteEvent current) {
    List<FieldChange> fields = new ArrayList<>();
    Optional<String> name = Optional.empty();
    if (!PlainText.readsTheSame(wanted.name(), current.name())) {
      name = Optional.of(wanted.name());
      fields.add(FieldChange.of("name", current.name(), wanted.name()));
    }
    Optional<String> summary =
        wanted.summary().filter(text -> !PlainText.readsTheSame(text, current.summary()));
    summary.ifPresent(text -> fields.add(FieldChange.of("summary", current.summary(), text)));

    ZoneId zone = wanted.start().getZone();
    boolean start = compareTimes("start", wanted.start(), current.start(), fields);
    boolean end = compareTimes("end", wanted.end(), current.end(), fields);
    boolean shownElsewhere = !sameOffset(wanted.start(), current);
    if (shownElsewhere) {
      fields.add(FieldChange.of("timezone", current.timeZone(), zone.getId()));
    }
    Optional<EventPatch.Period> period =
        start || end || shownElsewhere
            ? Optional.of(
                new EventPatch.Period(
                    wanted.start().toInstant(), wanted.end().toInstant(), zone.getId()))
            : Optional.empty();
    return new EventDifference(fields, new EventPatch(name, summary, period));
  }

  private static boolean compareTimes(
      String field, ZonedDateTime wanted, Instant current, List<FieldChange> fields) {
    if (wanted.toInstant().truncatedTo(ChronoUnit.SECONDS).equals(current)) {
      return false;
    }
    String shown = Times.minute(current.atZone(wanted.getZone()));
    fields.add(FieldChange.of(field, shown, Times.minute(wanted)));
    return true;
  }

  /** Zones have several names, and Eventbrite may answer with another: their clocks decide. */
  private static boolean sameOffset(ZonedDateTime wanted, EventbriteEvent current) {
    try {
      return ZoneId.of(current.timeZone())
          .getRules()
          .getOffset(wanted.toInstant())
          .equals(wanted.getOffset());
    } catch (DateTimeException unknownToJava) {
      return true;
    }
  }

  /** Empty when people read the same. */
  static List<FieldChange> comparePages(
      List<Map<String, Object>> wanted, List<Map<String, Object>> current) {
    if (HtmlReduction.reduce(wanted).equals(HtmlReduction.reduce(current))) {
      return List.of();
    }
    String before = HtmlReduction.words(current);
    String after = HtmlReduction.words(wanted);
    if (PlainText.readsTheSame(before, after)) {
      List<String> kinds = HtmlReduction.formatting(current, wanted);
      String what = kinds.isEmpty() ? "where it stands" : Words.list(kinds);
      return List.of(FieldChange.set("formatting", "only " + what + "; the words are the same"));
    }
    int from = firstDifference(before, after);
    return List.of(FieldChange.of("text", excerpt(before, from), excerpt(after, from)));
  }

  /**
   * @param wanted when the sale should end
   */
  static TicketDifference compareTickets(ZonedDateTime wanted, List<TicketClass> current) {
    List<FieldChange> fields = new ArrayList<>();
    List<TicketClass> different = new ArrayList<>();
    Instant instant = wanted.toInstant().truncatedTo(ChronoUnit.SECONDS);
    for (TicketClass ticketClass : current) {
      if (ticketClass.salesEnd().filter(instant::equals).isEmpty()) {
        different.add(ticketClass);
        String field =
            current.size() == 1 ? "sales end" : "sales end of \"" + ticketClass.name() + "\"";
        String before =
            ticketClass
                .salesEnd()
                .map(end -> Times.minute(end.atZone(wanted.getZone())))
                .orElse("one hour before the start");
        fields.add(FieldChange.of(field, before, Times.minute(wanted)));
      }
    }
    return new TicketDifference(fields, different);
  }

  private static int firstDifference(String one, String other) {
    int index = 0;
    while (index < one.length()
        && index < other.length()
        && one.charAt(index) == other.charAt(index)) {
      index++;
    }
    return index;
  }

  private static String excerpt(String text, int difference) {
    int from = Math.max(0, Math.min(difference, text.length()) - EXCERPT / 4);
    // Whole words, and never half a character.
    while (from > 0 && text.charAt(from - 1) != ' ' && difference - from < EXCERPT / 2) {
      from--;
    }
    int to = Math.min(text.length(), from + EXCERPT);
    if (from > 0 && from < text.length() && Character.isLowSurrogate(text.charAt(from))) {
      from--;
    }
    if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
      to++;
    }
    return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
  }
}

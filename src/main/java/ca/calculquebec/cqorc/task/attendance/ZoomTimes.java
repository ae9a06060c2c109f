package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.csv.CsvRow;
import ca.calculquebec.cqorc.sheet.DateText;
import ca.calculquebec.cqorc.sheet.DayOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as Zoom's web page writes them, whose order of day and month depends on the account: one
 * order holds for a whole file.
 */
final class ZoomTimes {
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})\\b.*\\d{1,2}[:h].*", Pattern.DOTALL);
  private static final Pattern MONTH_FIRST =
      Pattern.compile("([a-z]{3,9})\\.? (\\d{1,2}),? (\\d{4}),? +(.*)");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2}) ([a-z]{3,9})\\.?,? (\\d{4}),? +(.*)");
  private static final Pattern MONTH_NAME = Pattern.compile("\\p{L}{3}");
  private static final List<String> MONTHS =
      List.of(
          "jan",
          "fev feb",
          "mar",
          "avr apr",
          "mai may",
          "juin jun",
          "juil jul",
          "aou aug",
          "sep",
          "oct",
          "nov",
          "dec");

  private static final Pattern SECONDS = Pattern.compile(":\\d{2}:(\\d{2})(?!\\d)");

  /** Headings that are the same in no other language. */
  private static final Pattern FRENCH = Pattern.compile("(?iu).*\\b(nom|dur[ée]e|heure)\\b.*");

  private final DayOrder order;
  private final Optional<String> guess;
  private final Map<String, Parsed> minutes = new HashMap<>();

  private ZoomTimes(DayOrder order) {
    this(order, Optional.empty());
  }

  private ZoomTimes(DayOrder order, Optional<String> guess) {
    this.order = order;
    this.guess = guess;
  }

  /** A time, or why there is none. */
  record Parsed(Optional<ZonedDateTime> time, String problem) {}

  /**
   * Decides the order: by a number above 12, by AM and PM, which go with the month first, or by the
   * sessions' dates. Where nobody knows the sessions, by the language of the headings, which is a
   * guess: how long people were there does not depend on it.
   */
  static ZoomTimes of(List<CsvRow> rows, List<Span> sessions, ZoneId zone) {
    Set<LocalDate> days = new HashSet<>();
    for (Span session : sessions) {
      days.add(Instant.ofEpochSecond(session.from()).atZone(zone).toLocalDate());
      days.add(Instant.ofEpochSecond(session.to()).atZone(zone).toLocalDate());
    }
    String ambiguous = "";
    boolean halves = false;
    boolean dayFirst = false;
    boolean monthFirst = false;
    for (CsvRow row : rows) {
      for (String cell : row.cells()) {
        Matcher numbers = NUMBERS.matcher(cell.strip());
        if (!numbers.matches()) {
          continue;
        }
        int one = Integer.parseInt(numbers.group(1));
        int other = Integer.parseInt(numbers.group(2));
        if (one > 12 || other > 12) {
          return new ZoomTimes(one > 12 ? DayOrder.DAY_FIRST : DayOrder.MONTH_FIRST);
        }
        ambiguous = ambiguous.isEmpty() && one != other ? cell.strip() : ambiguous;
        halves |= cell.toUpperCase(Locale.ROOT).matches("(?s).*\\d ?[AP]\\.? ?M.*");
        int year = Integer.parseInt(numbers.group(3));
        dayFirst |= isOne(days, year, other, one);
        monthFirst |= isOne(days, year, one, other);
      }
    }
    if (dayFirst != monthFirst) {
      return new ZoomTimes(dayFirst ? DayOrder.DAY_FIRST : DayOrder.MONTH_FIRST);
    }
    if (halves || !sessions.isEmpty()) {
      return new ZoomTimes(halves ? DayOrder.MONTH_FIRST : DayOrder.UNDECIDABLE);
    }
    boolean french =
        rows.stream()
            .flatMap(row -> row.cells().stream())
            .filter(cell -> cell.chars().noneMatch(Character::isDigit))
            .anyMatch(cell -> FRENCH.matcher(cell).matches());
    return guessed(french ? DayOrder.DAY_FIRST : DayOrder.MONTH_FIRST, ambiguous);
  }

  private static ZoomTimes guessed(DayOrder order, String ambiguous) {
    String first = order == DayOrder.DAY_FIRST ? "day" : "month";
    return new ZoomTimes(
        order,
        ambiguous.isEmpty()
            ? Optional.empty()
            : Optional.of(
                "nothing tells whether day or month comes first in \""
                    + ambiguous
                    + "\"; the "
                    + first
                    + " is taken for the first. Minutes do not depend on it; --course_id lets the"
                    + " sheet decide"));
  }

  /** What was assumed about the order of day and month, in words. */
  Optional<String> guess() {
    return guess;
  }

  private static boolean isOne(Set<LocalDate> days, int year, int month, int day) {
    boolean exists = month >= 1 && month <= 12 && day >= 1 && day <= Month.of(month).maxLength();
    return exists
        && days.stream()
            .anyMatch(
                known ->
                    known.getYear() == year
                        && known.getMonthValue() == month
                        && known.getDayOfMonth() == day);
  }

  /** Whether a cell is meant to be a time; {@code --} and a blank are not. */
  boolean isTime(String cell) {
    boolean dated = cell.chars().filter(Character::isDigit).count() > 5;
    return dated && (cell.indexOf(':') > 0 || cell.indexOf('h') > 0);
  }

  /**
   * Reads a time. A large report has tens of thousands of them in few minutes, so that each minute
   * is read once and the seconds are added.
   */
  Parsed parse(String cell, ZoneId zone) {
    Matcher seconds = SECONDS.matcher(cell);
    int second = seconds.find() ? Integer.parseInt(seconds.group(1)) : 60;
    if (second > 59) {
      return read(cell, zone);
    }
    String minute = cell.substring(0, seconds.start(1) - 1) + cell.substring(seconds.end(1));
    Parsed parsed = minutes.computeIfAbsent(minute, text -> read(text, zone));
    return parsed.time().isEmpty()
        ? read(cell, zone)
        : new Parsed(parsed.time().map(time -> time.plusSeconds(second)), "");
  }

  private Parsed read(String cell, ZoneId zone) {
    String text = MONTH_NAME.matcher(cell).find() ? numbered(cell.strip()) : cell.strip();
    DateText.Parsed parsed = DateText.parse(text, order, zone);
    return new Parsed(parsed.time(), parsed.problem());
  }

  private static String numbered(String text) {
    String plain = PersonName.transliterated(text);
    Matcher monthFirst = MONTH_FIRST.matcher(plain);
    if (monthFirst.matches()) {
      return iso(
          monthFirst.group(3), monthFirst.group(1), monthFirst.group(2), monthFirst.group(4));
    }
    Matcher dayFirst = DAY_FIRST.matcher(plain);
    return dayFirst.matches()
        ? iso(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1), dayFirst.group(4))
        : text;
  }

  /** With a month of nought when its name is unknown, which is then refused. */
  private static String iso(String year, String month, String day, String time) {
    int number = 0;
    for (int i = 0; i < MONTHS.size(); i++) {
      for (String start : MONTHS.get(i).split(" ")) {
        number = month.startsWith(start) ? i + 1 : number;
      }
    }
    return String.format(Locale.ROOT, "%s-%02d-%02d %s", year, number, Integer.parseInt(day), time);
  }
}

package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.csv.CsvRow;
import ca.calculquebec.cqorc.sheet.DateText;
import ca.calculquebec.cqorc.sheet.DayOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
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
 * order holds for a whole file, and where a file does not tell it, for those that were given along.
 */
final class ZoomTimes {
  private static final Pattern NUMBERS =
      Pattern.compile(
          "(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})\\b.*\\d{1,2}[:h].*", Pattern.DOTALL);
  private static final Pattern SECONDS = Pattern.compile(":\\d{2}:(\\d{2})(?!\\d)");

  /** French and Spanish headings, which English has not. */
  private static final Pattern DAY_FIRST =
      Pattern.compile("(?iu).*\\b(nom|dur[ée]e|heure|nombre|duraci[óo]n|hora)\\b.*");

  private static final Pattern SHORT_YEAR =
      Pattern.compile("^(?<day>\\d{1,2}[-/.]\\d{1,2}[-/.])(?<year>\\d{2})(?!\\d)");

  private final DayOrder order;
  private final Optional<String> guess;
  private final Map<String, Parsed> minutes = new HashMap<>();

  private ZoomTimes(DayOrder order, Optional<String> guess) {
    this.order = order;
    this.guess = guess;
  }

  /** A time, or why there is none. */
  record Parsed(Optional<ZonedDateTime> time, String problem) {}

  /**
   * What a file itself says about its order.
   *
   * @param told by a number above 12, or by the sessions' dates
   * @param ambiguous a time that can be read in both orders; blank when there is none
   * @param halves whether there is AM and PM
   */
  private record Evidence(Optional<DayOrder> told, String ambiguous, boolean halves) {
    static Evidence of(List<CsvRow> rows, Set<LocalDate> days) {
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
            return new Evidence(Optional.of(order(one > 12)), "", false);
          }
          ambiguous = ambiguous.isEmpty() && one != other ? cell.strip() : ambiguous;
          halves |= cell.toUpperCase(Locale.ROOT).matches("(?s).*\\d ?[AP]\\.? ?M.*");
          int year = 2000 + Integer.parseInt(numbers.group(3)) % 100;
          dayFirst |= isOne(days, year, other, one);
          monthFirst |= isOne(days, year, one, other);
        }
      }
      Optional<DayOrder> told =
          dayFirst == monthFirst ? Optional.empty() : Optional.of(order(dayFirst));
      return new Evidence(told, ambiguous, halves);
    }
  }

  private static DayOrder order(boolean dayFirst) {
    return dayFirst ? DayOrder.DAY_FIRST : DayOrder.MONTH_FIRST;
  }

  /**
   * Decides the order of each file: by what it says itself, else by what the others say, since they
   * mostly come from one account, else by AM and PM, which go with the month first. Where nobody
   * knows the sessions, the language of the headings decides at last, which is a guess: how long
   * people were there does not depend on it.
   */
  static List<ZoomTimes> of(List<List<CsvRow>> files, List<TimeSpan> sessions, ZoneId zone) {
    Set<LocalDate> days = new HashSet<>();
    for (TimeSpan session : sessions) {
      days.add(Instant.ofEpochSecond(session.from()).atZone(zone).toLocalDate());
      days.add(Instant.ofEpochSecond(session.to()).atZone(zone).toLocalDate());
    }
    List<Evidence> evidence = files.stream().map(rows -> Evidence.of(rows, days)).toList();
    Set<DayOrder> told = EnumSet.noneOf(DayOrder.class);
    evidence.forEach(one -> one.told().ifPresent(told::add));
    Optional<DayOrder> agreed = told.stream().filter(only -> told.size() == 1).findFirst();
    boolean halves = evidence.stream().anyMatch(Evidence::halves);
    List<ZoomTimes> times = new ArrayList<>();
    for (Evidence one : evidence) {
      Optional<DayOrder> order = one.told().or(() -> agreed);
      if (order.isPresent() || halves || !sessions.isEmpty()) {
        times.add(
            new ZoomTimes(
                order.orElse(halves ? DayOrder.MONTH_FIRST : DayOrder.UNDECIDABLE),
                Optional.empty()));
      } else {
        boolean dayFirst = files.stream().anyMatch(ZoomTimes::putsDayFirst);
        times.add(guessed(order(dayFirst), one.ambiguous()));
      }
    }
    return times;
  }

  /** By its headings: every other row holds a number. */
  private static boolean putsDayFirst(List<CsvRow> rows) {
    return rows.stream()
        .filter(row -> row.cells().stream().noneMatch(ZoomTimes::hasDigit))
        .flatMap(row -> row.cells().stream())
        .anyMatch(cell -> DAY_FIRST.matcher(cell).matches());
  }

  private static boolean hasDigit(String cell) {
    return cell.chars().anyMatch(Character::isDigit);
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
    String text =
        SHORT_YEAR.matcher(cell.strip()).replaceFirst("${day}20${year}").replace(" de ", " ");
    DateText.Parsed parsed = DateText.parse(text, order, zone);
    return new Parsed(parsed.time(), parsed.problem());
  }
}

package ca.calculquebec.cqorc.sheet;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a date and time as a spreadsheet shows it, or as people type it. */
public final class DateText {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE;
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4}) ?([-/.]) ?(\\d{1,2}) ?\\2 ?(\\d{1,2})(?!\\d)");
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2}) ?([-/.]) ?(\\d{1,2}) ?\\2 ?(\\d{4})(?!\\d)");
  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?=t|$)", FLAGS);
  private static final String OFFSET = "(?: ?(?<offset>z|[+-]\\d{2}(?::?\\d{2})?))?";
  private static final Pattern TIME =
      Pattern.compile(
          "(?:t|,? (?:(?:à|at) )?)(?<hour>\\d{1,2})"
              + "(?: ?: ?(?<minute>\\d{2})(?: ?: ?(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?"
              + "|(?<h> ?h)(?: ?(?<hminute>\\d{2})(?: ?min\\.?)?(?: ?:? ?(?<hsecond>\\d{2})(?: ?s)?)?)?"
              + ")?(?: ?(?<half>[ap])\\.? ?m\\.?)?"
              + OFFSET,
          FLAGS | Pattern.UNICODE_CASE);
  private static final Pattern COMPACT_TIME =
      Pattern.compile("t(?<hour>\\d{2})(?<minute>\\d{2})(?<second>\\d{2})?" + OFFSET, FLAGS);
  private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  /** Days since 1899, as a sheet shows a date in a cell whose format is that of numbers. */
  private static final Pattern SERIAL = Pattern.compile("[345]\\d{4}(?:[.,]\\d+)?");

  /** No course was held before there was anything to teach: a slip of the pen. */
  private static final int EARLIEST_YEAR = 1970;

  private static final String EXAMPLE = "write it as in 2026-09-14 13:00";

  /**
   * What a text says.
   *
   * @param time absent when there is a problem
   * @param problem why the text cannot be used, blank otherwise
   * @param advice what to write instead
   * @param remark what the reader should know although the time can be used, mostly blank
   */
  public record Parsed(
      Optional<ZonedDateTime> time, String problem, String advice, String remark) {}

  private DateText() {}

  /**
   * @param zone of texts without offset; the result is always in it
   */
  public static Parsed parse(String cell, DayOrder order, ZoneId zone) {
    String text = CellText.singleBlanks(cell);
    if (text.isEmpty()) {
      return bad("the cell is empty", EXAMPLE);
    }
    return LongDate.weekday(text)
        .flatMap(day -> read(new Said(text, Optional.of(day.day())), day.end(), order, zone))
        .or(() -> read(new Said(text, Optional.empty()), 0, order, zone))
        .orElseGet(
            () ->
                SERIAL.matcher(text).matches()
                    ? bad(
                        quoted(text) + " is a number", "give the cell the format \"date and time\"")
                    : bad(quoted(text) + " is not a date and a time", EXAMPLE));
  }

  /**
   * What the cell says.
   *
   * @param weekday when it names one
   */
  private record Said(String text, Optional<DayOfWeek> weekday) {
    boolean contradicts(LocalDate date) {
      return weekday.isPresent() && weekday.get() != date.getDayOfWeek();
    }
  }

  /** Empty when there is no date in any form from there on. */
  private static Optional<Parsed> read(Said said, int from, DayOrder order, ZoneId zone) {
    String text = said.text().substring(from);
    Matcher compact = COMPACT.matcher(text);
    if (compact.lookingAt()) {
      String rest = text.substring(compact.end());
      return Optional.of(withTime(said, date(compact, 1, 2, 3), rest, zone, true));
    }
    Matcher yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.lookingAt()) {
      String rest = text.substring(yearFirst.end());
      return Optional.of(withTime(said, date(yearFirst, 1, 3, 4), rest, zone, false));
    }
    Optional<LongDate> inWords = LongDate.in(text);
    if (inWords.isPresent()) {
      String rest = text.substring(inWords.get().end());
      return Optional.of(withTime(said, inWords.get().date(), rest, zone, false));
    }
    Matcher yearLast = YEAR_LAST.matcher(text);
    return yearLast.lookingAt()
        ? Optional.of(inOrder(said, yearLast, text.substring(yearLast.end()), order, zone))
        : Optional.empty();
  }

  private static Parsed inOrder(
      Said said, Matcher yearLast, String rest, DayOrder order, ZoneId zone) {
    Optional<LocalDate> dayFirst = date(yearLast, 4, 3, 1);
    Optional<LocalDate> monthFirst = date(yearLast, 4, 1, 3);
    boolean open = dayFirst.isPresent() && monthFirst.isPresent() && !dayFirst.equals(monthFirst);
    if (open && order == DayOrder.UNDECIDABLE) {
      return bad(
          quoted(said.text()) + " can be " + dayFirst.get() + " or " + monthFirst.get(),
          "write the year first, as in 2026-09-14 13:00");
    }
    Optional<LocalDate> date =
        open
            ? (order == DayOrder.DAY_FIRST ? dayFirst : monthFirst)
            : dayFirst.or(() -> monthFirst);
    return withTime(said, date, rest, zone, false);
  }

  private static Parsed withTime(
      Said said, Optional<LocalDate> date, String rest, ZoneId zone, boolean compact) {
    String text = said.text();
    if (date.isEmpty()) {
      return bad(quoted(text) + " is not a day of the calendar", EXAMPLE);
    }
    if (date.get().getYear() < EARLIEST_YEAR) {
      return bad(quoted(text) + " is in the year " + date.get().getYear(), "correct the year");
    }
    if (said.contradicts(date.get())) {
      String real = date.get().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      return bad(
          quoted(text) + " contradicts itself: " + date.get() + " is a " + real,
          "correct the date or the day of the week");
    }
    if (rest.isEmpty()) {
      return bad(
          quoted(text) + " has no time of day", "add the hour, as in " + date.get() + " 13:00");
    }
    Matcher matcher = (compact ? COMPACT_TIME : TIME).matcher(rest);
    if (!matcher.matches()) {
      return bad(quoted(text) + " is not a date and a time", EXAMPLE);
    }
    Optional<LocalTime> time = compact ? compactTime(matcher) : time(matcher);
    if (time.isEmpty()) {
      return bad(quoted(text) + " has no valid time of day", EXAMPLE);
    }
    LocalDateTime local = date.get().atTime(time.get());
    String offset = matcher.group("offset");
    if (offset == null) {
      return inZone(text, local, zone);
    }
    return offset(offset)
        .map(shift -> good(OffsetDateTime.of(local, shift).toInstant().atZone(zone), ""))
        .orElseGet(() -> bad(quoted(text) + " has no valid offset", EXAMPLE));
  }

  private static Parsed inZone(String text, LocalDateTime local, ZoneId zone) {
    int offsets = zone.getRules().getValidOffsets(local).size();
    if (offsets == 0) {
      return bad(
          quoted(text)
              + " does not exist in "
              + zone
              + ": clocks are put forward over it on that day",
          "correct the hour; the next one that exists is "
              + PLAIN.format(zone.getRules().getTransition(local).getDateTimeAfter()));
    }
    ZonedDateTime time = ZonedDateTime.of(local, zone).withEarlierOffsetAtOverlap();
    return good(
        time,
        offsets == 1
            ? ""
            : quoted(text)
                + " exists twice in "
                + zone
                + ", since clocks are put back on that day; the first is taken");
  }

  private static Optional<LocalDate> date(Matcher matcher, int year, int month, int day) {
    int y = Integer.parseInt(matcher.group(year));
    int m = Integer.parseInt(matcher.group(month));
    int d = Integer.parseInt(matcher.group(day));
    boolean exists = m >= 1 && m <= 12 && d >= 1 && d <= YearMonth.of(y, m).lengthOfMonth();
    return exists ? Optional.of(LocalDate.of(y, m, d)) : Optional.empty();
  }

  private static Optional<LocalTime> time(Matcher matcher) {
    boolean withH = matcher.group("h") != null;
    String half = matcher.group("half");
    if (!withH && half == null && matcher.group("minute") == null) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(matcher.group("hour"));
    if (half != null) {
      if (hour < 1 || hour > 12) {
        return Optional.empty();
      }
      hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }
    int minute = number(matcher.group(withH ? "hminute" : "minute"));
    int second = number(matcher.group(withH ? "hsecond" : "second"));
    String fraction = matcher.group("fraction");
    int nano = fraction == null ? 0 : number((fraction + "00000000").substring(0, 9));
    return time(hour, minute, second, nano);
  }

  private static Optional<LocalTime> compactTime(Matcher matcher) {
    return time(
        number(matcher.group("hour")),
        number(matcher.group("minute")),
        number(matcher.group("second")),
        0);
  }

  private static Optional<LocalTime> time(int hour, int minute, int second, int nano) {
    return hour < 24 && minute < 60 && second < 60
        ? Optional.of(LocalTime.of(hour, minute, second, nano))
        : Optional.empty();
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static Optional<ZoneOffset> offset(String text) {
    if (text.equalsIgnoreCase("z")) {
      return Optional.of(ZoneOffset.UTC);
    }
    String digits = text.substring(1).replace(":", "");
    int minutes =
        number(digits.substring(0, 2)) * 60
            + (digits.length() > 2 ? number(digits.substring(2)) : 0);
    int sign = text.charAt(0) == '-' ? -1 : 1;
    // Real offsets end at 14 hours; Java refuses those beyond 18.
    return minutes <= 18 * 60
        ? Optional.of(ZoneOffset.ofTotalSeconds(sign * minutes * 60))
        : Optional.empty();
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static Parsed good(ZonedDateTime time, String remark) {
    return new Parsed(Optional.of(time), "", "", remark);
  }

  private static Parsed bad(String problem, String advice) {
    return new Parsed(Optional.empty(), problem, advice, "");
  }
}

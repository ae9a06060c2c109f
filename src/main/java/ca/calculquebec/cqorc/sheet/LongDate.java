package ca.calculquebec.cqorc.sheet;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date whose month is a word, as sheets show it in long formats: {@code 14 décembre 2026}, {@code
 * December 14, 2026}, {@code 14-déc.-2026}.
 *
 * @param date absent when the calendar has no such day
 * @param end where it ends in the text
 */
record LongDate(Optional<LocalDate> date, int end) {
  private static final String MONTH = "(?<month>[\\p{L}\\p{M}]+)\\.?";
  private static final String YEAR = "(?<year>\\d{4})(?!\\d)";
  private static final List<Pattern> FORMS =
      List.of(
          form(
              "(?:le )?(?<day>\\d{1,2})(?:er|st|nd|rd|th)?(?: ?- ?| )"
                  + MONTH
                  + "(?: ?- ?|,? )"
                  + YEAR),
          form(MONTH + " (?<day>\\d{1,2})(?:st|nd|rd|th)?,? " + YEAR),
          form("(?<year>\\d{4})(?: ?- ?| )" + MONTH + "(?: ?- ?| )(?<day>\\d{1,2})(?!\\d)"));
  private static final Pattern WEEKDAY = form("(?<word>[\\p{L}\\p{M}]+)(?:\\.,? ?|,? )");

  /** A day of the week that stands before a date. */
  record Weekday(DayOfWeek day, int end) {}

  private static Pattern form(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** At the start of the text. */
  static Optional<LongDate> in(String text) {
    for (Pattern form : FORMS) {
      Matcher matcher = form.matcher(text);
      if (matcher.lookingAt()) {
        Optional<Month> month = DayNames.month(matcher.group("month"));
        if (month.isPresent()) {
          return Optional.of(new LongDate(date(matcher, month.get()), matcher.end()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> date(Matcher matcher, Month month) {
    int day = Integer.parseInt(matcher.group("day"));
    YearMonth its = YearMonth.of(Integer.parseInt(matcher.group("year")), month);
    return its.isValidDay(day) ? Optional.of(its.atDay(day)) : Optional.empty();
  }

  /** At the start of the text; it may also be a month, {@code mar.}, as what follows tells. */
  static Optional<Weekday> weekday(String text) {
    Matcher matcher = WEEKDAY.matcher(text);
    return matcher.lookingAt()
        ? DayNames.weekday(matcher.group("word")).map(day -> new Weekday(day, matcher.end()))
        : Optional.empty();
  }
}

package ca.calculquebec.cqorc.course;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The day that {@code --date} names. Exactly one of the three is present.
 *
 * @param text as given
 * @param day a day of the calendar
 * @param instant a moment, whose day depends on the zone
 * @param daysFromToday 0 for today, 1 for tomorrow
 */
public record DateChoice(
    String text,
    Optional<LocalDate> day,
    Optional<Instant> instant,
    Optional<Integer> daysFromToday) {
  private static final Pattern TIME_WITHOUT_OFFSET =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d+)?)?");

  public static DateChoice parse(String option) throws InputException {
    String text = option.strip();
    String word = text.toLowerCase(Locale.ROOT);
    if (word.equals("today") || word.equals("tomorrow")) {
      int days = word.equals("today") ? 0 : 1;
      return new DateChoice(text, Optional.empty(), Optional.empty(), Optional.of(days));
    }
    try {
      if (text.length() == 10 || TIME_WITHOUT_OFFSET.matcher(text).matches()) {
        LocalDate day = LocalDate.parse(text.substring(0, 10));
        return new DateChoice(text, Optional.of(day), Optional.empty(), Optional.empty());
      }
      OffsetDateTime time =
          OffsetDateTime.parse(text.replace(' ', 'T'), DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      return new DateChoice(
          text, Optional.empty(), Optional.of(time.toInstant()), Optional.empty());
    } catch (DateTimeParseException unreadable) {
      throw new InputException(
          Origin.option("--date"),
          "\"" + text + "\" is not a date",
          "write YYYY-MM-DD, an ISO time such as 2026-09-14T13:00Z, today or tomorrow",
          unreadable);
    }
  }

  public LocalDate day(Instant now, ZoneId zone) {
    return day.orElseGet(
        () -> instant.orElse(now).atZone(zone).toLocalDate().plusDays(daysFromToday.orElse(0)));
  }
}

package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a course lasted, as its certificate says. */
public final class PrintedDuration {
  private static final Pattern HOURS = Pattern.compile("(\\d{1,4}(?:[.,]\\d{1,4})?)\\s*[hH]?");
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

  private PrintedDuration() {}

  /**
   * The sum of the sessions' {@code hours}; an empty cell counts as the time from start to end.
   *
   * @throws InputException naming the cell that holds no number
   */
  public static BigDecimal hours(Course course) throws InputException {
    BigDecimal sum = BigDecimal.ZERO;
    for (Session session : course.sessions()) {
      sum = sum.add(hours(session));
    }
    return sum;
  }

  private static BigDecimal hours(Session session) throws InputException {
    String cell = session.cell("hours").strip();
    if (cell.isEmpty()) {
      Duration length = Duration.between(session.start(), session.end());
      return BigDecimal.valueOf(length.toSeconds())
          .divide(SECONDS_PER_HOUR, 2, RoundingMode.HALF_UP);
    }
    return number(cell)
        .orElseThrow(
            () ->
                new InputException(
                    Origin.cell(session.row(), "hours"),
                    "\"" + cell + "\" is not a number of hours",
                    "Write it like 3 or 1.5, or leave it empty: the time from start to end counts"
                        + " then."));
  }

  /** {@code 3}, {@code 1.5}, {@code 1,5}, {@code 3 h}; empty for anything else. */
  static Optional<BigDecimal> number(String text) {
    Matcher number = HOURS.matcher(text.strip());
    return number.matches()
        ? Optional.of(new BigDecimal(number.group(1).replace(',', '.')))
        : Optional.empty();
  }

  /**
   * {@code 1 heure}, {@code 1,5 heure}, {@code 2 heures}; {@code 0.5 hour}, {@code 1.5 hours}.
   * French counts from two on as many, English everything above one.
   */
  public static String of(BigDecimal hours, Language language) {
    BigDecimal rounded = hours.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
    String number = rounded.scale() < 0 ? rounded.setScale(0).toString() : rounded.toPlainString();
    if (language == Language.FRENCH) {
      boolean many = rounded.compareTo(BigDecimal.valueOf(2)) >= 0;
      return number.replace('.', ',') + (many ? " heures" : " heure");
    }
    return number + (rounded.compareTo(BigDecimal.ONE) > 0 ? " hours" : " hour");
  }
}

package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.course.Language;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;

/** A date in words, from tables of our own: machines differ in theirs. */
public final class PrintedDate {
  private static final List<String> FRENCH =
      List.of(
          "janvier",
          "février",
          "mars",
          "avril",
          "mai",
          "juin",
          "juillet",
          "août",
          "septembre",
          "octobre",
          "novembre",
          "décembre");

  private PrintedDate() {}

  /** {@code 4 août 2026}, {@code 1er août 2026}; {@code August 4, 2026}. */
  public static String of(LocalDate date, Language language) {
    int day = date.getDayOfMonth();
    return language == Language.FRENCH
        ? (day == 1 ? "1er" : Integer.toString(day))
            + " "
            + FRENCH.get(date.getMonthValue() - 1)
            + " "
            + date.getYear()
        : english(date.getMonth()) + " " + day + ", " + date.getYear();
  }

  /** Java's own name of the constant, since what a locale makes of it differs by machine. */
  private static String english(Month month) {
    return month.name().charAt(0) + month.name().substring(1).toLowerCase(Locale.ROOT);
  }
}

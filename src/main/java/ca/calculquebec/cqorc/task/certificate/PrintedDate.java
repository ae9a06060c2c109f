package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.course.Language;
import java.time.LocalDate;
import java.util.List;

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
  private static final List<String> ENGLISH =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  private PrintedDate() {}

  /** {@code 4 août 2026}, {@code 1er août 2026}; {@code August 4, 2026}. */
  public static String of(LocalDate date, Language language) {
    int day = date.getDayOfMonth();
    int month = date.getMonthValue() - 1;
    return language == Language.FRENCH
        ? (day == 1 ? "1er" : Integer.toString(day))
            + " "
            + FRENCH.get(month)
            + " "
            + date.getYear()
        : ENGLISH.get(month) + " " + day + ", " + date.getYear();
  }
}

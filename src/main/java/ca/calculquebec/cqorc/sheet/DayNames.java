package ca.calculquebec.cqorc.sheet;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Months in French, English and Spanish, and days of the week in the first two, whole and as people
 * shorten them. The tables are fixed: what a machine's own locale data says differs from machine to
 * machine. A word that several have means the same in all; {@code jui} could be June or July, and
 * is none.
 */
final class DayNames {
  private static final Map<String, Month> MONTHS =
      table(
          Month.values(),
          "janvier janv jan january enero ene",
          "fevrier fevr fev february feb febrero",
          "mars mar march marzo",
          "avril avr april apr abril abr",
          "mai may mayo",
          "juin june jun junio",
          "juillet juill juil jul july julio",
          "aout aou august aug agosto ago",
          "septembre september sept sep septiembre",
          "octobre october oct octubre",
          "novembre november nov noviembre",
          "decembre december dec diciembre dic");

  private static final Map<String, DayOfWeek> WEEKDAYS =
      table(
          DayOfWeek.values(),
          "lundi lun monday mon",
          "mardi mar tuesday tues tue",
          "mercredi mer wednesday wed",
          "jeudi jeu thursday thurs thur thu",
          "vendredi ven friday fri",
          "samedi sam saturday sat",
          "dimanche dim sunday sun");

  private DayNames() {}

  /**
   * @param word without the full stop of an abbreviation
   */
  static Optional<Month> month(String word) {
    return Optional.ofNullable(MONTHS.get(plain(word)));
  }

  /**
   * @param word without the full stop of an abbreviation
   */
  static Optional<DayOfWeek> weekday(String word) {
    return Optional.ofNullable(WEEKDAYS.get(plain(word)));
  }

  private static String plain(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }

  private static <T> Map<String, T> table(T[] meanings, String... words) {
    Map<String, T> table = new HashMap<>();
    for (int index = 0; index < meanings.length; index++) {
      for (String word : words[index].split(" ")) {
        table.put(word, meanings[index]);
      }
    }
    return Map.copyOf(table);
  }
}

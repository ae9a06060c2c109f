package ca.calculquebec.cqorc.sheet;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Months and days of the week in French and in English, whole and as both languages shorten them.
 * The tables are fixed: what a machine's own locale data says differs from machine to machine. A
 * word that both languages have means the same in both; {@code jui} could be June or July, and is
 * none.
 */
final class DayNames {
  private static final Map<String, Month> MONTHS =
      table(
          Month.values(),
          "janvier janv jan january",
          "fevrier fevr fev february feb",
          "mars mar march",
          "avril avr april apr",
          "mai may",
          "juin june jun",
          "juillet juill juil jul july",
          "aout aou august aug",
          "septembre september sept sep",
          "octobre october oct",
          "novembre november nov",
          "decembre december dec");

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

package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.csv.CsvRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A row of column headings, which services write in the language and spelling of the day: compared
 * in small letters, without accents and signs.
 */
final class Headings {
  private final List<String> words = new ArrayList<>();

  Headings(CsvRow row) {
    for (int i = 0; i < row.cells().size(); i++) {
      words.add(plain(row.cell(i)));
    }
  }

  static String plain(String text) {
    return PersonName.transliterated(PersonName.clean(text)).replaceAll("[^a-z0-9#]+", " ").strip();
  }

  /** The first column whose heading is one of these, the earlier ones before the later. */
  Optional<Integer> is(String... headings) {
    for (String heading : headings) {
      int at = words.indexOf(heading);
      if (at >= 0) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  /** The first column whose heading has one of these in it. */
  Optional<Integer> has(String... parts) {
    return first(having(parts));
  }

  static Predicate<String> having(String... parts) {
    return heading -> List.of(parts).stream().anyMatch(heading::contains);
  }

  Optional<Integer> first(Predicate<String> wanted) {
    return first(wanted, 0);
  }

  /** The first such column from this one on, else the first of all. */
  Optional<Integer> nearest(Predicate<String> wanted, int from) {
    return first(wanted, from).or(() -> first(wanted, 0));
  }

  private Optional<Integer> first(Predicate<String> wanted, int from) {
    for (int i = from; i < words.size(); i++) {
      if (wanted.test(words.get(i))) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }
}

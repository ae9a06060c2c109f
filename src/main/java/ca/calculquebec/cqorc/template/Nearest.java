package ca.calculquebec.cqorc.template;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Finds what was probably meant. */
final class Nearest {
  private static final int SHOWN = 30;

  private Nearest() {}

  /** A refusal that names the nearest choice, and all of them as advice. */
  static Refusal refusal(String what, String written, Collection<String> choices, String title) {
    String hint = to(written, choices).map(near -> " (did you mean \"" + near + "\"?)").orElse("");
    TreeSet<String> sorted = new TreeSet<>(choices);
    String list = String.join(", ", sorted.stream().limit(SHOWN).toList());
    String more = sorted.size() > SHOWN ? ", …" : "";
    String advice =
        sorted.isEmpty()
            ? "Nothing can stand here."
            : title + " that can stand here: " + list + more + ".";
    return Refusal.of(what + hint, advice);
  }

  static Optional<String> to(String written, Collection<String> choices) {
    String wanted = written.toLowerCase(Locale.ROOT);
    if (wanted.length() > 60) {
      return Optional.empty();
    }
    int most = wanted.length() < 4 ? 1 : wanted.length() < 8 ? 2 : 3;
    return choices.stream()
        .filter(choice -> distance(wanted, choice.toLowerCase(Locale.ROOT)) <= most)
        .min(
            Comparator.comparingInt((String choice) -> distance(wanted, choice))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replace = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }
}

package ca.calculquebec.cqorc.failure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** What somebody may have meant: the known names that look like a mistyped one. */
public final class Near {
  private static final int AT_MOST = 3;
  private static final int MOST_EDITS = 4;

  private Near() {}

  /**
   * The candidates that look like the wanted name, nearest first, at most three; none when nothing
   * is close. Case and outer blanks do not count.
   */
  public static List<String> of(String wanted, Collection<String> candidates) {
    String plain = plain(wanted);
    int allowed = Math.min(MOST_EDITS, Math.max(1, plain.length() / 3));
    record Candidate(String name, int edits) {}
    List<Candidate> close = new ArrayList<>();
    for (String candidate : new LinkedHashSet<>(candidates)) {
      String other = plain(candidate);
      if (other.isEmpty() || Math.abs(other.length() - plain.length()) > allowed) {
        continue;
      }
      int edits = edits(plain, other);
      // Replacing all of a short name is no likeness.
      if (edits <= allowed && edits < Math.max(plain.length(), other.length())) {
        close.add(new Candidate(candidate, edits));
      }
    }
    return close.stream()
        .sorted(Comparator.comparingInt(Candidate::edits))
        .limit(AT_MOST)
        .map(Candidate::name)
        .toList();
  }

  /** {@code (did you mean "a" or "b"?)}, with a blank before it; empty when nothing is close. */
  public static String hint(String wanted, Collection<String> candidates) {
    List<String> close = of(wanted, candidates);
    if (close.isEmpty()) {
      return "";
    }
    return " (did you mean \"" + String.join("\" or \"", close) + "\"?)";
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** Letters inserted, removed, replaced or swapped with their neighbour. */
  private static int edits(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int same = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(cost[i - 1][j - 1] + same, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[from.length()][to.length()];
  }
}

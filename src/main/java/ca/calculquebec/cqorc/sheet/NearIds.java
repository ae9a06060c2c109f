package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.course.CourseId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Course ids that somebody may have meant. */
final class NearIds {
  private static final int AT_MOST = 3;

  private NearIds() {}

  static List<CourseId> of(CourseId wanted, Collection<CourseId> known) {
    String word = fold(wanted);
    int limit = Math.max(1, word.length() / 3);
    Map<CourseId, Integer> distances = new HashMap<>();
    for (CourseId id : known) {
      int distance = distance(word, fold(id));
      if (distance <= limit) {
        distances.put(id, distance);
      }
    }
    return distances.keySet().stream()
        .sorted(
            Comparator.<CourseId>comparingInt(distances::get)
                .thenComparing(Comparator.naturalOrder()))
        .limit(AT_MOST)
        .toList();
  }

  private static String fold(CourseId id) {
    return id.text().toLowerCase(Locale.ROOT);
  }

  /** Levenshtein's, with two neighbours swapped as one edit. */
  private static int distance(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int replaced = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(cost[i - 1][j - 1] + replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        if (swapped) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[one.length()][other.length()];
  }
}

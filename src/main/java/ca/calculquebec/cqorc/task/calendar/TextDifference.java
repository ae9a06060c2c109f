package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.plan.FieldChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What differs between two texts, line by line, each difference beside what replaces it. */
final class TextDifference {
  private static final String FIELD = "text";

  /** Beyond this, texts have hardly a line in common and the comparison costs too much. */
  private static final int MOST_COMPARISONS = 1_000_000;

  private final List<String> before;
  private final List<String> after;
  private final List<FieldChange> fields = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private final List<String> added = new ArrayList<>();

  private TextDifference(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  /**
   * Empty when people and parsers read the same: calendars hand back other line ends, no blanks
   * before them, and some signs as HTML has them.
   */
  static List<FieldChange> between(String before, String after) {
    String one = plain(before);
    String other = plain(after);
    if (one.equals(other)) {
      return List.of();
    }
    List<String> lines = List.of(one.split("\n", -1));
    List<String> others = List.of(other.split("\n", -1));
    if (one.isEmpty() || (long) lines.size() * others.size() > MOST_COMPARISONS) {
      return List.of(FieldChange.of(FIELD, one, other));
    }
    return new TextDifference(lines, others).compare();
  }

  private static String plain(String text) {
    return text.replace("\r\n", "\n")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ")
        .replace('\u00a0', ' ')
        .replace("&amp;", "&")
        .replaceAll("[ \t]+\n", "\n")
        .stripTrailing();
  }

  private List<FieldChange> compare() {
    int[][] common = commonFromHere();
    int one = 0;
    int other = 0;
    while (one < before.size() || other < after.size()) {
      if (one < before.size() && other < after.size() && before.get(one).equals(after.get(other))) {
        close();
        one++;
        other++;
      } else if (other == after.size()
          || (one < before.size() && common[one + 1][other] >= common[one][other + 1])) {
        removed.add(before.get(one++));
      } else {
        added.add(after.get(other++));
      }
    }
    close();
    return List.copyOf(fields);
  }

  /** The longest common subsequence's length from each pair of lines on. */
  private int[][] commonFromHere() {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int one = before.size() - 1; one >= 0; one--) {
      for (int other = after.size() - 1; other >= 0; other--) {
        common[one][other] =
            before.get(one).equals(after.get(other))
                ? common[one + 1][other + 1] + 1
                : Math.max(common[one + 1][other], common[one][other + 1]);
      }
    }
    return common;
  }

  private void close() {
    if (removed.isEmpty() && added.isEmpty()) {
      return;
    }
    fields.add(
        new FieldChange(
            FIELD, Optional.of(String.join("\n", removed)), Optional.of(String.join("\n", added))));
    removed.clear();
    added.clear();
  }
}

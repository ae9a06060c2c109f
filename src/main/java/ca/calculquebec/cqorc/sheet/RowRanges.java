package ca.calculquebec.cqorc.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Row numbers in words: {@code row 5}, {@code rows 5, 7-9}. */
final class RowRanges {
  private RowRanges() {}

  static String of(List<Integer> rows) {
    List<String> parts = new ArrayList<>();
    List<Integer> sorted = new ArrayList<>(new TreeSet<>(rows));
    int index = 0;
    while (index < sorted.size()) {
      int first = sorted.get(index);
      int last = first;
      while (index + 1 < sorted.size() && sorted.get(index + 1) == last + 1) {
        last++;
        index++;
      }
      parts.add(first == last ? String.valueOf(first) : first + "-" + last);
      index++;
    }
    return (sorted.size() == 1 ? "row " : "rows ") + String.join(", ", parts);
  }
}

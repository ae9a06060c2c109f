package ca.calculquebec.cqorc.task.certificate.drawing;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A line in the order in which its letters stand on paper. FOP draws Hebrew letters in the order in
 * which they are typed, so a name would stand there backwards.
 */
final class VisualOrder {
  private static final Map<String, String> MIRRORED =
      Map.of("(", ")", ")", "(", "[", "]", "]", "[", "{", "}", "}", "{", "«", "»", "»", "«");

  private VisualOrder() {}

  static boolean isNeeded(String line) {
    return Bidi.requiresBidi(line.toCharArray(), 0, line.length());
  }

  /** From left to right as they are seen; marks stay behind the letter that they belong to. */
  static String of(String line) {
    Bidi levels = new Bidi(line, Bidi.DIRECTION_LEFT_TO_RIGHT);
    List<String> letters = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    for (int index = 0; index < line.length(); ) {
      int point = line.codePointAt(index);
      if (isMark(point) && !letters.isEmpty()) {
        letters.set(
            letters.size() - 1, letters.get(letters.size() - 1) + Character.toString(point));
      } else {
        letters.add(Character.toString(point));
        starts.add(index);
      }
      index += Character.charCount(point);
    }
    byte[] level = new byte[letters.size()];
    String[] seen = new String[letters.size()];
    for (int index = 0; index < seen.length; index++) {
      level[index] = (byte) levels.getLevelAt(starts.get(index));
      boolean backwards = level[index] % 2 != 0;
      String letter = letters.get(index);
      seen[index] = backwards ? MIRRORED.getOrDefault(letter, letter) : letter;
    }
    Bidi.reorderVisually(level, 0, seen, 0, seen.length);
    return String.join("", Arrays.asList(seen));
  }

  private static boolean isMark(int point) {
    return Character.getType(point) == Character.NON_SPACING_MARK;
  }
}

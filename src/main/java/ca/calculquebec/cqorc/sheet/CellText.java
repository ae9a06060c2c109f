package ca.calculquebec.cqorc.sheet;

import java.util.Locale;

/** Cells as people type them: with no-break spaces and invisible marks that mean nothing. */
final class CellText {
  private static final int LONGEST_SHOWN = 60;

  private CellText() {}

  /** Without outer blanks of any kind; {@link String#strip} leaves no-break spaces. */
  static String trim(String cell) {
    int from = 0;
    int to = cell.length();
    while (from < to && isBlank(cell.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(cell.charAt(to - 1))) {
      to--;
    }
    return cell.substring(from, to);
  }

  /** Trimmed, every run of inner blanks as one space. */
  static String singleBlanks(String cell) {
    StringBuilder text = new StringBuilder();
    boolean gap = false;
    for (char character : trim(cell).toCharArray()) {
      if (isMark(character)) {
        continue;
      }
      if (isBlank(character)) {
        gap = true;
        continue;
      }
      if (gap) {
        text.append(' ');
        gap = false;
      }
      text.append(character);
    }
    return text.toString();
  }

  /** As much of a long formula as a message needs. */
  static String start(String formula) {
    String line = singleBlanks(formula);
    return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
  }

  /** As headings are compared. */
  static String heading(String cell) {
    return singleBlanks(cell).toLowerCase(Locale.ROOT);
  }

  private static boolean isBlank(char character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || isMark(character);
  }

  /** Zero-width space, left-to-right and right-to-left marks, byte order mark. */
  private static boolean isMark(char character) {
    return character == '\u200B'
        || character == '\u200E'
        || character == '\u200F'
        || character == '\uFEFF';
  }
}

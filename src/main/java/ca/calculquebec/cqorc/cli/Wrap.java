package ca.calculquebec.cqorc.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks text at blanks so that it fits a terminal; a word that is longer stays whole. */
final class Wrap {
  private Wrap() {}

  /** A line of a plan's end, which may be indented under the one before. */
  static List<String> closing(String line, int width) {
    String start = line.startsWith("  ") ? "  " : "";
    return lines(start, start + "  ", line, width);
  }

  /**
   * @param start of the first line
   * @param indent of the others
   * @param text its own line ends are kept
   */
  static List<String> lines(String start, String indent, String text, int width) {
    List<String> lines = new ArrayList<>();
    String lead = start;
    for (String paragraph : text.split("\n", -1)) {
      StringBuilder line = new StringBuilder(lead);
      boolean fresh = true;
      for (String word : paragraph.strip().split(" ")) {
        boolean first = fresh && line.length() == start.length() && lines.isEmpty();
        boolean fits = length(line) + word.codePointCount(0, word.length()) <= width;
        if (first && !fits && indent.length() < start.length() && !start.isBlank()) {
          // A long name with a long word behind it: the word gets a line of its own.
          lines.add(line.toString().stripTrailing());
          line = new StringBuilder(indent);
        }
        if (!fresh && length(line) + 1 + word.codePointCount(0, word.length()) > width) {
          lines.add(line.toString().stripTrailing());
          line = new StringBuilder(indent);
          fresh = true;
        }
        line.append(fresh ? "" : " ").append(word);
        fresh = false;
      }
      lines.add(line.toString().stripTrailing());
      lead = indent;
    }
    return lines;
  }

  private static int length(StringBuilder line) {
    return line.codePointCount(0, line.length());
  }

  /** Cut to a width in characters, with an ellipsis where something is missing. */
  static String cut(String text, int width) {
    int length = text.codePointCount(0, text.length());
    if (length <= width) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, Math.max(0, width - 1))) + "…";
  }

  /** Filled with blanks to a width in characters. */
  static String pad(String text, int width) {
    int length = text.codePointCount(0, text.length());
    return length >= width ? text : text + " ".repeat(width - length);
  }
}

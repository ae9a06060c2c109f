package ca.calculquebec.cqorc.cli.print;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text at blanks so that it fits a terminal, and beside ideographs, which have no blanks. A
 * word that no line has room for stands whole, alone on its line: addresses and paths can be
 * copied, and a secret is known again when it is to be hidden.
 */
public final class Wrap {
  private final List<String> lines = new ArrayList<>();
  private final String indent;
  private final int width;
  private StringBuilder line;
  private boolean fresh = true;

  private Wrap(String start, String indent, int width) {
    this.width = width;
    // Text is not pushed so far to the right that nothing has room there.
    this.indent = indent.substring(0, Math.min(indent.length(), width * 5 / 8));
    this.line = new StringBuilder(start);
    if (DisplayWidth.of(start) > width) {
      begin();
      words(start);
      end();
      begin();
    }
  }

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
  public static List<String> lines(String start, String indent, String text, int width) {
    Wrap wrap = new Wrap(start, indent, width);
    boolean first = true;
    for (String paragraph : text.split("\n", -1)) {
      if (!first) {
        wrap.begin();
      }
      first = false;
      wrap.words(paragraph);
      wrap.end();
    }
    return wrap.lines;
  }

  private void begin() {
    line = new StringBuilder(indent);
    fresh = true;
  }

  private void end() {
    if (line != null) {
      lines.add(line.toString().stripTrailing());
    }
    line = null;
  }

  private void words(String text) {
    for (String word : text.strip().split(" ")) {
      word(word);
    }
  }

  private void word(String word) {
    if (line == null) {
      begin();
    }
    if (DisplayWidth.of(line) + (fresh ? 0 : 1) + DisplayWidth.of(word) <= width) {
      line.append(fresh ? "" : " ").append(word);
      fresh = false;
      return;
    }
    boolean blank = line.toString().isBlank();
    if (!fresh || (!blank && DisplayWidth.of(line) > indent.length())) {
      end();
      begin();
      word(word);
      return;
    }
    int cut = DisplayWidth.breakAt(word, width - DisplayWidth.of(line));
    if (cut < word.length()) {
      line.append(word, 0, cut);
      end();
      begin();
      word(word.substring(cut));
    } else {
      if (!blank) {
        end();
      }
      lines.add(DisplayWidth.of(word) <= width ? word : indent + word);
      // The next word, if any, begins another line.
      line = null;
    }
  }

  /** Cut to a width in columns, with an ellipsis where something is missing. */
  public static String cut(String text, int width) {
    return DisplayWidth.of(text) <= width
        ? text
        : text.substring(0, DisplayWidth.cutAt(text, Math.max(0, width - 1))) + "…";
  }

  /** Filled with blanks to a width in columns. */
  public static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - DisplayWidth.of(text)));
  }
}

package ca.calculquebec.cqorc.config;

import java.util.ArrayList;
import java.util.List;

/** Blanks and lines as Python's {@code str.strip()} and text files know them. */
final class PythonText {
  private PythonText() {}

  /** Python's {@code str.isspace()}; Java's own lists leave out U+0085 or the hard blanks. */
  static boolean isBlank(int character) {
    return (character >= 0x09 && character <= 0x0D)
        || (character >= 0x1C && character <= 0x20)
        || character == 0x85
        || Character.isSpaceChar(character);
  }

  static String strip(String text) {
    int start = 0;
    while (start < text.length() && isBlank(text.charAt(start))) {
      start++;
    }
    return stripEnd(text.substring(start));
  }

  static String stripEnd(String text) {
    int end = text.length();
    while (end > 0 && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** How many blanks the line starts with; 0 for a line of blanks only. */
  static int indent(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (!isBlank(line.charAt(i))) {
        return i;
      }
    }
    return 0;
  }

  /** Lines end in {@code \n}, {@code \r\n} or {@code \r}, and in nothing else. */
  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '\n' || character == '\r') {
        lines.add(text.substring(start, i));
        if (character == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        start = i + 1;
      }
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }
}

package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Python configparser's line rules (Lib/configparser.py of 3.11, {@code _read}), which ini4j does
 * not know: full-line comments, indented continuation lines, blank lines inside values.
 */
final class LineFolder {
  /**
   * A heading, or a key's line with the lines that continue it.
   *
   * @param text stripped
   */
  record Logical(int line, boolean heading, String text, List<String> continuation) {}

  private final String file;
  private final List<Logical> folded = new ArrayList<>();
  private boolean insideSection;
  private boolean insideValue;
  private int indent;

  private LineFolder(String file) {
    this.file = file;
  }

  static List<Logical> fold(String text, String file) throws InputException {
    LineFolder folder = new LineFolder(file);
    int line = 0;
    for (String physical : PythonText.lines(text)) {
      folder.add(physical, ++line);
    }
    return folder.folded;
  }

  private void add(String physical, int line) throws InputException {
    if (physical.chars().anyMatch(KeySplitter::isStandIn)) {
      throw refused(line, "holds a character that Unicode gives to no text", "Remove it.");
    }
    String text = PythonText.strip(physical);
    if (text.startsWith("#") || text.startsWith(";")) {
      return;
    }
    if (text.isEmpty()) {
      if (insideValue) {
        last().continuation().add("");
      }
      return;
    }
    int here = PythonText.indent(physical);
    if (insideValue && here > indent) {
      last().continuation().add(text);
      return;
    }
    indent = here;
    // Greedy, as Python's: the heading's name ends at the line's last bracket.
    int end = text.lastIndexOf(']');
    if (text.startsWith("[") && end > 1) {
      folded.add(new Logical(line, true, text.substring(1, end), List.of()));
      insideSection = true;
      insideValue = false;
      return;
    }
    // The line itself is not quoted: a stray line of the secrets is a secret.
    if (!insideSection) {
      throw refused(
          line,
          "stands before the first section",
          "Put a section like [global] on a line of its own above it; a comment starts with #.");
    }
    if (text.startsWith("=") || text.startsWith(":")) {
      throw refused(line, "has no key before its \"" + text.charAt(0) + "\"", "Write key = value.");
    }
    if (text.indexOf('=') < 0 && text.indexOf(':') < 0) {
      throw refused(
          line,
          "is neither \"key = value\" nor a [section]",
          "Indent it by a few blanks if it continues the value above; a comment starts with #.");
    }
    folded.add(new Logical(line, false, text, new ArrayList<>()));
    insideValue = true;
  }

  private Logical last() {
    return folded.get(folded.size() - 1);
  }

  private InputException refused(int line, String why, String advice) {
    return new InputException(
        Origin.file(file, Optional.of(line)), "line " + line + " of " + file + " " + why, advice);
  }
}

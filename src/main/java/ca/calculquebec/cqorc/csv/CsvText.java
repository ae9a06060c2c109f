package ca.calculquebec.cqorc.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads rows of cells: commas, semicolons or tabs, whichever the file uses; cells in quotes may
 * hold separators, quotes written twice, and line ends.
 */
final class CsvText {
  private static final String SEPARATORS = ",;\t";
  private static final int LINES_LOOKED_AT = 50;

  private final String text;
  private final char separator;
  private final List<CsvRow> rows = new ArrayList<>();
  private List<String> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private int line = 1;
  private int rowLine = 1;

  private CsvText(String text) {
    this.text = text;
    this.separator = separator(text);
  }

  /** All rows that hold anything, with the lines that they begin on. */
  static List<CsvRow> rows(String text) {
    return new CsvText(text).read();
  }

  private List<CsvRow> read() {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char at = text.charAt(i);
      if (quoted) {
        quoted = inQuotes(at, i);
        if (at == '"' && !quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          quoted = true;
          i++;
        }
      } else if (at == '"' && cell.toString().isBlank()) {
        cell.setLength(0);
        quoted = true;
      } else if (at == separator) {
        endCell();
      } else if (at == '\n' || at == '\r') {
        if (at == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        line++;
        endRow();
      } else {
        cell.append(at);
      }
    }
    endRow();
    return List.copyOf(rows);
  }

  /** Whether the cell goes on; a quote ends it, unless another follows. */
  private boolean inQuotes(char at, int index) {
    if (at == '"') {
      return false;
    }
    boolean second = at == '\n' && index > 0 && text.charAt(index - 1) == '\r';
    line += (at == '\n' || at == '\r') && !second ? 1 : 0;
    cell.append(at);
    return true;
  }

  private void endCell() {
    cells.add(cell.toString());
    cell.setLength(0);
  }

  private void endRow() {
    endCell();
    if (cells.stream().anyMatch(text -> !text.isBlank())) {
      rows.add(new CsvRow(rowLine, cells));
    }
    cells = new ArrayList<>();
    rowLine = line;
  }

  /**
   * The first line that has any tells, unless it has several: then the one that most lines have as
   * often as the line before them, as the rows of one table do. All of it outside of quotes.
   */
  private static char separator(String text) {
    List<int[]> lines = counts(text);
    if (lines.isEmpty()) {
      return SEPARATORS.charAt(0);
    }
    int[] alike = new int[SEPARATORS.length()];
    for (int line = 1; line < lines.size(); line++) {
      for (int i = 0; i < alike.length; i++) {
        int count = lines.get(line)[i];
        alike[i] += count == lines.get(line - 1)[i] ? count : 0;
      }
    }
    int[] first = lines.get(0);
    boolean clear = IntStream.of(first).filter(count -> count > 0).count() == 1;
    boolean compared = IntStream.of(alike).anyMatch(count -> count > 0);
    return SEPARATORS.charAt(most(clear || !compared ? first : alike));
  }

  private static int most(int[] counts) {
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return best;
  }

  /** How often each separator stands in the first lines that have any. */
  private static List<int[]> counts(String text) {
    List<int[]> lines = new ArrayList<>();
    int[] line = new int[SEPARATORS.length()];
    boolean quoted = false;
    for (int i = 0; i <= text.length() && lines.size() < LINES_LOOKED_AT; i++) {
      char at = i < text.length() ? text.charAt(i) : '\n';
      quoted ^= at == '"';
      int which = quoted ? -1 : SEPARATORS.indexOf(at);
      if (which >= 0) {
        line[which]++;
      }
      boolean ends = (!quoted && (at == '\n' || at == '\r')) || i == text.length();
      if (ends && IntStream.of(line).sum() > 0) {
        lines.add(line);
        line = new int[SEPARATORS.length()];
      }
    }
    return lines;
  }
}

package ca.calculquebec.cqorc.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads rows of cells: commas, semicolons or tabs, whichever the file uses; cells in quotes may
 * hold separators, quotes written twice, and line ends.
 */
final class CsvText {
  private static final String SEPARATORS = ",;\t";

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

  /** The separator that the first line with one uses most, outside of quotes. */
  private static char separator(String text) {
    int[] counts = new int[SEPARATORS.length()];
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char at = text.charAt(i);
      quoted ^= at == '"';
      int which = quoted ? -1 : SEPARATORS.indexOf(at);
      if (which >= 0) {
        counts[which]++;
      }
      if (!quoted && at == '\n' && counts[0] + counts[1] + counts[2] > 0) {
        break;
      }
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return SEPARATORS.charAt(best);
  }
}

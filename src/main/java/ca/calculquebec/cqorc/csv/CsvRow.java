package ca.calculquebec.cqorc.csv;

import java.util.List;

/**
 * One row of cells as written.
 *
 * @param line on which it begins, from 1
 */
public record CsvRow(int line, List<String> cells) {
  public CsvRow {
    cells = List.copyOf(cells);
  }

  /** The cell of a column from 0, without outer blanks; {@code ""} beyond the row's end. */
  public String cell(int column) {
    return column < 0 || column >= cells.size() ? "" : cells.get(column).strip();
  }
}

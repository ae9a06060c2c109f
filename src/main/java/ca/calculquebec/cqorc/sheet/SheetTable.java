package ca.calculquebec.cqorc.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One reading of a tab: its header, and the rows below it that hold anything.
 *
 * @param headerRow the first row with the heading course_id, from 1; 0 when there is none
 * @param headings lower case, with the column (from 0) where each stands first
 * @param twice headings that stand in more than one column
 * @param rows below the header, from top to bottom, without blank rows and repeated headers
 */
record SheetTable(int headerRow, Map<String, Integer> headings, Set<String> twice, List<Row> rows) {

  /** A row; {@code number} counts from 1, cells are trimmed. */
  record Row(int number, List<String> cells) {
    Row {
      cells = List.copyOf(cells);
    }

    /** {@code ""} beyond the row's end. */
    String at(int column) {
      return column < cells.size() ? cells.get(column) : "";
    }

    boolean isBlank() {
      return cells.stream().allMatch(String::isEmpty);
    }
  }

  SheetTable {
    headings = Map.copyOf(headings);
    twice = Set.copyOf(twice);
    rows = List.copyOf(rows);
  }

  static SheetTable of(List<List<String>> values) {
    List<Row> all = new ArrayList<>();
    for (List<String> cells : values) {
      all.add(new Row(all.size() + 1, cells.stream().map(CellText::trim).toList()));
    }
    Optional<Row> header = all.stream().filter(SheetTable::isHeader).findFirst();
    Map<String, Integer> headings = new LinkedHashMap<>();
    Set<String> twice = new LinkedHashSet<>();
    int headerRow = header.map(Row::number).orElse(0);
    if (header.isPresent()) {
      int column = 0;
      for (String cell : header.get().cells()) {
        String heading = CellText.heading(cell);
        if (!heading.isEmpty() && headings.putIfAbsent(heading, column) != null) {
          twice.add(heading);
        }
        column++;
      }
    }
    List<Row> rows =
        all.stream()
            .filter(row -> row.number() > headerRow && !row.isBlank() && !isHeader(row))
            .toList();
    return new SheetTable(headerRow, headings, twice, rows);
  }

  boolean hasHeader() {
    return headerRow > 0;
  }

  boolean has(String heading) {
    return headings.containsKey(heading);
  }

  /** The cell under this heading; {@code ""} when it is empty or there is no such column. */
  String cell(Row row, String heading) {
    Integer column = headings.get(heading);
    return column == null ? "" : row.at(column);
  }

  /** The heading over this column (from 0); {@code ""} when there is none. */
  String heading(int column) {
    for (Map.Entry<String, Integer> entry : headings.entrySet()) {
      if (entry.getValue() == column) {
        return entry.getKey();
      }
    }
    return "";
  }

  /** The row with this number; a blank one where nothing stands. */
  Row row(int number) {
    return rows.stream()
        .filter(row -> row.number() == number)
        .findFirst()
        .orElseGet(() -> new Row(number, List.of()));
  }

  /** Every column of the row by its heading. */
  Map<String, String> byHeading(Row row) {
    Map<String, String> cells = new LinkedHashMap<>();
    headings.forEach((heading, column) -> cells.put(heading, row.at(column)));
    return cells;
  }

  private static boolean isHeader(Row row) {
    return row.cells().stream().anyMatch(cell -> CellText.heading(cell).equals(Columns.COURSE_ID));
  }
}

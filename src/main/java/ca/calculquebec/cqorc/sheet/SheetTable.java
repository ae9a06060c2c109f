package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.course.RowCells;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
 * @param all every row of the tab
 * @param formulas columns (from 0) that were also read as they are typed, from row 1
 */
record SheetTable(
    int headerRow,
    Map<String, Integer> headings,
    Set<String> twice,
    List<SheetRow> rows,
    List<SheetRow> all,
    Map<Integer, List<String>> formulas) {

  /** A row; {@code number} counts from 1, cells are trimmed. */
  record SheetRow(int number, List<String> cells) {
    SheetRow {
      cells = List.copyOf(cells);
    }

    /** {@code ""} beyond the row's end. */
    String at(int column) {
      return column < cells.size() ? cells.get(column) : "";
    }

    boolean equalsExcept(SheetRow other, Set<Integer> columns) {
      int width = Math.max(cells.size(), other.cells.size());
      for (int column = 0; column < width; column++) {
        if (!columns.contains(column) && !at(column).equals(other.at(column))) {
          return false;
        }
      }
      return true;
    }

    boolean isBlank() {
      return cells.stream().allMatch(String::isEmpty);
    }
  }

  SheetTable {
    headings = Collections.unmodifiableMap(new LinkedHashMap<>(headings));
    twice = Set.copyOf(twice);
    rows = List.copyOf(rows);
    all = List.copyOf(all);
    formulas = Map.copyOf(formulas);
  }

  static SheetTable of(List<List<String>> values) {
    List<SheetRow> all = new ArrayList<>();
    for (List<String> cells : values) {
      all.add(new SheetRow(all.size() + 1, cells.stream().map(CellText::trim).toList()));
    }
    Optional<SheetRow> header = all.stream().filter(SheetTable::isHeader).findFirst();
    Map<String, Integer> headings = new LinkedHashMap<>();
    Set<String> twice = new LinkedHashSet<>();
    int headerRow = header.map(SheetRow::number).orElse(0);
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
    List<SheetRow> rows =
        all.stream()
            .filter(row -> row.number() > headerRow && !row.isBlank() && !isHeader(row))
            .toList();
    return new SheetTable(headerRow, headings, twice, rows, all, Map.of());
  }

  SheetTable withFormulas(Map<Integer, List<String>> read) {
    return new SheetTable(headerRow, headings, twice, rows, all, read);
  }

  /** Where these headings stand; those that are not there are left out. */
  Map<String, Integer> columns(Set<String> wanted) {
    Map<String, Integer> columns = new HashMap<>(headings);
    columns.keySet().retainAll(wanted);
    return columns;
  }

  /** The formula under this heading, which may show nothing; empty when its column was not read. */
  Optional<String> formula(SheetRow row, String heading) {
    List<String> typed =
        has(heading) ? formulas.getOrDefault(headings.get(heading), List.of()) : List.of();
    return row.number() > typed.size()
        ? Optional.empty()
        : Optional.of(typed.get(row.number() - 1))
            // A text that starts so is shown as it is.
            .filter(text -> text.startsWith("=") && !text.equals(cell(row, heading)));
  }

  boolean hasHeader() {
    return headerRow > 0;
  }

  boolean has(String heading) {
    return headings.containsKey(heading);
  }

  /** The cell under this heading; {@code ""} when it is empty or there is no such column. */
  String cell(SheetRow row, String heading) {
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
  SheetRow row(int number) {
    return number <= all.size() ? all.get(number - 1) : new SheetRow(number, List.of());
  }

  /** The same sheet with these cells as if they were written. */
  SheetTable with(List<PendingWrite> pendingWrites) {
    List<List<String>> values = new ArrayList<>();
    all.forEach(row -> values.add(new ArrayList<>(row.cells())));
    for (PendingWrite cell : pendingWrites) {
      while (values.size() < cell.row()) {
        values.add(new ArrayList<>());
      }
      List<String> cells = values.get(cell.row() - 1);
      while (cells.size() <= cell.column()) {
        cells.add("");
      }
      cells.set(cell.column(), cell.value());
    }
    return of(values).withFormulas(formulas);
  }

  /** Every column of the row by its heading. */
  RowCells byHeading(SheetRow row) {
    return new RowCells(headings, row.cells());
  }

  private static boolean isHeader(SheetRow row) {
    for (String cell : row.cells()) {
      // Comparing as headings are compared is slow for cells by the million.
      boolean may = !cell.isEmpty() && Character.toLowerCase(cell.charAt(0)) == 'c';
      if (may && CellText.heading(cell).equals(Columns.COURSE_ID)) {
        return true;
      }
    }
    return false;
  }
}

package ca.calculquebec.cqorc.task.usernames;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.service.google.SheetsClient;
import ca.calculquebec.cqorc.service.google.SheetsClient.CellValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cells of a list of usernames, as they were read. */
record Table(
    SheetsClient.Spreadsheet spreadsheet,
    SheetsClient.Tab tab,
    List<List<String>> cells,
    CellRange header,
    CellRange pairs) {

  static Table read(SheetsClient sheets, String spreadsheetId, CellRange header, CellRange pairs)
      throws CqorcException {
    SheetsClient.Spreadsheet spreadsheet = sheets.get(spreadsheetId);
    SheetsClient.Tab tab = tab(spreadsheet, pairs);
    if (!tab.equals(tab(spreadsheet, header))) {
      throw new InputException(
          "[script.usernames] header_range and data_range name two tabs",
          "Put address, password and people into one tab.");
    }
    return new Table(spreadsheet, tab, sheets.values(spreadsheetId, tab.title()), header, pairs);
  }

  private static SheetsClient.Tab tab(SheetsClient.Spreadsheet spreadsheet, CellRange range)
      throws InputException {
    Optional<SheetsClient.Tab> tab =
        spreadsheet.tabs().stream()
            .filter(one -> range.tab().isEmpty() || range.tab().get().equals(one.title()))
            .findFirst();
    if (tab.isEmpty()) {
      throw new InputException(
          "the spreadsheet \""
              + spreadsheet.title()
              + "\" has no tab \""
              + range.tab().orElse("")
              + "\"",
          "Correct the tab in [script.usernames] data_range and header_range, or leave it out for"
              + " the first one.");
    }
    return tab.get();
  }

  private String cell(int row, int column) {
    if (row > cells.size() || column >= cells.get(row - 1).size()) {
      return "";
    }
    return cells.get(row - 1).get(column);
  }

  private String cell(CellRange.Place place) {
    return cell(place.row(), place.column());
  }

  String url() {
    return cell(header.places().get(0));
  }

  String password() {
    return cell(header.places().get(1));
  }

  /** The rows of the data range, down to the last that holds anything. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    int filled = 0;
    int last = Math.min(cells.size(), pairs.lastRow().orElse(Integer.MAX_VALUE));
    for (int row = pairs.firstRow(); row <= last; row++) {
      String username = cell(row, pairs.firstColumn()).strip();
      String name = cell(row, pairs.firstColumn() + 1).strip();
      rows.add(new Row(row - pairs.firstRow(), username, name));
      filled = username.isEmpty() && name.isEmpty() ? filled : rows.size();
    }
    return rows.subList(0, filled);
  }

  /** What must be written, so that the rows hold what the allocation says. */
  List<CellValue> differences(UsernameAllocation allocation) {
    List<CellValue> values = new ArrayList<>();
    for (UsernameAssignment assignment : allocation.assignments()) {
      int row = pairs.firstRow() + assignment.before().offset();
      add(values, row, pairs.firstColumn(), assignment.username());
      if (!assignment.person().isCalled(cell(row, pairs.firstColumn() + 1))) {
        values.add(new CellValue(row, pairs.firstColumn() + 1, assignment.person().name()));
      }
    }
    for (Row freed : allocation.freed()) {
      add(values, pairs.firstRow() + freed.offset(), pairs.firstColumn() + 1, "");
    }
    return values;
  }

  /** What must be written, so that the heading's cells hold this. */
  List<CellValue> differences(Optional<String> url, Optional<String> password) {
    List<CellValue> values = new ArrayList<>();
    url.ifPresent(text -> add(values, header.places().get(0), text));
    password.ifPresent(text -> add(values, header.places().get(1), text));
    return values;
  }

  private void add(List<CellValue> values, CellRange.Place place, String text) {
    add(values, place.row(), place.column(), text);
  }

  private void add(List<CellValue> values, int row, int column, String text) {
    if (!cell(row, column).equals(text)) {
      values.add(new CellValue(row, column, text));
    }
  }

  /** How many rows the tab lacks for these values. */
  int missingRows(List<CellValue> values) {
    int last = values.stream().mapToInt(CellValue::row).max().orElse(0);
    return Math.max(0, last - tab.rows());
  }
}

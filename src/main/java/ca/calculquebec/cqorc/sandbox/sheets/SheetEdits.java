package ca.calculquebec.cqorc.sandbox.sheets;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * What a person does by hand in a spreadsheet, mostly the courses'. Rows count from 1, as the sheet
 * shows them; columns go by their heading.
 */
public final class SheetEdits {
  private final SheetsService sheets;
  private final String spreadsheet;
  private final Clock clock;
  private final Runnable changed;

  public SheetEdits(SheetsService sheets, String spreadsheet, Clock clock, Runnable changed) {
    this.sheets = sheets;
    this.spreadsheet = spreadsheet;
    this.clock = clock;
    this.changed = changed;
  }

  public String tab() {
    return sheets.edit(spreadsheet, one -> one.tabs().get(0).title());
  }

  /** The number of the last row that holds anything. */
  public int lastRow() {
    return read(Grid::lastRow);
  }

  /** What the cell shows. */
  public String cell(int row, String heading) {
    return sheets.edit(spreadsheet, one -> shown(one, row - 1, column(one, heading)));
  }

  /** The formula in the cell; empty when there is none. */
  public String formula(int row, String heading) {
    return sheets.edit(
        spreadsheet, one -> one.tabs().get(0).cell(row - 1, column(one, heading)).formula());
  }

  /** Every row as it is shown, the headings first. */
  public List<List<String>> rows() {
    return sheets.edit(
        spreadsheet,
        one -> {
          List<List<String>> rows = new ArrayList<>();
          Grid grid = one.tabs().get(0);
          for (int row = 0; row < grid.lastRow(); row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < grid.columns(); column++) {
              cells.add(shown(one, row, column));
            }
            rows.add(cells);
          }
          return rows;
        });
  }

  /** The rows of a course, from top to bottom. */
  public List<Integer> rowsOf(String courseId) {
    return sheets.edit(
        spreadsheet,
        one -> {
          List<Integer> found = new ArrayList<>();
          int column = column(one, "course_id");
          for (int row = 1; row < one.tabs().get(0).lastRow(); row++) {
            if (shown(one, row, column).equals(courseId)) {
              found.add(row + 1);
            }
          }
          return found;
        });
  }

  /** Types into a cell: numbers, dates and formulas are recognised. */
  public void type(int row, String heading, String text) {
    change(
        one -> {
          int year = ZonedDateTime.now(clock.withZone(ZoneId.of(one.timeZone()))).getYear();
          Cell cell = text.isEmpty() ? Cell.EMPTY : new Typed(one.shown(), year).cell(text);
          one.tabs().get(0).set(row - 1, column(one, heading), cell);
          return cell;
        });
  }

  /** Puts a text into a cell exactly as it is. */
  public void set(int row, String heading, String text) {
    change(
        one -> {
          one.tabs().get(0).set(row - 1, column(one, heading), Cell.text(text));
          return text;
        });
  }

  /** Types a whole sheet, the headings first, in place of everything that the tab holds. */
  public void typeAll(List<List<String>> rows) {
    change(
        one -> {
          Grid grid = one.tabs().get(0);
          grid.deleteRows(0, grid.lastRow());
          int year = ZonedDateTime.now(clock.withZone(ZoneId.of(one.timeZone()))).getYear();
          Typed typed = new Typed(one.shown(), year);
          for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
              String text = rows.get(row).get(column);
              grid.set(row, column, text.isEmpty() ? Cell.EMPTY : typed.cell(text));
            }
          }
          return rows;
        });
  }

  /**
   * Puts a text into a cell exactly as it is.
   *
   * @param column from 0
   */
  public void put(int row, int column, String text) {
    change(
        one -> {
          one.tabs().get(0).set(row - 1, column, text.isEmpty() ? Cell.EMPTY : Cell.text(text));
          return text;
        });
  }

  /** The formula in a cell, its column counted from 0; empty when there is none. */
  public String formula(int row, int column) {
    return read(grid -> grid.cell(row - 1, column).formula());
  }

  /** How many ranges are protected. */
  public int protections() {
    return read(grid -> grid.protections().size());
  }

  /** Somebody removes every protection. */
  public void unprotect() {
    change(
        one -> {
          one.tabs().get(0).protections().removeAll();
          return one;
        });
  }

  public void insertRow(int before) {
    change(
        one -> {
          one.tabs().get(0).insertRows(before - 1, 1);
          return before;
        });
  }

  public void deleteRow(int row) {
    change(
        one -> {
          one.tabs().get(0).deleteRows(row - 1, 1);
          return row;
        });
  }

  /** Sorts everything below the headings. */
  public void sort(String heading, boolean ascending) {
    change(
        one -> {
          one.tabs().get(0).sort(1, column(one, heading), ascending);
          return heading;
        });
  }

  /** Puts the rows below the headings into any order. */
  public void shuffle(Random random) {
    change(
        one -> {
          one.tabs().get(0).shuffle(1, random);
          return random;
        });
  }

  private <T> T read(Function<Grid, T> work) {
    return sheets.edit(spreadsheet, one -> work.apply(one.tabs().get(0)));
  }

  private void change(Function<Spreadsheet, Object> work) {
    Object unused = sheets.edit(spreadsheet, work);
    changed.run();
  }

  private static String shown(Spreadsheet one, int row, int column) {
    Grid grid = one.tabs().get(0);
    return one.shown().text(grid.value(row, column), grid.cell(row, column).pattern());
  }

  private static int column(Spreadsheet one, String heading) {
    Grid grid = one.tabs().get(0);
    for (int column = 0; column < grid.columns(); column++) {
      if (shown(one, 0, column).strip().equalsIgnoreCase(heading)) {
        return column;
      }
    }
    throw new IllegalArgumentException("no column " + heading);
  }
}

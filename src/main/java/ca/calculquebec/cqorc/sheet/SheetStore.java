package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.failure.ServiceException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the course sheet needs of a spreadsheet service: four requests. */
public interface SheetStore {
  /**
   * A spreadsheet without its cells.
   *
   * @param locale such as {@code fr_CA}
   * @param tabs titles, in order
   */
  record Info(String title, String locale, List<String> tabs) {
    public Info {
      tabs = List.copyOf(tabs);
    }
  }

  /**
   * One cell to be written, as text.
   *
   * @param row from 1
   * @param column from 0
   */
  record CellInput(int row, int column, String value) {}

  Info info(String spreadsheetId) throws ServiceException;

  /** All cells of a tab as shown, from row 1; rows have different lengths. */
  List<List<String>> values(String spreadsheetId, String tab) throws ServiceException;

  /**
   * Columns (from 0) as they are typed, from row 1: a formula as a formula. Shown, a formula may
   * look like an empty cell.
   */
  Map<Integer, List<String>> formulas(String spreadsheetId, String tab, Collection<Integer> columns)
      throws ServiceException;

  /** Writes these cells and no others, in one request. */
  void write(String spreadsheetId, String tab, List<CellInput> cells) throws ServiceException;
}

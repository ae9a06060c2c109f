package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;
import java.util.List;

/** Google Sheets v4, in its own words. */
public final class SheetsClient {
  /** A tab of a spreadsheet. */
  public record Tab(int sheetId, String title, int rows, int columns) {}

  /**
   * @param locale such as {@code fr_CA}: how shown dates are to be read
   * @param timeZone such as {@code America/Toronto}
   */
  public record Spreadsheet(
      String id, String title, String locale, String timeZone, List<Tab> tabs) {}

  /**
   * @param row from 1
   * @param column from 0
   */
  public record CellValue(int row, int column, String value) {}

  /** Properties and tabs, without cells. */
  public Spreadsheet get(String spreadsheetId) throws ServiceException {
    throw new IllegalStateException("to be written");
  }

  /** All cells of a tab as shown (FORMATTED_VALUE); rows have different lengths. */
  public List<List<String>> values(String spreadsheetId, String tab) throws ServiceException {
    throw new IllegalStateException("to be written");
  }

  /** Writes these cells, and no others, as RAW texts in one request. */
  public void writeCells(String spreadsheetId, String tab, List<CellValue> cells)
      throws ServiceException {
    throw new IllegalStateException("to be written");
  }
}

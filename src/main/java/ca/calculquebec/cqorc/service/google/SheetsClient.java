package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.http.Http;
import ca.calculquebec.cqorc.http.HttpReply;
import ca.calculquebec.cqorc.http.Repeat;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.Data;
import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.SheetsRequest;
import com.google.api.services.sheets.v4.model.AddProtectedRangeRequest;
import com.google.api.services.sheets.v4.model.AppendDimensionRequest;
import com.google.api.services.sheets.v4.model.BatchGetValuesResponse;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.BatchUpdateValuesRequest;
import com.google.api.services.sheets.v4.model.GridProperties;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.Sheet;
import com.google.api.services.sheets.v4.model.SheetProperties;
import com.google.api.services.sheets.v4.model.SpreadsheetProperties;
import com.google.api.services.sheets.v4.model.ValueRange;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Google Sheets v4, in its own words. */
public final class SheetsClient {
  /** The service's plain name; limits and interrupts go by it. */
  public static final String SERVICE = GoogleScope.SHEETS.service();

  private final String root;
  private final GoogleCalls calls;
  private final SheetsKeys keys;

  /**
   * For the course sheet.
   *
   * @param root the API's root, without {@code /} at its end
   */
  public SheetsClient(String root, Http http, AccessTokens tokens) {
    this(root, http, tokens, SheetsKeys.COURSES);
  }

  /**
   * @param keys where people have written which spreadsheet and tab are meant
   */
  public SheetsClient(String root, Http http, AccessTokens tokens, SheetsKeys keys) {
    this.root = root;
    this.keys = keys;
    this.calls = new GoogleCalls(http, tokens, GoogleScope.SHEETS);
  }

  /** A tab of a spreadsheet. */
  public record Tab(int sheetId, String title, int rows, int columns) {}

  /**
   * @param locale such as {@code fr_CA}: how shown dates are to be read
   * @param timeZone such as {@code America/Toronto}
   */
  public record Spreadsheet(
      String id, String title, String locale, String timeZone, List<Tab> tabs) {
    public Spreadsheet {
      tabs = List.copyOf(tabs);
    }
  }

  /**
   * @param row from 1
   * @param column from 0
   * @param value "" empties the cell
   */
  public record CellValue(int row, int column, String value) {}

  /** Builds one request of Google's library. */
  @FunctionalInterface
  private interface SheetsCall<T> {
    SheetsRequest<T> on(Sheets sheets) throws IOException;
  }

  /** Properties and tabs, without cells. */
  public Spreadsheet get(String spreadsheetId) throws ServiceException {
    SheetsErrors errors =
        new SheetsErrors(keys, spreadsheetId, "", "read the tabs of spreadsheet ");
    var answer =
        calls.read(
            errors.what(),
            address(spreadsheetId)
                + "?fields="
                + encoded("spreadsheetId,properties(title,locale,timeZone),sheets(properties)"),
            com.google.api.services.sheets.v4.model.Spreadsheet.class,
            errors::explain);
    SpreadsheetProperties properties = answer.getProperties();
    if (properties == null || answer.getSheets() == null) {
      throw errors.lacks(properties == null ? "properties" : "sheets");
    }
    List<Tab> tabs = new ArrayList<>();
    for (Sheet sheet : answer.getSheets()) {
      tabs.add(tab(sheet.getProperties(), errors));
    }
    return new Spreadsheet(
        spreadsheetId,
        orEmpty(properties.getTitle()),
        orEmpty(properties.getLocale()),
        orEmpty(properties.getTimeZone()),
        tabs);
  }

  /**
   * All cells of a tab as shown (FORMATTED_VALUE); rows have different lengths. In one answer, or
   * in several when it would be too large for one.
   */
  public List<List<String>> values(String spreadsheetId, String tab) throws ServiceException {
    SheetsErrors errors =
        new SheetsErrors(keys, spreadsheetId, tab, "read the sheet of spreadsheet ");
    SheetParts.Range range =
        (from, to) -> {
          String rows = to == 0 ? "A:ZZ" : "A" + from + ":ZZ" + to;
          HttpReply reply =
              calls.reply(
                  errors.what(),
                  address(spreadsheetId)
                      + "/values/"
                      + encoded(quoted(tab) + "!" + rows)
                      + "?majorDimension=ROWS&valueRenderOption=FORMATTED_VALUE",
                  errors::explain);
          try {
            return SheetParts.rows(reply.body());
          } catch (IOException form) {
            throw calls.unreadable(errors.what(), false, "cannot be read", form);
          }
        };
    try {
      return range.read(1, 0);
    } catch (ServiceException failure) {
      if (!Http.isTooLarge(failure)) {
        throw failure;
      }
    }
    return new SheetParts(range, () -> rows(spreadsheetId, tab), errors).read();
  }

  private int rows(String spreadsheetId, String tab) throws ServiceException {
    return get(spreadsheetId).tabs().stream()
        .filter(one -> one.title().equals(tab))
        .mapToInt(Tab::rows)
        .findFirst()
        .orElse(0);
  }

  /**
   * Whole columns as they are typed (FORMULA), in one request: a formula as a formula, all else as
   * its value.
   *
   * @param columns from 0
   */
  public Map<Integer, List<String>> formulas(
      String spreadsheetId, String tab, Collection<Integer> columns) throws ServiceException {
    SheetsErrors errors =
        new SheetsErrors(keys, spreadsheetId, tab, "read the formulas of spreadsheet ");
    List<Integer> asked = List.copyOf(columns);
    StringBuilder ranges = new StringBuilder();
    for (int column : asked) {
      String letters = column(column);
      ranges.append("&ranges=").append(encoded(quoted(tab) + "!" + letters + ":" + letters));
    }
    BatchGetValuesResponse answer =
        calls.read(
            errors.what(),
            address(spreadsheetId)
                + "/values:batchGet?majorDimension=COLUMNS&valueRenderOption=FORMULA"
                + ranges,
            BatchGetValuesResponse.class,
            errors::explain);
    if (answer.getValueRanges() == null || answer.getValueRanges().size() != asked.size()) {
      throw errors.lacks("valueRanges");
    }
    Map<Integer, List<String>> read = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      List<List<Object>> values = answer.getValueRanges().get(i).getValues();
      read.put(
          asked.get(i),
          values == null || values.isEmpty()
              ? List.of()
              : values.get(0).stream().map(SheetsClient::text).toList());
    }
    return read;
  }

  /** Writes these cells, and no others, as RAW texts in one request. */
  public void writeCells(String spreadsheetId, String tab, List<CellValue> cells)
      throws ServiceException {
    if (cells.isEmpty()) {
      return;
    }
    List<ValueRange> ranges = new ArrayList<>();
    for (CellValue cell : cells) {
      ranges.add(
          new ValueRange()
              .setRange(quoted(tab) + "!" + column(cell.column()) + cell.row())
              .setMajorDimension("ROWS")
              .setValues(List.of(List.of(cell.value()))));
    }
    BatchUpdateValuesRequest body =
        new BatchUpdateValuesRequest().setValueInputOption("RAW").setData(ranges);
    execute(
        new SheetsErrors(
            keys,
            spreadsheetId,
            tab,
            "write "
                + cells.size()
                + (cells.size() == 1 ? " cell" : " cells")
                + " of spreadsheet "),
        // Rows may move while a repeat waits: whoever writes must read again first.
        Repeat.ONCE,
        sheets -> sheets.spreadsheets().values().batchUpdate(spreadsheetId, body));
  }

  /** The protected ranges of all tabs. */
  public List<SheetProtection> protections(String spreadsheetId) throws ServiceException {
    SheetsErrors errors =
        new SheetsErrors(keys, spreadsheetId, "", "read the protected ranges of spreadsheet ");
    List<Sheet> sheets =
        execute(
                errors,
                api ->
                    api.spreadsheets()
                        .get(spreadsheetId)
                        .setFields("sheets(properties(sheetId,title),protectedRanges)"))
            .getSheets();
    if (sheets == null) {
      throw errors.lacks("sheets");
    }
    List<SheetProtection> found = new ArrayList<>();
    for (Sheet sheet : sheets) {
      Tab tab = tab(sheet.getProperties(), errors);
      if (sheet.getProtectedRanges() != null) {
        sheet
            .getProtectedRanges()
            .forEach(range -> found.add(ProtectionForm.read(range, tab.sheetId())));
      }
    }
    return found;
  }

  /** Adds all of them or none. */
  public void addProtections(String spreadsheetId, List<SheetProtection> protections)
      throws ServiceException {
    List<Request> requests =
        protections.stream()
            .map(
                protection ->
                    new Request()
                        .setAddProtectedRange(
                            new AddProtectedRangeRequest()
                                .setProtectedRange(ProtectionForm.write(protection))))
            .toList();
    update(spreadsheetId, "protect ranges of spreadsheet ", requests);
  }

  /** Adds empty rows at the end of a tab. */
  public void appendRows(String spreadsheetId, Tab tab, int rows) throws ServiceException {
    Request request =
        new Request()
            .setAppendDimension(
                new AppendDimensionRequest()
                    .setSheetId(tab.sheetId())
                    .setDimension("ROWS")
                    .setLength(rows));
    update(spreadsheetId, "add rows to spreadsheet ", List.of(request));
  }

  /** A second time would add twice, so a lost answer is uncertain. */
  private void update(String spreadsheetId, String doing, List<Request> requests)
      throws ServiceException {
    if (requests.isEmpty()) {
      return;
    }
    BatchUpdateSpreadsheetRequest body = new BatchUpdateSpreadsheetRequest().setRequests(requests);
    execute(
        new SheetsErrors(keys, spreadsheetId, "", doing),
        Repeat.ONCE,
        sheets -> sheets.spreadsheets().batchUpdate(spreadsheetId, body));
  }

  private <T> T execute(SheetsErrors errors, SheetsCall<T> call) throws ServiceException {
    return execute(errors, Repeat.SAFE, call);
  }

  private <T> T execute(SheetsErrors errors, Repeat repeat, SheetsCall<T> call)
      throws ServiceException {
    return calls.execute(
        errors.what(),
        repeat,
        errors::explain,
        (transport, initializer) ->
            call.on(
                    new Sheets.Builder(transport, GsonFactory.getDefaultInstance(), initializer)
                        .setRootUrl(root + "/")
                        .setApplicationName("cqorc")
                        .build())
                .setDisableGZipContent(true)
                .execute());
  }

  private static Tab tab(SheetProperties properties, SheetsErrors errors) throws ServiceException {
    if (properties == null || properties.getTitle() == null) {
      throw errors.lacks("sheets.properties.title");
    }
    GridProperties grid = properties.getGridProperties();
    Integer id = properties.getSheetId();
    return new Tab(
        id == null ? 0 : id,
        properties.getTitle(),
        grid == null || grid.getRowCount() == null ? 0 : grid.getRowCount(),
        grid == null || grid.getColumnCount() == null ? 0 : grid.getColumnCount());
  }

  /** Formatted values are texts; a stand-in or a later API may send others. */
  private static String text(Object value) {
    if (value == null || Data.isNull(value)) {
      return "";
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof Boolean ? value.toString().toUpperCase(Locale.ROOT) : value.toString();
  }

  private String address(String spreadsheetId) {
    return root + "/v4/spreadsheets/" + encoded(spreadsheetId);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String quoted(String tab) {
    return "'" + tab.replace("'", "''") + "'";
  }

  /** {@code A} for 0, {@code AA} for 26. */
  static String column(int index) {
    String last = String.valueOf((char) ('A' + index % 26));
    return index < 26 ? last : column(index / 26 - 1) + last;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}

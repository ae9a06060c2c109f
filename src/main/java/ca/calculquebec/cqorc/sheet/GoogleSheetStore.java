package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.service.google.SheetsClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The spreadsheet at Google. */
public final class GoogleSheetStore implements SheetStore {
  private final SheetsClient client;

  public GoogleSheetStore(SheetsClient client) {
    this.client = client;
  }

  @Override
  public Info info(String spreadsheetId) throws ServiceException {
    SheetsClient.Spreadsheet spreadsheet = client.get(spreadsheetId);
    List<String> tabs = new ArrayList<>();
    spreadsheet.tabs().forEach(tab -> tabs.add(tab.title()));
    return new Info(spreadsheet.title(), spreadsheet.locale(), tabs);
  }

  @Override
  public List<List<String>> values(String spreadsheetId, String tab) throws ServiceException {
    return client.values(spreadsheetId, tab);
  }

  @Override
  public Map<Integer, List<String>> formulas(
      String spreadsheetId, String tab, Collection<Integer> columns) throws ServiceException {
    return client.formulas(spreadsheetId, tab, columns);
  }

  @Override
  public void write(String spreadsheetId, String tab, List<CellInput> cells)
      throws ServiceException {
    List<SheetsClient.CellValue> values = new ArrayList<>();
    cells.forEach(
        cell -> values.add(new SheetsClient.CellValue(cell.row(), cell.column(), cell.value())));
    client.writeCells(spreadsheetId, tab, values);
  }
}

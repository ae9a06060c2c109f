package ca.calculquebec.cqorc.sandbox.sheets;

import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.PageText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What the spreadsheets hold, for people and for comparison. */
public final class SheetsShown {
  private SheetsShown() {}

  public static ArrayNode of(ObjectNode state, boolean comparable) {
    List<ObjectNode> found = new ArrayList<>();
    for (JsonNode kept : state.path("spreadsheets")) {
      Spreadsheet spreadsheet = Spreadsheet.load(kept);
      ObjectNode shown = JsonTree.object();
      found.add(shown);
      if (!comparable) {
        shown.put("id", spreadsheet.id());
      }
      shown.put("title", spreadsheet.title());
      ArrayNode tabs = shown.putArray("tabs");
      for (Grid grid : spreadsheet.tabs()) {
        ArrayNode rows = tabs.addObject().put("title", grid.title()).putArray("rows");
        for (int row = 0; row < grid.lastRow(); row++) {
          ArrayNode cells = rows.addArray();
          for (int column = 0; column < grid.columns(); column++) {
            cells.add(text(spreadsheet, grid, row, column));
          }
        }
      }
    }
    return JsonTree.array().addAll(found);
  }

  private static String text(Spreadsheet spreadsheet, Grid grid, int row, int column) {
    Cell cell = grid.cell(row, column);
    return cell.hasFormula()
        ? cell.formula()
        : spreadsheet.shown().text(cell.value(), cell.pattern());
  }

  public static void page(PageText page, JsonNode spreadsheets) {
    page.heading("Google Sheets");
    for (JsonNode spreadsheet : spreadsheets) {
      for (JsonNode tab : spreadsheet.path("tabs")) {
        if (tab.path("rows").isEmpty()) {
          continue;
        }
        page.subheading(spreadsheet.path("title").asText() + ": " + tab.path("title").asText());
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode row : tab.path("rows")) {
          List<String> cells = new ArrayList<>();
          row.forEach(cell -> cells.add(cell.asText()));
          rows.add(cells);
        }
        page.raw("<div class=\"wide\">");
        page.table(rows.get(0), rows.subList(1, rows.size()));
        page.raw("</div>");
      }
    }
  }
}

package ca.calculquebec.cqorc.sandbox.sheets;

import ca.calculquebec.cqorc.sandbox.google.GoogleErrors;
import ca.calculquebec.cqorc.sandbox.support.ErrorAnswer;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reading and writing values of one spreadsheet. */
final class SheetValues {
  /** How values are asked for. */
  record Rendering(String value, String date, boolean byColumns) {
    Rendering {
      if (!Set.of("FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA").contains(value)) {
        throw GoogleErrors.invalid("Invalid value at 'value_render_option': \"" + value + "\"");
      }
      if (!Set.of("SERIAL_NUMBER", "FORMATTED_STRING").contains(date)) {
        throw GoogleErrors.invalid("Invalid value at 'date_time_render_option': \"" + date + "\"");
      }
    }
  }

  private final Spreadsheet spreadsheet;
  private final Clock clock;

  SheetValues(Spreadsheet spreadsheet, Clock clock) {
    this.spreadsheet = spreadsheet;
    this.clock = clock;
  }

  GridRange range(String text) {
    return A1.parse(text, spreadsheet.titles())
        .orElseThrow(() -> GoogleErrors.invalid("Unable to parse range: " + text));
  }

  ObjectNode read(String rangeText, Rendering rendering) {
    GridRange asked = range(rangeText);
    Grid grid = spreadsheet.tab(asked.title());
    if (asked.startRow() >= grid.rows() || asked.startColumn() >= grid.columns()) {
      throw beyond(rangeText, grid);
    }
    GridRange range = asked.within(grid.rows(), grid.columns());
    ObjectNode answer =
        JsonTree.object()
            .put("range", A1.text(range))
            .put("majorDimension", rendering.byColumns() ? "COLUMNS" : "ROWS");
    List<List<JsonNode>> lines = new ArrayList<>();
    int major = rendering.byColumns() ? range.columns() : range.rows();
    int minor = rendering.byColumns() ? range.rows() : range.columns();
    for (int i = 0; i < major; i++) {
      List<JsonNode> line = new ArrayList<>();
      for (int j = 0; j < minor; j++) {
        int row = range.startRow() + (rendering.byColumns() ? j : i);
        int column = range.startColumn() + (rendering.byColumns() ? i : j);
        line.add(rendered(grid, row, column, rendering));
      }
      while (!line.isEmpty() && line.get(line.size() - 1).asText().isEmpty()) {
        line.remove(line.size() - 1);
      }
      lines.add(line);
    }
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    if (!lines.isEmpty()) {
      ArrayNode values = answer.putArray("values");
      lines.forEach(line -> values.addArray().addAll(line));
    }
    return answer;
  }

  private JsonNode rendered(Grid grid, int row, int column, Rendering rendering) {
    Cell cell = grid.cell(row, column);
    if (rendering.value().equals("FORMULA") && cell.hasFormula()) {
      return JsonTree.object().textNode(cell.formula());
    }
    JsonNode value = grid.value(row, column);
    String shown = spreadsheet.shown().text(value, cell.pattern());
    boolean asText =
        rendering.value().equals("FORMATTED_VALUE")
            || value.isNull()
            || (value.isNumber()
                && !cell.pattern().isEmpty()
                && rendering.date().equals("FORMATTED_STRING"));
    if (asText) {
      return JsonTree.object().textNode(shown);
    }
    boolean whole = value.isNumber() && value.asDouble() == Math.rint(value.asDouble());
    return whole ? JsonTree.object().numberNode(value.asLong()) : value;
  }

  /** Checks and writes one range; nothing is written when anything is wrong with it. */
  ObjectNode write(String rangeText, JsonNode body, String inputOption) {
    boolean entered = inputOption.equals("USER_ENTERED");
    if (!entered && !inputOption.equals("RAW")) {
      throw GoogleErrors.invalid(
          inputOption.isEmpty() || inputOption.equals("INPUT_VALUE_OPTION_UNSPECIFIED")
              ? "'valueInputOption' is required but not specified"
              : "Invalid value at 'value_input_option': \"" + inputOption + "\"");
    }
    GridRange range = range(rangeText);
    Grid grid = spreadsheet.tab(range.title());
    String repeated = body.path("range").asText(rangeText);
    if (!range(repeated).equals(range)) {
      throw GoogleErrors.invalid(
          "Requested writing within range ["
              + rangeText
              + "], but the body's range is ["
              + repeated
              + "]");
    }
    List<List<JsonNode>> lines = lines(body);
    check(rangeText, range, grid, lines);
    return write(range, grid, lines, entered);
  }

  private ObjectNode write(
      GridRange range, Grid grid, List<List<JsonNode>> lines, boolean entered) {
    Typed typed =
        new Typed(
            spreadsheet.shown(),
            ZonedDateTime.now(clock.withZone(ZoneId.of(spreadsheet.timeZone()))).getYear());
    int width = 0;
    int written = 0;
    for (int i = 0; i < lines.size(); i++) {
      width = Math.max(width, lines.get(i).size());
      for (int j = 0; j < lines.get(i).size(); j++) {
        JsonNode value = lines.get(i).get(j);
        if (!value.isNull()) {
          grid.set(range.startRow() + i, range.startColumn() + j, content(value, typed, entered));
          written++;
        }
      }
    }
    GridRange updated =
        new GridRange(
            range.title(),
            range.startRow(),
            range.startRow() + Math.max(1, lines.size()),
            range.startColumn(),
            range.startColumn() + Math.max(1, width));
    return JsonTree.object()
        .put("spreadsheetId", spreadsheet.id())
        .put("updatedRange", A1.text(updated))
        .put("updatedRows", lines.size())
        .put("updatedColumns", width)
        .put("updatedCells", written);
  }

  private static Cell content(JsonNode value, Typed typed, boolean entered) {
    if (value.isNumber()) {
      return Cell.number(value.asDouble());
    }
    if (value.isBoolean()) {
      return Cell.bool(value.asBoolean());
    }
    String text = value.asText();
    return entered ? typed.cell(text) : Cell.text(text);
  }

  private void check(String text, GridRange range, Grid grid, List<List<JsonNode>> lines) {
    int height = lines.size();
    int width = lines.stream().mapToInt(List::size).max().orElse(0);
    if (range.startRow() + Math.max(1, height) > grid.rows()
        || range.startColumn() + Math.max(1, width) > grid.columns()) {
      throw beyond(text, grid);
    }
    if (range.endRow() != GridRange.UNBOUNDED && height > range.rows()) {
      throw GoogleErrors.invalid(
          "Requested writing within range ["
              + A1.text(range.within(grid.rows(), grid.columns()))
              + "], but tried writing to row ["
              + (range.endRow() + 1)
              + "]");
    }
    if (range.endColumn() != GridRange.UNBOUNDED && width > range.columns()) {
      throw GoogleErrors.invalid(
          "Requested writing within range ["
              + A1.text(range.within(grid.rows(), grid.columns()))
              + "], but tried writing to column ["
              + A1.column(range.endColumn())
              + "]");
    }
    GridRange touched =
        new GridRange(
            range.title(),
            range.startRow(),
            range.startRow() + height,
            range.startColumn(),
            range.startColumn() + width);
    if (Protections.forbid(grid, touched)) {
      throw Protections.refusal();
    }
  }

  ObjectNode clear(String rangeText) {
    GridRange asked = range(rangeText);
    Grid grid = spreadsheet.tab(asked.title());
    if (asked.startRow() >= grid.rows() || asked.startColumn() >= grid.columns()) {
      throw beyond(rangeText, grid);
    }
    GridRange range = asked.within(grid.rows(), grid.columns());
    if (Protections.forbid(grid, range)) {
      throw Protections.refusal();
    }
    for (int row = range.startRow(); row < Math.min(range.endRow(), grid.lastRow()); row++) {
      for (int column = range.startColumn(); column < range.endColumn(); column++) {
        if (!grid.cell(row, column).isEmpty()) {
          grid.set(row, column, Cell.EMPTY);
        }
      }
    }
    return JsonTree.object()
        .put("spreadsheetId", spreadsheet.id())
        .put("clearedRange", A1.text(range));
  }

  /** Adds rows below what stands in the range's columns, growing the tab where needed. */
  ObjectNode append(String rangeText, JsonNode body, String inputOption, boolean insert) {
    GridRange asked = range(rangeText);
    Grid grid = spreadsheet.tab(asked.title());
    GridRange range = asked.within(grid.rows(), grid.columns());
    int last = range.startRow();
    for (int row = range.startRow(); row < grid.lastRow(); row++) {
      for (int column = range.startColumn(); column < range.endColumn(); column++) {
        if (!grid.value(row, column).isNull()) {
          last = row + 1;
        }
      }
    }
    int height = lines(body).size();
    if (insert && last < grid.lastRow()) {
      grid.insertRows(last, height);
    } else if (last + height > grid.rows()) {
      grid.append(true, last + height - grid.rows());
    }
    String target =
        A1.quoted(range.title())
            + "!"
            + A1.column(range.startColumn())
            + (last + 1)
            + ":"
            + A1.column(grid.columns() - 1)
            + (last + Math.max(1, height));
    ObjectNode content = JsonTree.object();
    content.set("values", body.path("values"));
    ObjectNode answer = JsonTree.object().put("spreadsheetId", spreadsheet.id());
    if (last > range.startRow()) {
      answer.put(
          "tableRange",
          A1.text(
              new GridRange(
                  range.title(), range.startRow(), last, range.startColumn(), range.endColumn())));
    }
    answer.set("updates", write(target, content, inputOption));
    return answer;
  }

  private static List<List<JsonNode>> lines(JsonNode body) {
    List<List<JsonNode>> lines = new ArrayList<>();
    for (JsonNode line : body.path("values")) {
      if (!line.isArray()) {
        throw GoogleErrors.invalid(
            "Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue)");
      }
      List<JsonNode> row = new ArrayList<>();
      for (JsonNode value : line) {
        if (value.isContainerNode()) {
          throw GoogleErrors.invalid("Invalid values[" + lines.size() + "][" + row.size() + "]");
        }
        row.add(value);
      }
      lines.add(row);
    }
    if (!body.path("majorDimension").asText("ROWS").equals("COLUMNS")) {
      return lines;
    }
    List<List<JsonNode>> turned = new ArrayList<>();
    for (int column = 0; column < lines.size(); column++) {
      for (int row = 0; row < lines.get(column).size(); row++) {
        while (turned.size() <= row) {
          turned.add(new ArrayList<>());
        }
        while (turned.get(row).size() < column) {
          turned.get(row).add(JsonTree.object().nullNode());
        }
        turned.get(row).add(lines.get(column).get(row));
      }
    }
    return turned;
  }

  private static ErrorAnswer beyond(String range, Grid grid) {
    return GoogleErrors.invalid(
        "Range ("
            + range
            + ") exceeds grid limits. Max rows: "
            + grid.rows()
            + ", max columns: "
            + grid.columns());
  }
}

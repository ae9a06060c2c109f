package ca.calculquebec.cqorc.sandbox.sheets;

import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** One tab: its cells, its size and its protected ranges. Rows and columns count from 0. */
public final class Grid {
  private final long id;
  private final String title;
  private int rows;
  private int columns;
  private List<List<Cell>> cells = new ArrayList<>();
  private final ArrayNode protections;

  public Grid(long id, String title, int rows, int columns) {
    this(id, title, rows, columns, JsonTree.array());
  }

  private Grid(long id, String title, int rows, int columns, ArrayNode protections) {
    this.id = id;
    this.title = title;
    this.rows = rows;
    this.columns = columns;
    this.protections = protections;
  }

  long id() {
    return id;
  }

  String title() {
    return title;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  public ArrayNode protections() {
    return protections;
  }

  Cell cell(int row, int column) {
    return row < cells.size() && column < cells.get(row).size()
        ? cells.get(row).get(column)
        : Cell.EMPTY;
  }

  /** The value, a formula's result included. */
  JsonNode value(int row, int column) {
    return value(row, column, 0);
  }

  private JsonNode value(int row, int column, int depth) {
    Cell cell = cell(row, column);
    return cell.hasFormula() ? Formula.evaluate(cell.formula(), this::value, depth) : cell.value();
  }

  public void set(int row, int column, Cell content) {
    while (cells.size() <= row) {
      cells.add(new ArrayList<>());
    }
    List<Cell> line = cells.get(row);
    while (line.size() <= column) {
      line.add(Cell.EMPTY);
    }
    line.set(column, line.get(column).holding(content));
  }

  void append(boolean newRows, int count) {
    rows += newRows ? count : 0;
    columns += newRows ? 0 : count;
  }

  void insertRows(int before, int count) {
    rows += count;
    if (before < cells.size()) {
      cells.addAll(
          before, IntStream.range(0, count).<List<Cell>>mapToObj(i -> new ArrayList<>()).toList());
    }
    move(row -> row >= before ? row + count : row);
  }

  void deleteRows(int from, int count) {
    rows -= count;
    for (int i = 0; i < count && from < cells.size(); i++) {
      cells.remove(from);
    }
    move(row -> row < from ? row : row < from + count ? -1 : row - count);
  }

  /** Sorts all rows from one on by a column, numbers before texts, blank ones last. */
  void sort(int fromRow, int column, boolean ascending) {
    Comparator<Integer> order =
        Comparator.comparing((Integer row) -> value(row, column).isTextual())
            .thenComparing(row -> value(row, column).asDouble(0))
            .thenComparing(row -> value(row, column).asText());
    List<Integer> wanted =
        new ArrayList<>(
            IntStream.range(fromRow, Math.max(fromRow, cells.size()))
                .filter(row -> !value(row, column).isNull())
                .boxed()
                .sorted(ascending ? order : order.reversed())
                .toList());
    IntStream.range(fromRow, cells.size())
        .filter(row -> value(row, column).isNull())
        .forEach(wanted::add);
    reorder(fromRow, wanted);
  }

  /**
   * Puts the rows from one on into a new order.
   *
   * @param wanted the present numbers of the rows, in the order they shall stand in
   */
  void reorder(int fromRow, List<Integer> wanted) {
    List<List<Cell>> sorted = new ArrayList<>(cells.subList(0, fromRow));
    for (int i = 0; i < wanted.size(); i++) {
      int from = wanted.get(i);
      int to = fromRow + i;
      // A sorted row's formulas keep looking at their own row.
      sorted.add(moved(cells.get(from), row -> row == from ? to : row));
    }
    cells = sorted;
  }

  int lastRow() {
    return cells.size();
  }

  void shuffle(int fromRow, java.util.Random random) {
    List<Integer> order =
        new ArrayList<>(IntStream.range(fromRow, Math.max(fromRow, cells.size())).boxed().toList());
    Collections.shuffle(order, random);
    reorder(fromRow, order);
  }

  private void move(IntUnaryOperator rowsMove) {
    cells.replaceAll(line -> moved(line, rowsMove));
    for (JsonNode protection : protections) {
      JsonNode range = protection.path("range");
      if (range instanceof ObjectNode bounds && bounds.has("startRowIndex")) {
        int start = bounds.path("startRowIndex").asInt();
        int length = bounds.path("endRowIndex").asInt(rows) - start;
        int moved = Math.max(0, rowsMove.applyAsInt(start));
        bounds.put("startRowIndex", moved);
        if (bounds.has("endRowIndex")) {
          bounds.put("endRowIndex", moved + length);
        }
      }
    }
  }

  private static List<Cell> moved(List<Cell> line, IntUnaryOperator rowsMove) {
    List<Cell> moved = new ArrayList<>(line);
    moved.replaceAll(
        cell ->
            cell.hasFormula()
                ? new Cell(cell.value(), Formula.moved(cell.formula(), rowsMove), cell.pattern())
                : cell);
    return moved;
  }

  /** A copy that can be changed and thrown away. */
  Grid copy() {
    return load(save());
  }

  ObjectNode save() {
    ObjectNode state =
        JsonTree.object()
            .put("id", id)
            .put("title", title)
            .put("rows", rows)
            .put("columns", columns);
    state.set("protections", protections.deepCopy());
    ArrayNode lines = state.putArray("cells");
    for (List<Cell> line : cells) {
      ArrayNode kept = lines.addArray();
      line.forEach(cell -> kept.add(cell.save()));
    }
    return state;
  }

  static Grid load(JsonNode state) {
    Grid grid =
        new Grid(
            state.path("id").asLong(),
            state.path("title").asText(),
            state.path("rows").asInt(),
            state.path("columns").asInt(),
            JsonTree.array(state, "protections").deepCopy());
    for (JsonNode line : state.path("cells")) {
      List<Cell> kept = new ArrayList<>();
      line.forEach(cell -> kept.add(Cell.load(cell)));
      grid.cells.add(kept);
    }
    return grid;
  }
}

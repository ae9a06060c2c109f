package ca.calculquebec.cqorc.course;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cells of a row by their headings, in the sheet's order. A map for each of twenty thousand
 * rows would take more memory than their cells, so all rows share the headings.
 */
public final class RowCells extends AbstractMap<String, String> {
  private final Map<String, Integer> columns;
  private final List<String> cells;

  /**
   * @param columns column (from 0) by heading; shared, and not changed any more
   * @param cells cells beyond its end are empty
   */
  public RowCells(Map<String, Integer> columns, List<String> cells) {
    this.columns = Collections.unmodifiableMap(columns);
    this.cells = List.copyOf(cells);
  }

  @Override
  public String get(Object heading) {
    Integer column = columns.get(heading);
    return column == null ? null : at(column);
  }

  @Override
  public boolean containsKey(Object heading) {
    return columns.containsKey(heading);
  }

  @Override
  public String getOrDefault(Object heading, String absent) {
    Integer column = columns.get(heading);
    return column == null ? absent : at(column);
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    Map<String, String> all = new LinkedHashMap<>();
    columns.forEach((heading, column) -> all.put(heading, at(column)));
    return Collections.unmodifiableMap(all).entrySet();
  }

  private String at(int column) {
    return column < cells.size() ? cells.get(column) : "";
  }
}

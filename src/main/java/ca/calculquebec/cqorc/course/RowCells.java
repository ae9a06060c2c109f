package ca.calculquebec.cqorc.course;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
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
    this.columns = columns;
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
  public int size() {
    return columns.size();
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return columns.size();
      }

      @Override
      public Iterator<Map.Entry<String, String>> iterator() {
        return columns.entrySet().stream()
            .map(heading -> Map.entry(heading.getKey(), at(heading.getValue())))
            .iterator();
      }
    };
  }

  /** Rows of one sheet differ in their cells only. */
  @Override
  public boolean equals(Object other) {
    if (other instanceof RowCells row && columns == row.columns) {
      return this == row || cells.equals(row.cells) || super.equals(row);
    }
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  private String at(int column) {
    return column < cells.size() ? cells.get(column) : "";
  }
}

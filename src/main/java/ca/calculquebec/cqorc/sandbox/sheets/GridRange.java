package ca.calculquebec.cqorc.sandbox.sheets;

/**
 * Cells of one tab. Rows and columns count from 0, ends are exclusive; {@link #UNBOUNDED} as an end
 * reaches to the last row or column.
 */
record GridRange(String title, int startRow, int endRow, int startColumn, int endColumn) {
  static final int UNBOUNDED = Integer.MAX_VALUE;

  /** Cut down to what the tab has. */
  GridRange within(int rows, int columns) {
    return new GridRange(
        title, startRow, Math.min(endRow, rows), startColumn, Math.min(endColumn, columns));
  }

  int rows() {
    return endRow - startRow;
  }

  int columns() {
    return endColumn - startColumn;
  }

  boolean overlaps(GridRange other) {
    return startRow < other.endRow
        && other.startRow < endRow
        && startColumn < other.endColumn
        && other.startColumn < endColumn;
  }
}

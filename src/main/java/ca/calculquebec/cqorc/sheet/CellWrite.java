package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.SheetCells.CellOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A value on its way to the sheet. What was asked for never changes; how far it came is the
 * committer's to know, and only its thread touches that part.
 */
final class CellWrite {
  private final CourseId course;
  private final Optional<Instant> sessionStart;
  private final String column;
  private final String before;
  private final String value;
  private final CompletableFuture<CellOutcome> future = new CompletableFuture<>();

  private final List<Integer> overwritten = new ArrayList<>();
  private int writes;
  private boolean alone;
  private Optional<SheetTable> baseline = Optional.empty();

  CellWrite(
      CourseId course, Optional<Instant> sessionStart, String column, String before, String value) {
    this.course = course;
    this.sessionStart = sessionStart;
    this.column = CellText.heading(column);
    this.before = CellText.trim(before);
    this.value = CellText.trim(value);
  }

  CourseId course() {
    return course;
  }

  Optional<Instant> sessionStart() {
    return sessionStart;
  }

  String column() {
    return column;
  }

  /** What the plan saw in the cell. */
  String before() {
    return before;
  }

  String value() {
    return value;
  }

  CompletableFuture<CellOutcome> future() {
    return future;
  }

  /** Whether both are about the same cells, so that one must wait for the other. */
  boolean isAbout(CellWrite other) {
    return course.equals(other.course)
        && sessionStart.equals(other.sessionStart)
        && column.equals(other.column);
  }

  int writes() {
    return writes;
  }

  /** The sheet as it was before the first write, to tell misplaced values from what stood there. */
  SheetTable baseline(SheetTable otherwise) {
    return baseline.orElse(otherwise);
  }

  void sent(SheetTable table) {
    writes++;
    baseline = Optional.of(baseline.orElse(table));
  }

  /** After several writes were refused together: one of them may be the only cause. */
  boolean goesAlone() {
    return alone;
  }

  void goAlone() {
    alone = true;
  }

  /** Rows where the value went by mistake and where nobody knows what stood before. */
  List<Integer> overwritten() {
    return List.copyOf(overwritten);
  }

  void overwrote(int row) {
    overwritten.add(row);
  }
}

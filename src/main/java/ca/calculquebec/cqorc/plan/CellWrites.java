package ca.calculquebec.cqorc.plan;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * One course's values on their way to the sheet. The step that makes an id sends it at once, but
 * the plan has a line of its own for the cell: what becomes of the write is told there, so that
 * "created" waits for no sheet and a cell that could not be written is not called a webinar that
 * could not be made.
 */
final class CellWrites {
  /** How many lines of the plan, from here on, tell of a cell in this column. */
  private final Map<String, Integer> lines = new HashMap<>();

  private final Map<String, Queue<CompletableFuture<SheetCells.CellOutcome>>> writes =
      new HashMap<>();

  private CellWrites() {}

  CellWrites(CoursePlan course) {
    for (Change change : course.changes()) {
      if (isCell(change)) {
        lines.merge(change.resource(), 1, Integer::sum);
      }
    }
  }

  private static boolean isCell(Change change) {
    return change.service().equals("sheet") && change.kind().isChange();
  }

  /**
   * What a line writes itself is its own, even if more cells of its column follow: those are other
   * sessions'.
   */
  CellWrites during(Change change) {
    return isCell(change) ? new CellWrites() : this;
  }

  /** Keeps the write for a line still to come; false when there is none left for it. */
  boolean takes(String column, CompletableFuture<SheetCells.CellOutcome> write) {
    Queue<CompletableFuture<SheetCells.CellOutcome>> waiting =
        writes.computeIfAbsent(column, key -> new ArrayDeque<>());
    return waiting.size() < lines.getOrDefault(column, 0) && waiting.add(write);
  }

  /** The write that this line tells of, when an earlier step has sent it; asked once a line. */
  Optional<CompletableFuture<SheetCells.CellOutcome>> reportedBy(Change change) {
    if (!isCell(change)) {
      return Optional.empty();
    }
    lines.merge(change.resource(), -1, Integer::sum);
    Queue<CompletableFuture<SheetCells.CellOutcome>> waiting = writes.get(change.resource());
    return Optional.ofNullable(waiting == null ? null : waiting.poll());
  }
}

package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.SheetCells;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** For commands without a sheet: there is no cell that could be written. */
final class NoSheet implements SheetCells {
  @Override
  public CompletableFuture<CellOutcome> put(
      CourseId course, Optional<Instant> sessionStart, String column, String before, String value) {
    return CompletableFuture.completedFuture(new CellOutcome(List.of(), "", ""));
  }

  @Override
  public List<Lost> finish() {
    return List.of();
  }
}

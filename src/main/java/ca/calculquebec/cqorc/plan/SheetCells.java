package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.course.CourseId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where steps send values for the sheet. */
public interface SheetCells {
  /**
   * What became of a cell.
   *
   * @param rows the rows written, as the sheet numbered them then
   * @param problem why the value is not in the sheet, with what was created; blank when it is
   */
  record CellOutcome(List<Integer> rows, String problem, String advice) {}

  /**
   * Sends a value on its way; completes when it is in the sheet and was seen there.
   *
   * @param sessionStart absent for a course-level cell, which goes to all rows of the course
   * @param before the value that the plan saw there: another one found now is a person's, and stays
   */
  CompletableFuture<CellOutcome> put(
      CourseId course, Optional<Instant> sessionStart, String column, String before, String value);

  /**
   * A value that was seen in the sheet and that somebody has overwritten since.
   *
   * @param problem what stands in no cell any more, and what to do
   */
  record Lost(CourseId course, String column, Problem problem) {}

  /**
   * Commits what is pending, reads once more to verify, and stops.
   *
   * @return what the last look at the sheet misses
   */
  List<Lost> finish();
}

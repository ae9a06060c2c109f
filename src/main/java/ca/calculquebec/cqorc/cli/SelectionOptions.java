package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which courses are meant. */
final class SelectionOptions {
  @Option(
      names = "--course_id",
      paramLabel = "ID",
      order = 40,
      description = "Only this course, or these: 1002,1003 or 1002 1003; may be repeated.")
  private List<String> courseIds = new ArrayList<>();

  @Option(
      names = "--date",
      paramLabel = "DATE",
      order = 41,
      description =
          "Only courses that begin on this day, for calendars the sessions on it:"
              + " YYYY-MM-DD, today, tomorrow.")
  private String date;

  @Option(
      names = "--all",
      order = 42,
      description = "Past courses too; for a deletion: all courses that are not over.")
  private boolean all;

  /** As written. */
  Optional<String> date() {
    return Optional.ofNullable(date);
  }

  /** Where a date beside a named course means something else than a choice of courses. */
  Selection toSelectionBesideDate() throws InputException {
    Selection named = Selection.of(courseIds, Optional.empty(), all);
    return named.isNamed() ? named : toSelection();
  }

  Selection toSelection() throws InputException {
    return Selection.of(courseIds, Optional.ofNullable(date), all);
  }
}

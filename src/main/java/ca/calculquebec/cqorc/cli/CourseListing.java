package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.cli.print.Console;
import ca.calculquebec.cqorc.cli.print.ErrorReport;
import ca.calculquebec.cqorc.cli.print.TextRunPrinter;
import ca.calculquebec.cqorc.cli.print.Wrap;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.sheet.Purpose;
import ca.calculquebec.cqorc.sheet.SelectedCourses;
import ca.calculquebec.cqorc.sheet.SheetReading;
import ca.calculquebec.cqorc.sheet.UnusableCourse;
import java.util.List;
import java.util.Optional;

/** What commands that only look have in common: which courses, and what is said about the sheet. */
final class CourseListing {
  private final Terminal terminal;
  private final CommonOptions common;

  CourseListing(Terminal terminal, CommonOptions common) {
    this.terminal = terminal;
    this.common = common;
  }

  /**
   * Says so when there is none, and what is odd in the sheet.
   *
   * @throws InputException when none of those that were asked for can be used
   */
  SelectedCourses select(App app, Selection selection, SheetReading reading) throws CqorcException {
    SelectedCourses selected =
        SelectedCourses.of(selection, reading, app.clock().instant(), app.zone(), Purpose.READ);
    Optional<InputException> refusal = selected.refusal();
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    Console console = terminal.console();
    if (!common.quiet()) {
      selected
          .warnings()
          .forEach(text -> Wrap.lines("warning: ", "  ", text, 80).forEach(console::notice));
    }
    if (selected.courses().isEmpty() && !common.json() && !common.quiet()) {
      String leftOut = selected.leftOutNote().isBlank() ? "" : " (" + selected.leftOutNote() + ")";
      String text = reading.title() + ": 0 courses" + leftOut + ". " + TextRunPrinter.NO_COURSE;
      Wrap.lines("", "  ", text, 80).forEach(console::result);
    }
    return selected;
  }

  void unusable(List<UnusableCourse> courses) {
    for (UnusableCourse course : courses) {
      for (InputException problem : course.problems()) {
        ErrorReport.lines(course.id() + "  ! ", Problem.of(problem))
            .forEach(terminal.console()::result);
      }
    }
  }
}

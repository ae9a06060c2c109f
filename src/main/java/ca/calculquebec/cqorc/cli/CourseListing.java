package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.cli.print.Console;
import ca.calculquebec.cqorc.cli.print.ErrorReport;
import ca.calculquebec.cqorc.cli.print.TextRunPrinter;
import ca.calculquebec.cqorc.cli.print.Wrap;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.sheet.Purpose;
import ca.calculquebec.cqorc.sheet.SelectedCourses;
import ca.calculquebec.cqorc.sheet.SheetReading;
import ca.calculquebec.cqorc.sheet.UnusableCourse;
import java.util.ArrayList;
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

  /** With their titles; says so when there is none, and what is odd in the sheet. */
  SelectedCourses select(App app, Selection selection, SheetReading reading) throws CqorcException {
    SelectedCourses selected =
        titled(
            app,
            SelectedCourses.of(
                selection, reading, app.clock().instant(), app.zone(), Purpose.READ));
    Console console = terminal.console();
    if (!common.quiet()) {
      selected
          .warnings()
          .forEach(text -> Wrap.lines("warning: ", "  ", text, 80).forEach(console::notice));
    }
    if (selected.courses().isEmpty()
        && selected.unusable().isEmpty()
        && !common.json()
        && !common.quiet()) {
      String leftOut = selected.leftOutNote().isBlank() ? "" : " (" + selected.leftOutNote() + ")";
      String text = reading.title() + ": 0 courses" + leftOut + ". " + TextRunPrinter.NO_COURSE;
      Wrap.lines("", "  ", text, 80).forEach(console::result);
    }
    return selected;
  }

  /** A course whose title cannot be worded is one that cannot be used. */
  static SelectedCourses titled(App app, SelectedCourses selected) throws CqorcException {
    List<Course> courses = new ArrayList<>();
    List<UnusableCourse> unusable = new ArrayList<>(selected.unusable());
    for (Course course : selected.courses()) {
      try {
        courses.add(app.wording().titled(course));
      } catch (InputException badTitle) {
        if (app.wording().isTitleOfUnknownNames(course)) {
          throw badTitle;
        }
        unusable.add(
            new UnusableCourse(
                course.id(),
                course.code().text(),
                course.title(),
                course.rows(),
                Optional.of(course.start()),
                Optional.of(course.end()),
                List.of(badTitle)));
      }
    }
    return selected.with(courses, unusable);
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

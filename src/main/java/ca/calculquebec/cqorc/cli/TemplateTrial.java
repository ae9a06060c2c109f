package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.sheet.Purpose;
import ca.calculquebec.cqorc.sheet.SelectedCourses;
import ca.calculquebec.cqorc.sheet.SheetReading;
import ca.calculquebec.cqorc.template.Condition;
import ca.calculquebec.cqorc.template.Literal;
import ca.calculquebec.cqorc.template.Template;
import ca.calculquebec.cqorc.template.Value;
import ca.calculquebec.cqorc.wording.CourseNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code config --try}: what a template gives, with a course's names or with given ones. */
final class TemplateTrial {
  private final Terminal terminal;
  private final App app;

  TemplateTrial(Terminal terminal, App app) {
    this.terminal = terminal;
    this.app = app;
  }

  int print(
      Optional<String> template,
      Optional<String> condition,
      Optional<String> courseId,
      List<String> assignments)
      throws CqorcException {
    Map<String, Value> names = new LinkedHashMap<>();
    if (courseId.isPresent()) {
      names.putAll(CourseNames.of(course(courseId.get())));
    }
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      if (equals < 1) {
        throw new InputException(
            Origin.option("--set"),
            "\"" + assignment + "\" is not of the form NAME=VALUE",
            "Write for example --set user_index=0 or --set title=\"'Parallel R'\".");
      }
      String name = assignment.substring(0, equals).strip();
      names.put(
          name, Literal.parse(assignment.substring(equals + 1), Origin.option("--set " + name)));
    }
    if (template.isPresent()) {
      terminal
          .console()
          .result(Template.parse(template.get(), Origin.option("--try")).evaluate(names));
    }
    if (condition.isPresent()) {
      boolean holds = Condition.parse(condition.get(), Origin.option("--condition")).holds(names);
      terminal.console().result(holds ? "True" : "False");
    }
    return ExitCode.DONE.number();
  }

  private Course course(String courseId) throws CqorcException {
    SheetReading reading = app.services().readSheet(Set.of());
    Selection selection = Selection.of(List.of(courseId), Optional.empty(), false);
    SelectedCourses selected =
        SelectedCourses.of(selection, reading, app.clock().instant(), app.zone(), Purpose.READ);
    Optional<InputException> refusal = selected.refusal();
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    if (selected.courses().size() != 1) {
      throw new InputException(
          Origin.option("--course_id"), "exactly one course is needed", "Name one course.");
    }
    return app.wording().titled(selected.courses().get(0));
  }
}

package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.cli.print.ErrorReport;
import ca.calculquebec.cqorc.cli.print.JsonPrinter;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.sheet.SelectedCourses;
import ca.calculquebec.cqorc.sheet.SheetReading;
import ca.calculquebec.cqorc.template.Condition;
import ca.calculquebec.cqorc.template.Literal;
import ca.calculquebec.cqorc.template.Template;
import ca.calculquebec.cqorc.template.Value;
import ca.calculquebec.cqorc.wording.CourseNames;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code config --try}: what a template gives, with a course's names or with given ones. */
final class TemplateTrial {
  private final Terminal terminal;
  private final CommonOptions common;
  private final App app;

  TemplateTrial(Terminal terminal, CommonOptions common, App app) {
    this.terminal = terminal;
    this.common = common;
    this.app = app;
  }

  /**
   * What is evaluated.
   *
   * @param option after which it was written
   */
  record Trial(String option, String text, boolean condition) {}

  int print(Trial trial, Optional<String> courseId, List<String> assignments)
      throws CqorcException {
    Map<String, Value> names = new LinkedHashMap<>();
    if (courseId.isPresent()) {
      Optional<Course> course = course(courseId.get());
      if (course.isEmpty()) {
        return ExitCode.SOME_FAILED.number();
      }
      names.putAll(CourseNames.of(course.get()));
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
    Origin origin = Origin.option(trial.option());
    if (trial.condition()) {
      boolean holds = Condition.parse(trial.text(), origin).holds(names);
      print(BooleanNode.valueOf(holds), holds ? "True" : "False");
    } else {
      String text = Template.parse(trial.text(), origin).evaluate(names);
      print(TextNode.valueOf(text), text);
    }
    return ExitCode.DONE.number();
  }

  private void print(JsonNode value, String text) {
    if (terminal.json()) {
      ObjectNode document = new ObjectMapper().createObjectNode();
      document.put("command", "config").set("value", value);
      new JsonPrinter(terminal.console(), "config").print(document);
    } else {
      terminal.console().result(text);
    }
  }

  /** Empty when its rows cannot be used, which is told. */
  private Optional<Course> course(String courseId) throws CqorcException {
    SheetReading reading = app.services().readSheet(Set.of());
    Selection selection = Selection.of(List.of(courseId), Optional.empty(), false);
    SelectedCourses selected = new CourseListing(terminal, common).select(app, selection, reading);
    if (selected.courses().isEmpty() && !selected.unusable().isEmpty()) {
      Problem problem = Problem.of(selected.unusable().get(0).problems().get(0));
      ErrorReport.lines("cqorc: ", problem).forEach(terminal.console()::notice);
      if (terminal.json()) {
        terminal.document(problem);
      }
      return Optional.empty();
    }
    if (selected.courses().size() != 1) {
      throw new InputException(
          Origin.option("--course_id"), "exactly one course is needed", "Name one course.");
    }
    return Optional.of(selected.courses().get(0));
  }
}

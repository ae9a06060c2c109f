package ca.calculquebec.cqorc.cli.print;

import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.CourseLabel;
import ca.calculquebec.cqorc.plan.CourseOutcome;
import ca.calculquebec.cqorc.plan.CoursePlan;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Outcome;
import ca.calculquebec.cqorc.plan.Plan;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.plan.RunReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** The same facts as the text, as one JSON document for scripts. */
public final class JsonPrinter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Console console;
  private final String command;

  public JsonPrinter(Console console, String command) {
    this.console = console;
    this.command = command;
  }

  /** For a run that ends without a result of its own. */
  public void print(Problem error) {
    ObjectNode document = JSON.createObjectNode();
    document.put("command", command);
    error(document, error);
    print(document);
  }

  /** A rehearsal. */
  public void print(Plan plan) {
    print(plan, true, Problem.NONE);
  }

  /**
   * A plan that goes no further.
   *
   * @param dryRun whether it was not meant to; else nothing of it was tried
   * @param refusal why nothing of it is done, when that is no person's decision
   */
  public void print(Plan plan, boolean dryRun, Problem refusal) {
    ObjectNode document = document(dryRun, plan);
    if (!refusal.isNone()) {
      error(document, refusal);
    }
    ArrayNode courses = document.putArray("courses");
    int failed = 0;
    int inLine = 0;
    for (CoursePlan course : plan.courses()) {
      boolean problem = course.hasProblem();
      failed += problem ? 1 : 0;
      inLine += !problem && course.isInLine() ? 1 : 0;
      String ahead = dryRun ? "planned" : Outcome.Status.NOT_TRIED.word();
      String outcome = problem ? "failed" : course.changesSomething() ? ahead : "unchanged";
      ObjectNode node = course(courses, course.label(), outcome);
      ArrayNode actions = node.putArray("actions");
      for (Change change : course.changes()) {
        String planned =
            change.kind().isChange()
                ? ahead
                : change.kind() == ca.calculquebec.cqorc.plan.Kind.FAILED ? "failed" : "unchanged";
        action(actions, change, planned, new Problem("", ""), List.of());
      }
      problems(node, course);
    }
    summary(document, Tally.of(dryRun ? plan.changes() : List.of()), inLine, failed);
    print(document);
  }

  /**
   * @param error what ended the run before its end, if anything did
   */
  public void print(RunReport report, Problem error) {
    ObjectNode document = document(false, report.plan());
    document.put("interrupted", report.interrupted());
    if (!error.isNone()) {
      error(document, error);
    }
    ArrayNode courses = document.putArray("courses");
    int failed = 0;
    for (CourseOutcome course : report.courses()) {
      failed += course.failed() ? 1 : 0;
      String outcome =
          course.failed() ? "failed" : course.changedSomething() ? "done" : "unchanged";
      ObjectNode node = course(courses, course.plan().label(), outcome);
      ArrayNode actions = node.putArray("actions");
      for (Outcome action : course.outcomes()) {
        action(actions, action.change(), action.status().word(), action.problem(), action.rows());
      }
      problems(node, course.plan());
    }
    List<Change> done =
        report.outcomes().stream().flatMap(outcome -> outcome.cameAbout().stream()).toList();
    summary(document, Tally.of(done), TextRunPrinter.inLine(report), failed);
    print(document);
  }

  private static void error(ObjectNode document, Problem problem) {
    ObjectNode node = document.putObject("error");
    node.put("cause", problem.cause());
    node.put("advice", problem.advice().isEmpty() ? null : problem.advice());
  }

  private ObjectNode document(boolean dryRun, Plan plan) {
    ObjectNode document = JSON.createObjectNode();
    document.put("command", command);
    document.put("dry_run", dryRun);
    document.put("spreadsheet", plan.heading());
    plan.warnings().forEach(document.putArray("warnings")::add);
    plan.closing().forEach(document.putArray("notes")::add);
    orphans(document, plan);
    return document;
  }

  /** What there is of courses that have left the sheet. */
  static void orphans(ObjectNode document, Plan plan) {
    ArrayNode orphans = document.putArray("no_longer_in_sheet");
    for (CoursePlan course : plan.orphans()) {
      ObjectNode node = orphans.addObject();
      node.put("course_id", course.label().id().text());
      node.put("title", course.label().title());
      node.put("start", course.label().start());
      ArrayNode resources = node.putArray("resources");
      for (Change orphan : course.changes()) {
        ObjectNode resource = resources.addObject();
        resource.put("service", orphan.service().word());
        resource.put("resource", orphan.name());
        resource.put("which", orphan.which().isEmpty() ? null : orphan.which());
        resource.put("id", orphan.id().orElse(null));
        resource.put("note", orphan.note());
      }
    }
  }

  private static ObjectNode course(ArrayNode courses, CourseLabel label, String outcome) {
    ObjectNode node = courses.addObject();
    node.put("course_id", label.id().text());
    node.put("code", label.code());
    node.put("title", label.title());
    node.put("start", label.start());
    node.put("outcome", outcome);
    return node;
  }

  private static void action(
      ArrayNode actions, Change change, String outcome, Problem problem, List<Integer> rows) {
    ObjectNode node = actions.addObject();
    node.put("kind", change.kind().word());
    node.put("service", change.service().word());
    node.put("resource", change.name());
    node.put("which", change.which().isEmpty() ? null : change.which());
    node.put("id", change.id().orElse(null));
    List<Integer> cells = rows.isEmpty() ? change.rows() : rows;
    node.put("row", cells.isEmpty() ? null : cells.get(0));
    cells.forEach(node.putArray("rows")::add);
    ArrayNode fields = node.putArray("fields");
    for (FieldChange field : change.fields()) {
      ObjectNode entry = fields.addObject();
      entry.put("name", field.name());
      entry.put("from", field.from().orElse(null));
      entry.put("to", field.to().orElse(null));
    }
    ArrayNode people = node.putArray("people");
    change.people().forEach(people::add);
    node.put("note", change.note());
    node.put("outcome", outcome);
    node.put("cause", problem.cause().isEmpty() ? null : problem.cause());
    node.put("advice", problem.advice().isEmpty() ? null : problem.advice());
  }

  private static void problems(ObjectNode course, CoursePlan plan) {
    ArrayNode problems = course.putArray("problems");
    for (CoursePlan.ServiceProblem problem : plan.problems()) {
      ObjectNode node = problems.addObject();
      node.put("service", problem.service().isBlank() ? null : problem.service());
      node.put("cause", problem.problem().cause());
      node.put("advice", problem.problem().advice());
    }
  }

  private static void summary(ObjectNode document, Tally tally, long inLine, int failed) {
    ObjectNode summary = document.putObject("summary");
    summary.put("created", tally.created());
    summary.put("updated", tally.updated());
    summary.put("deleted", tally.deleted());
    summary.put("removed", tally.removed());
    summary.put("in_line", inLine);
    summary.put("failed", failed);
  }

  public void print(JsonNode document) {
    Optional<Writer> writer = console.document();
    if (writer.isPresent()) {
      try (Writer out = writer.get()) {
        JSON.writerWithDefaultPrettyPrinter().writeValue(out, document);
      } catch (IOException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}

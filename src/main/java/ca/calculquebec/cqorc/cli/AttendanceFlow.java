package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.cli.print.ErrorReport;
import ca.calculquebec.cqorc.cli.print.Wrap;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.ParallelExecutor;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.plan.SeenHeadings;
import ca.calculquebec.cqorc.plan.Times;
import ca.calculquebec.cqorc.sheet.PeopleColumns;
import ca.calculquebec.cqorc.sheet.Purpose;
import ca.calculquebec.cqorc.sheet.SelectedCourses;
import ca.calculquebec.cqorc.sheet.SheetReading;
import ca.calculquebec.cqorc.task.attendance.AttendanceReport;
import ca.calculquebec.cqorc.task.attendance.AttendanceRequest;
import ca.calculquebec.cqorc.task.attendance.AttendanceTask;
import ca.calculquebec.cqorc.task.attendance.ConnectionList;
import ca.calculquebec.cqorc.task.attendance.ReportText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code attendance}: read, compare, print, write files, post. */
final class AttendanceFlow {
  /** Whether and how the report is posted. */
  record Posting(boolean none, boolean dryRun, boolean patient) {}

  /** What was asked for on the command line. */
  record AttendanceOrder(
      Selection selection, AttendanceRequest sources, AttendanceFiles files, Posting posting) {}

  /** What became of one course, or of a comparison without one. */
  record AttendanceOutcome(
      Optional<Course> course,
      Optional<AttendanceTask.AttendanceResult> result,
      Optional<CqorcException> failure) {

    Problem problem() {
      return failure.map(Problem::of).orElse(Problem.NONE);
    }
  }

  private final Terminal terminal;
  private final CommonOptions common;

  AttendanceFlow(Terminal terminal, CommonOptions common) {
    this.terminal = terminal;
    this.common = common;
  }

  int run(AttendanceOrder request) throws CqorcException {
    request.files().check();
    App app = terminal.app(common);
    terminal.console().progress("reading the sheet …");
    Subjects subjects = subjects(app, request);
    terminal.console().progress("reading who registered and who was there …");
    AttendanceTask task = app.services().attendance();
    List<AttendanceOutcome> outcomes = new ArrayList<>();
    if (subjects.courses().isEmpty() && subjects.problems().isEmpty()) {
      outcomes.add(withoutCourse(task, request.sources()));
    }
    outcomes.addAll(
        new ParallelExecutor(app.settings().parallel())
            .map(subjects.courses(), course -> compared(task, request.sources(), course)));
    terminal.console().progress("");
    if (!outcomes.isEmpty()
        && namesSources(request.sources())
        && outcomes.get(0).failure().isPresent()) {
      // What the options name cannot be used: that concerns the whole run.
      throw outcomes.get(0).failure().get();
    }
    if (terminal.verbose()) {
      outcomes.stream()
          .flatMap(outcome -> outcome.result().stream())
          .flatMap(result -> ConnectionList.lines(result.report()).stream())
          .forEach(terminal.console()::notice);
    }
    if (!common.json()) {
      outcomes.stream()
          .filter(outcome -> !common.quiet() || outcome.result().isEmpty())
          .forEach(this::print);
      subjects.problems().forEach((id, problem) -> printProblem(id.text(), problem));
    }
    List<String> written = new ArrayList<>();
    for (AttendanceOutcome outcome : outcomes) {
      if (outcome.result().isPresent()) {
        written.addAll(request.files().write(outcome.result().get().report()));
      }
    }
    terminal.ifEnded(
        why ->
            new AttendanceJson(terminal.console())
                .print(
                    outcomes,
                    subjects.problems(),
                    AttendancePosting.Posted.nothing(
                        "The run was interrupted; whether anything was posted is not known.")));
    AttendancePosting.Posted posted =
        new AttendancePosting(terminal, app).post(subjects.reading(), outcomes, request.posting());
    boolean failed =
        !subjects.problems().isEmpty()
            || outcomes.stream().anyMatch(outcome -> outcome.result().isEmpty());
    if (common.json()) {
      new AttendanceJson(terminal.console()).print(outcomes, subjects.problems(), posted);
    } else {
      closing(written, posted);
    }
    ExitCode code = failed && posted.code() == ExitCode.DONE ? ExitCode.SOME_FAILED : posted.code();
    return terminal.stopCode().orElse(code.number());
  }

  /**
   * Which courses it is about.
   *
   * @param reading absent without a sheet
   */
  private record Subjects(
      Optional<SheetReading> reading, List<Course> courses, Map<CourseId, Problem> problems) {}

  private Subjects subjects(App app, AttendanceOrder request) throws CqorcException {
    Selection selection = request.selection();
    AttendanceRequest sources = request.sources();
    if (selection.isNamed() || selection.date().isPresent()) {
      return selected(app, request);
    }
    boolean ids = !sources.eventbriteId().isEmpty() || !sources.zoomId().isEmpty();
    boolean files = !sources.zoomReports().isEmpty() && sources.eventbriteReport().isPresent();
    if (!ids && !files) {
      throw new InputException(
          "which course it is about is not said",
          "Add --course_id or --date, or --eventbrite_id and --zoom_id, or give both"
              + " --zoom-report and --eventbrite-report.");
    }
    if (!ids || app.config().find("google", "calendar_file").isEmpty()) {
      return new Subjects(Optional.empty(), List.of(), Map.of());
    }
    // The sheet knows the sessions of the course whose event or webinar was named.
    SheetReading reading = sheet(app);
    for (Course course : reading.courses()) {
      if (isOf(course, "eventbrite_id", sources.eventbriteId())
          || isOf(course, "zoom_id", sources.zoomId())) {
        return new Subjects(Optional.of(reading), List.of(app.wording().titled(course)), Map.of());
      }
    }
    return new Subjects(Optional.empty(), List.of(), Map.of());
  }

  /** Trainers are no participants: without their columns the threshold would be another. */
  private static SheetReading sheet(App app) throws CqorcException {
    SheetReading reading = app.services().readSheet(Set.of());
    new PeopleColumns(Set.of(Role.values()), false)
        .require(reading, SeenHeadings.read(app.stateFolder(app.services().spreadsheetId())));
    return reading;
  }

  private static boolean isOf(Course course, String column, String id) {
    return !id.isEmpty()
        && course.idCell(column).replaceAll("[\\s-]", "").equals(id.replaceAll("[\\s-]", ""));
  }

  private Subjects selected(App app, AttendanceOrder request) throws CqorcException {
    SheetReading reading = sheet(app);
    SelectedCourses selected =
        CourseListing.titled(
            app,
            SelectedCourses.of(
                request.selection(), reading, app.clock().instant(), app.zone(), Purpose.READ));
    selected.warnings().forEach(this::warn);
    List<Course> courses = selected.courses();
    Map<CourseId, Problem> problems = new LinkedHashMap<>();
    selected
        .unusable()
        .forEach(course -> problems.put(course.id(), Problem.of(course.problems().get(0))));
    if ((request.files().any() || namesSources(request.sources()))
        && courses.size() + problems.size() > 1) {
      throw new InputException(
          "files and numbers belong to one course, and "
              + (courses.size() + problems.size())
              + " are selected",
          "Name one with --course_id.");
    }
    if (courses.isEmpty() && problems.isEmpty()) {
      throw new InputException(
          "no course of the sheet begins on that day",
          "Compare --date with the first sessions, or name the course with --course_id.");
    }
    for (Course course : courses) {
      if (!course.isOver(app.clock().instant())) {
        warn(course.id() + " ends on " + Times.minute(course.end()) + ": this is not all of it");
      }
    }
    return new Subjects(Optional.of(reading), courses, problems);
  }

  private static boolean namesSources(AttendanceRequest sources) {
    return !sources.eventbriteId().isEmpty()
        || !sources.zoomId().isEmpty()
        || !sources.zoomReports().isEmpty()
        || sources.eventbriteReport().isPresent();
  }

  /** Without a course there is only one thing to do, and its failure is that of the run. */
  private static AttendanceOutcome withoutCourse(AttendanceTask task, AttendanceRequest sources)
      throws CqorcException {
    return new AttendanceOutcome(
        Optional.empty(), Optional.of(task.run(sources)), Optional.empty());
  }

  private static AttendanceOutcome compared(
      AttendanceTask task, AttendanceRequest sources, Course course) {
    try {
      return new AttendanceOutcome(
          Optional.of(course), Optional.of(task.run(sources.of(course))), Optional.empty());
    } catch (CqorcException failure) {
      return new AttendanceOutcome(Optional.of(course), Optional.empty(), Optional.of(failure));
    }
  }

  private void print(AttendanceOutcome outcome) {
    if (outcome.result().isEmpty()) {
      printProblem(
          outcome.course().map(course -> course.id().text()).orElse(""), outcome.problem());
      return;
    }
    AttendanceReport report = outcome.result().get().report();
    outcome.result().get().warnings().forEach(this::warn);
    for (String line : ReportText.lines(report)) {
      String indent = " ".repeat(line.length() - line.stripLeading().length());
      Wrap.lines(indent, indent + "  ", line.strip(), 80).forEach(terminal.console()::result);
    }
    terminal.console().result("");
  }

  private void printProblem(String id, Problem problem) {
    ErrorReport.lines(id + (id.isEmpty() ? "" : "  ") + "! ", problem)
        .forEach(terminal.console()::result);
  }

  private void closing(List<String> written, AttendancePosting.Posted posted) {
    if (!common.quiet()) {
      written.forEach(terminal.console()::result);
    }
    if (!common.quiet() || posted.changed()) {
      posted.lines().forEach(terminal.console()::result);
    }
    posted
        .problems()
        .forEach(problem -> ErrorReport.lines("! ", problem).forEach(terminal.console()::result));
  }

  private void warn(String warning) {
    if (!common.quiet()) {
      Wrap.lines("warning: ", "  ", warning, 80).forEach(terminal.console()::notice);
    }
  }
}

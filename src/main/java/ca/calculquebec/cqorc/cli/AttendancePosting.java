package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.AuditTrail;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.CoursePlan;
import ca.calculquebec.cqorc.plan.FileJournal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Outcome;
import ca.calculquebec.cqorc.plan.ParallelExecutor;
import ca.calculquebec.cqorc.plan.Plan;
import ca.calculquebec.cqorc.plan.PlanMaker;
import ca.calculquebec.cqorc.plan.PlanRunner;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.plan.RunLock;
import ca.calculquebec.cqorc.plan.RunReport;
import ca.calculquebec.cqorc.plan.StateFolder;
import ca.calculquebec.cqorc.sheet.SheetReading;
import ca.calculquebec.cqorc.task.attendance.AttendanceReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Posts reports to their courses' channels: a plan like any other, carried out or only told. */
final class AttendancePosting {
  /**
   * What became of the posts.
   *
   * @param lines for people
   * @param changed whether anything was posted
   * @param code what the run ends with, as far as it depends on the posts
   */
  record Posted(List<String> lines, List<Problem> problems, boolean changed, ExitCode code) {
    static Posted of(List<String> lines, List<Problem> problems, boolean changed) {
      return new Posted(
          lines, problems, changed, problems.isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED);
    }

    static Posted nothing(String... lines) {
      return of(List.of(lines), List.of(), false);
    }

    /**
     * What Slack does not do fails the posts; what forbids every change is told by its own code.
     */
    static Posted refused(CqorcException failure) {
      return new Posted(
          List.of(),
          List.of(Problem.of(failure)),
          false,
          failure instanceof ServiceException ? ExitCode.SOME_FAILED : Cqorc.exitCode(failure));
    }
  }

  private final Terminal terminal;
  private final App app;

  AttendancePosting(Terminal terminal, App app) {
    this.terminal = terminal;
    this.app = app;
  }

  /** A post that cannot be made is no reason to keep the report back. */
  Posted post(
      Optional<SheetReading> reading,
      List<AttendanceFlow.AttendanceOutcome> outcomes,
      AttendanceFlow.Posting posting) {
    try {
      return posted(reading, outcomes, posting);
    } catch (CqorcException failure) {
      return Posted.refused(failure);
    }
  }

  private Posted posted(
      Optional<SheetReading> reading,
      List<AttendanceFlow.AttendanceOutcome> outcomes,
      AttendanceFlow.Posting posting)
      throws CqorcException {
    Map<CourseId, AttendanceReport> reports = new LinkedHashMap<>();
    List<Course> courses = new ArrayList<>();
    for (AttendanceFlow.AttendanceOutcome outcome : outcomes) {
      if (outcome.course().isPresent() && outcome.result().isPresent()) {
        courses.add(outcome.course().get());
        reports.put(outcome.course().get().id(), outcome.result().get().report());
      }
    }
    if (posting.none()) {
      return Posted.nothing();
    }
    if (courses.isEmpty()) {
      boolean compared = outcomes.stream().anyMatch(outcome -> outcome.result().isPresent());
      return compared
          ? Posted.nothing("Nothing was posted: without a course there is no channel.")
          : Posted.nothing();
    }
    if (app.config().text("slack", "bot_token", "").isBlank()) {
      return Posted.nothing("Slack is not configured: nothing was posted.");
    }
    StateFolder folder = app.stateFolder(app.services().spreadsheetId());
    if (posting.dryRun()) {
      return told(plan(folder, reading.orElseThrow(), courses, reports).plan());
    }
    return carryOut(folder, reading.orElseThrow(), courses, reports, posting.patient());
  }

  private record Planned(Plan plan, FileJournal journal) {}

  private Planned plan(
      StateFolder folder,
      SheetReading reading,
      List<Course> courses,
      Map<CourseId, AttendanceReport> reports)
      throws CqorcException {
    FileJournal journal = app.journal(folder);
    PlanMaker.PlanScope scope =
        new PlanMaker.PlanScope(
            reading.title(),
            courses,
            Map.of(),
            reading.courses(),
            "",
            List.of(),
            app.clock().instant());
    return new Planned(
        new PlanMaker(new ParallelExecutor(1))
            .make(scope, List.of(app.services().attendancePosts(reports, journal))),
        journal);
  }

  @SuppressWarnings("try") // the lock is held, not used
  private Posted carryOut(
      StateFolder folder,
      SheetReading reading,
      List<Course> courses,
      Map<CourseId, AttendanceReport> reports,
      boolean patient)
      throws CqorcException {
    try (RunLock lock = lock(folder, patient)) {
      Planned planned = plan(folder, reading, courses, reports);
      AuditTrail audit =
          new AuditTrail(folder, terminal.typed(), app.recordingClock(), app.auditRedaction());
      audit.prepare();
      PlanRunner runner =
          new PlanRunner(
              new ParallelExecutor(1), planned.journal(), audit, new NoSheet(), app.pause());
      return told(runner.run(planned.plan(), (course, outcome) -> {}));
    }
  }

  private RunLock lock(StateFolder folder, boolean patient) throws CqorcException {
    terminal.protect(folder);
    RunLock.Holder holder =
        new RunLock.Holder(
            terminal.typed(), ProcessHandle.current().pid(), app.services().hostName());
    return RunLock.acquire(
        folder,
        holder,
        patient,
        app.recordingClock(),
        (duration, heldBy) -> PlanFlow.pause(app, duration));
  }

  private static Posted told(Plan plan) {
    List<String> lines = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (CoursePlan course : plan.courses()) {
      course.problems().forEach(problem -> problems.add(problem.problem()));
      for (Change change : course.changes()) {
        boolean posts = change.kind() == Kind.CREATE;
        String what =
            posts ? "would be posted to " + change.fields().get(0).to().orElse("") : change.note();
        lines.add(course.label().id() + ": " + what);
      }
    }
    if (plan.changesSomething()) {
      lines.add("Nothing was posted.");
    }
    return Posted.of(lines, problems, false);
  }

  private static Posted told(RunReport report) {
    Posted planned = told(report.plan());
    List<String> lines = new ArrayList<>();
    List<Problem> problems = new ArrayList<>(planned.problems());
    for (Outcome outcome : report.outcomes()) {
      String id = outcome.change().course().text();
      if (outcome.isFailure()) {
        problems.add(outcome.problem());
      } else if (outcome.status() == Outcome.Status.DONE) {
        lines.add(id + ": " + outcome.detail());
      } else {
        lines.add(id + ": " + outcome.change().note());
      }
    }
    return Posted.of(lines, problems, report.changedSomething());
  }
}

package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.plan.Outcome.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Carries a plan out: courses side by side, a course's actions in order, everything reported as it
 * happens and written to the audit trail. One course's failure never stops another's.
 */
public final class PlanRunner {
  /** Hears of each outcome when it is known; called from several threads. */
  @FunctionalInterface
  public interface Listener {
    void happened(CoursePlan course, Outcome outcome);
  }

  private final ParallelExecutor workers;
  private final AuditTrail audit;
  private final ActionRun.Tools tools;
  private volatile List<RunningCourse> running = List.of();

  public PlanRunner(
      ParallelExecutor workers, Journal journal, AuditTrail audit, SheetCells cells, Pause pause) {
    this.workers = workers;
    this.audit = audit;
    this.tools = new ActionRun.Tools(journal, cells, pause);
  }

  public RunReport run(Plan plan, Listener listener) {
    List<RunningCourse> courses =
        plan.courses().stream().map(course -> new RunningCourse(course, listener)).toList();
    running = courses;
    // Nobody waits for a commit but the end of the course: the commits go on meanwhile, and only
    // when every course has done its work is the writer told that nothing more will come.
    workers.map(courses, RunningCourse::work);
    List<SheetCells.Lost> lost = tools.cells().finish();
    courses.forEach(course -> course.reportLost(lost));
    List<CourseOutcome> outcomes = courses.stream().map(RunningCourse::atLast).toList();
    return new RunReport(plan, outcomes, tools.pause().stopping().getAsBoolean());
  }

  /**
   * What is known while it is still going on, for a run that is ended without waiting; may be asked
   * from any thread.
   */
  public RunReport soFar(Plan plan) {
    return new RunReport(plan, running.stream().map(RunningCourse::soFar).toList(), true);
  }

  /** One course on its way. */
  private final class RunningCourse {
    private final CoursePlan course;
    private final Listener listener;
    private final List<ActionRun> runs = new CopyOnWriteArrayList<>();
    private final List<Outcome> afterwards = new CopyOnWriteArrayList<>();

    RunningCourse(CoursePlan course, Listener listener) {
      this.course = course;
      this.listener = listener;
    }

    RunningCourse work() {
      for (Action action : course.actions()) {
        ActionRun run = new ActionRun(action, tools, this::record);
        runs.add(run);
        run.run();
      }
      return this;
    }

    private Outcome record(Outcome outcome) {
      if (outcome.change().kind().isChange()) {
        audit.record(outcome);
      }
      listener.happened(course, outcome);
      return outcome;
    }

    /** What somebody overwrote after it had been seen in the sheet. */
    void reportLost(List<SheetCells.Lost> lost) {
      for (SheetCells.Lost cell : lost) {
        if (cell.course().equals(course.label().id())) {
          Change change =
              Change.of(Kind.UPDATE, cell.course(), Resource.CELL).withWhich(cell.column());
          afterwards.add(record(Outcome.untouched(change, Status.FAILED, cell.problem())));
        }
      }
    }

    CourseOutcome atLast() {
      List<Outcome> outcomes = new ArrayList<>();
      runs.forEach(run -> outcomes.addAll(run.outcomes()));
      outcomes.addAll(afterwards);
      return new CourseOutcome(course, outcomes);
    }

    CourseOutcome soFar() {
      List<ActionRun> begun = List.copyOf(runs);
      List<Outcome> outcomes = new ArrayList<>();
      begun.forEach(run -> outcomes.addAll(run.soFar()));
      course.actions().stream()
          .skip(begun.size())
          .forEach(action -> outcomes.addAll(ActionRun.notBegun(action)));
      return new CourseOutcome(course, outcomes);
    }
  }
}

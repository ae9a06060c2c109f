package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ExhaustedException;
import ca.calculquebec.cqorc.plan.Outcome.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
  private final Journal journal;
  private final AuditTrail audit;
  private final SheetCells cells;
  private final Pause pause;
  private volatile List<RunningCourse> running = List.of();

  public PlanRunner(
      ParallelExecutor workers, Journal journal, AuditTrail audit, SheetCells cells, Pause pause) {
    this.workers = workers;
    this.journal = journal;
    this.audit = audit;
    this.cells = cells;
    this.pause = pause;
  }

  public RunReport run(Plan plan, Listener listener) {
    List<RunningCourse> courses =
        plan.courses().stream().map(course -> new RunningCourse(course, listener)).toList();
    running = courses;
    // Nobody waits for a commit but the end of the course: the commits go on meanwhile, and only
    // when every course has done its work is the writer told that nothing more will come.
    workers.map(courses, RunningCourse::work);
    List<SheetCells.Lost> lost = cells.finish();
    courses.forEach(course -> course.reportLost(lost));
    List<CourseOutcome> outcomes = courses.stream().map(RunningCourse::atLast).toList();
    return new RunReport(plan, outcomes, pause.stopping().getAsBoolean());
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
    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    private volatile int begun;
    private final CellWrites onTheirWay;

    RunningCourse(CoursePlan course, Listener listener) {
      this.course = course;
      this.listener = listener;
      this.onTheirWay = new CellWrites(course);
    }

    RunningCourse work() {
      for (Action action : course.actions()) {
        begun = attempts.size() + 1;
        Attempt attempt = attempt(action);
        attempts.add(new Attempt(attempt.change(), attempt.outcome().thenApply(this::record)));
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
          Change change = Change.of(Kind.UPDATE, cell.course(), "sheet", cell.column());
          attempts.add(Attempt.over(record(untouched(change, Status.FAILED, cell.problem()))));
        }
      }
    }

    CourseOutcome atLast() {
      return new CourseOutcome(
          course, attempts.stream().map(attempt -> attempt.outcome().join()).toList());
    }

    CourseOutcome soFar() {
      List<Attempt> known = List.copyOf(attempts);
      List<Outcome> outcomes = new ArrayList<>(known.stream().map(Attempt::soFar).toList());
      for (Action action : remaining(known.size())) {
        boolean inHand = outcomes.size() < begun;
        outcomes.add(
            ofItself(action.change())
                .orElseGet(
                    () ->
                        inHand
                            ? untouched(action.change(), Status.FAILED, ended())
                            : untouched(action.change(), Status.NOT_TRIED, interrupted())));
      }
      return new CourseOutcome(course, outcomes);
    }

    private List<Action> remaining(int begun) {
      List<Action> actions = course.actions();
      return actions.subList(Math.min(begun, actions.size()), actions.size());
    }

    private Attempt attempt(Action action) {
      Change change = action.change();
      Optional<Outcome> nothingToDo = ofItself(change);
      if (nothingToDo.isPresent()) {
        return Attempt.over(nothingToDo.get());
      }
      Optional<CompletableFuture<SheetCells.CellOutcome>> written = onTheirWay.reportedBy(change);
      if (written.isPresent()) {
        // Sent by the step that made the value: whatever happens since, it is on its way.
        ActionContext context = new ActionContext(action, onTheirWay);
        context.writes.add(written.get());
        return context.ended(change, Status.DONE);
      }
      if (pause.stopping().getAsBoolean()) {
        return Attempt.over(untouched(change, Status.NOT_TRIED, interrupted()));
      }
      Optional<Deferred<?>> missing =
          action.needs().stream().filter(need -> !need.isKnown()).findFirst();
      if (missing.isPresent()) {
        String cause = "not tried, since there is no " + missing.get().description();
        return Attempt.over(untouched(change, Status.NOT_TRIED, new Problem(cause, "")));
      }
      ActionContext context = new ActionContext(action, onTheirWay.during(change));
      try {
        ExhaustedException.guard(
            "do this",
            () -> {
              action.step().run(context);
              return context;
            });
      } catch (CqorcException failure) {
        boolean stopped = PlanMaker.isInterruption(failure);
        context.problem(
            stopped ? interrupted().cause() : Problem.of(failure).cause(),
            stopped ? interrupted().advice() : failure.advice());
        boolean untried = stopped || failure instanceof NotTried;
        return context.ended(change, untried ? Status.NOT_TRIED : Status.FAILED);
      }
      return context.ended(change, Status.DONE);
    }
  }

  /** One action on its way, with the id that its change has by now. */
  private record Attempt(Change change, CompletableFuture<Outcome> outcome) {
    static Attempt over(Outcome outcome) {
      return new Attempt(outcome.change(), CompletableFuture.completedFuture(outcome));
    }

    Outcome soFar() {
      boolean known = outcome.isDone() && !outcome.isCompletedExceptionally();
      return known ? outcome.join() : untouched(change, Status.FAILED, ended());
    }
  }

  /** What becomes of a change that asks for nothing to be done. */
  private static Optional<Outcome> ofItself(Change change) {
    if (change.kind() == Kind.FAILED) {
      return Optional.of(untouched(change, Status.FAILED, new Problem(change.note(), "")));
    }
    return change.kind().isChange()
        ? Optional.empty()
        : Optional.of(untouched(change, Status.UNCHANGED, Problem.NONE));
  }

  private static Outcome untouched(Change change, Status status, Problem problem) {
    return new Outcome(change, status, "", List.of(), problem);
  }

  private static Problem interrupted() {
    return new Problem("not done: the run was interrupted", "Run the same command again.");
  }

  private static Problem ended() {
    return new Problem(
        "the run was ended before this was known to be done",
        "Run the same command again: it looks for what may have been done.");
  }

  /** What one step reports. */
  private final class ActionContext implements StepContext {
    private final List<Problem> problems = new ArrayList<>();
    private final List<CompletableFuture<SheetCells.CellOutcome>> writes = new ArrayList<>();
    private Optional<String> id = Optional.empty();
    private String detail = "";
    private final Action action;
    private final CellWrites onTheirWay;

    ActionContext(Action action, CellWrites onTheirWay) {
      this.action = action;
      this.onTheirWay = onTheirWay;
    }

    @Override
    public void id(String newId) {
      id = Optional.of(newId);
    }

    @Override
    public void detail(String newDetail) {
      detail = newDetail;
    }

    @Override
    public void problem(String cause, String advice) {
      problems.add(new Problem(cause, advice));
    }

    @Override
    public void writeCell(
        CourseId course,
        Optional<Instant> sessionStart,
        String column,
        String before,
        String value) {
      CompletableFuture<SheetCells.CellOutcome> write =
          cells.put(course, sessionStart, column, before, value);
      if (!onTheirWay.takes(column, write)) {
        writes.add(write);
      }
    }

    @Override
    public Journal journal() {
      return journal;
    }

    @Override
    public Pause pause() {
      return pause;
    }

    Attempt ended(Change change, Status status) {
      Change known = action.known(id.map(change::withId).orElse(change));
      return new Attempt(
          known,
          CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new))
              .thenApply(nothing -> written(known, status)));
    }

    private Outcome written(Change change, Status status) {
      Set<Integer> rows = new LinkedHashSet<>();
      for (CompletableFuture<SheetCells.CellOutcome> write : writes) {
        SheetCells.CellOutcome cell = write.join();
        rows.addAll(cell.rows());
        if (!cell.problem().isEmpty()) {
          problems.add(new Problem(cell.problem(), cell.advice()));
        }
      }
      Status end = status == Status.DONE && !problems.isEmpty() ? Status.FAILED : status;
      return new Outcome(change, end, detail, new ArrayList<>(rows), joined());
    }

    private Problem joined() {
      if (problems.isEmpty()) {
        return Problem.NONE;
      }
      String cause = String.join("; ", problems.stream().map(Problem::cause).toList());
      String advice =
          String.join(
              " ", problems.stream().map(Problem::advice).filter(text -> !text.isEmpty()).toList());
      return new Problem(cause, advice);
    }
  }
}

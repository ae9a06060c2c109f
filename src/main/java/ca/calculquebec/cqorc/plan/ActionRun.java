package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ExhaustedException;
import ca.calculquebec.cqorc.plan.Outcome.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * One action on its way: its step runs at once, in the caller's thread; its cells reach the sheet
 * in the background, and each has an outcome of its own.
 */
final class ActionRun implements StepContext {
  /** What a run's actions share. */
  record Tools(Journal journal, SheetCells cells, Pause pause) {}

  private final Action action;
  private final Tools tools;
  private final UnaryOperator<Outcome> record;
  private final List<CellRun> cells;
  private final List<CompletableFuture<Outcome>> outcomes = new CopyOnWriteArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private Optional<String> id = Optional.empty();
  private String detail = "";

  /**
   * @param record is given each outcome once it is known, in the thread that learns of it
   */
  ActionRun(Action action, Tools tools, UnaryOperator<Outcome> record) {
    this.action = action;
    this.tools = tools;
    this.record = record;
    this.cells = action.cells().stream().map(cell -> new CellRun(cell, tools.cells())).toList();
  }

  void run() {
    boolean stopped = tools.pause().stopping().getAsBoolean();
    Optional<Deferred<?>> missing =
        action.needs().stream().filter(need -> !need.isKnown()).findFirst();
    Optional<Problem> obstacle =
        stopped ? Optional.of(interrupted()) : missing.map(ActionRun::without);
    if (obstacle.isEmpty()) {
      cells.forEach(CellRun::sendWhenDue);
    }
    outcomes.add(CompletableFuture.completedFuture(record.apply(own(obstacle))));
    Optional<Problem> unsent =
        tools.pause().stopping().getAsBoolean() ? Optional.of(interrupted()) : obstacle;
    cells.forEach(cell -> outcomes.add(cell.outcome(unsent).thenApply(record)));
  }

  /**
   * What becomes of the action's own change. The step of one that changes nothing and has cells all
   * the same is about the journal, such as for a webinar that is gone already.
   */
  private Outcome own(Optional<Problem> obstacle) {
    Optional<Outcome> ofItself = ofItself(action.change());
    if (ofItself.isPresent() && (action.cells().isEmpty() || obstacle.isPresent())) {
      return ofItself.get();
    }
    return obstacle
        .map(problem -> Outcome.untouched(action.change(), Status.NOT_TRIED, problem))
        .orElseGet(this::carryOut);
  }

  private Outcome carryOut() {
    Status status = action.change().kind().isChange() ? Status.DONE : Status.UNCHANGED;
    try {
      ExhaustedException.guard(
          "do this",
          () -> {
            action.step().run(this);
            return this;
          });
    } catch (CqorcException failure) {
      boolean stopped = PlanMaker.isInterruption(failure);
      problem(
          stopped ? interrupted().cause() : Problem.of(failure).cause(),
          stopped ? interrupted().advice() : failure.advice());
      status = stopped || failure instanceof NotTried ? Status.NOT_TRIED : Status.FAILED;
    }
    if (!problems.isEmpty() && status != Status.NOT_TRIED) {
      status = Status.FAILED;
    }
    Change change = action.change();
    Change known = action.known(id.map(change::withId).orElse(change));
    return new Outcome(known, status, detail, List.of(), joined());
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

  /** Waits for the cells. */
  List<Outcome> outcomes() {
    return outcomes.stream().map(CompletableFuture::join).toList();
  }

  /** What is known while it goes on; may be asked from any thread. */
  List<Outcome> soFar() {
    List<CompletableFuture<Outcome>> known = List.copyOf(outcomes);
    List<Change> changes = action.changes();
    List<Outcome> soFar = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      boolean over =
          i < known.size() && known.get(i).isDone() && !known.get(i).isCompletedExceptionally();
      soFar.add(
          over ? known.get(i).join() : Outcome.untouched(changes.get(i), Status.FAILED, ended()));
    }
    return soFar;
  }

  /** What becomes of an action that the end of the run comes before. */
  static List<Outcome> notBegun(Action action) {
    return action.changes().stream()
        .map(
            change ->
                ofItself(change)
                    .orElseGet(() -> Outcome.untouched(change, Status.NOT_TRIED, interrupted())))
        .toList();
  }

  /** What becomes of a change that asks for nothing to be done. */
  private static Optional<Outcome> ofItself(Change change) {
    if (change.kind() == Kind.FAILED) {
      return Optional.of(Outcome.untouched(change, Status.FAILED, new Problem(change.note(), "")));
    }
    return change.kind().isChange()
        ? Optional.empty()
        : Optional.of(Outcome.untouched(change, Status.UNCHANGED, Problem.NONE));
  }

  private static Problem without(Deferred<?> missing) {
    return new Problem("not tried, since there is no " + missing.description(), "");
  }

  private static Problem interrupted() {
    return new Problem("not done: the run was interrupted", "Run the same command again.");
  }

  private static Problem ended() {
    return new Problem(
        "the run was ended before this was known to be done",
        "Run the same command again: it looks for what may have been done.");
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
  public Journal journal() {
    return tools.journal();
  }

  @Override
  public Pause pause() {
    return tools.pause();
  }

  /** One cell: sent at most once, as soon as it is due. */
  private static final class CellRun {
    private final CellChange cell;
    private final SheetCells sheet;
    private volatile Optional<CompletableFuture<SheetCells.CellOutcome>> sent = Optional.empty();

    CellRun(CellChange cell, SheetCells sheet) {
      this.cell = cell;
      this.sheet = sheet;
    }

    void sendWhenDue() {
      cell.due()
          .whenKnown(
              () ->
                  sent =
                      Optional.of(
                          sheet.put(
                              cell.course(),
                              cell.sessionStart(),
                              cell.column(),
                              cell.before(),
                              cell.value().get().orElseThrow())));
    }

    /**
     * @param unsent why it was not sent, where that is not that what it waits for is missing
     */
    CompletableFuture<Outcome> outcome(Optional<Problem> unsent) {
      if (sent.isEmpty()) {
        Problem problem = unsent.orElseGet(() -> without(cell.due()));
        return CompletableFuture.completedFuture(
            Outcome.untouched(cell.change(), Status.NOT_TRIED, problem));
      }
      return sent.get()
          .thenApply(
              written ->
                  new Outcome(
                      cell.change(),
                      written.problem().isEmpty() ? Status.DONE : Status.FAILED,
                      "",
                      written.rows(),
                      written.problem().isEmpty()
                          ? Problem.NONE
                          : new Problem(written.problem(), written.advice())));
    }
  }
}

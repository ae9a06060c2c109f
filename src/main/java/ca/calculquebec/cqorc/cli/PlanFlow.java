package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.cli.print.Console;
import ca.calculquebec.cqorc.cli.print.JsonPrinter;
import ca.calculquebec.cqorc.cli.print.TextPlanPrinter;
import ca.calculquebec.cqorc.cli.print.TextRunPrinter;
import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.AuditTrail;
import ca.calculquebec.cqorc.plan.Consent;
import ca.calculquebec.cqorc.plan.Contribution;
import ca.calculquebec.cqorc.plan.Coverage;
import ca.calculquebec.cqorc.plan.FileJournal;
import ca.calculquebec.cqorc.plan.Guard;
import ca.calculquebec.cqorc.plan.Outcome;
import ca.calculquebec.cqorc.plan.ParallelExecutor;
import ca.calculquebec.cqorc.plan.Plan;
import ca.calculquebec.cqorc.plan.PlanFile;
import ca.calculquebec.cqorc.plan.PlanRunner;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.plan.Pseudonyms;
import ca.calculquebec.cqorc.plan.RunLock;
import ca.calculquebec.cqorc.plan.RunReport;
import ca.calculquebec.cqorc.plan.SavedPlan;
import ca.calculquebec.cqorc.plan.SeenHeadings;
import ca.calculquebec.cqorc.plan.SheetCells;
import ca.calculquebec.cqorc.plan.StateFolder;
import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.sheet.DateFilter;
import ca.calculquebec.cqorc.sheet.PeopleColumns;
import ca.calculquebec.cqorc.sheet.Purpose;
import ca.calculquebec.cqorc.sheet.SheetReading;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The one path of every command that changes something: read, plan, then either print (a rehearsal)
 * or guard, ask, carry out and report.
 */
final class PlanFlow {
  /** What the command contributes, once sheet and journal are there. */
  @FunctionalInterface
  interface Contributions {
    List<Contribution> of(SheetReading reading, FileJournal journal) throws CqorcException;
  }

  /**
   * What a command asks for.
   *
   * @param columns headings that the command writes
   * @param people whose columns it cannot do without
   * @param purpose decides which courses are selected by default
   * @param dateFilter what {@code --date} is compared with
   * @param coverage what it compares with the sheet
   */
  record PlanRequest(
      Selection selection,
      Purpose purpose,
      DateFilter dateFilter,
      Set<String> columns,
      PeopleColumns people,
      Coverage coverage,
      Contributions contributions) {

    /** For what invites, removes and names nobody by the sheet, and compares nothing. */
    PlanRequest(
        Selection selection,
        Purpose purpose,
        DateFilter dateFilter,
        Set<String> columns,
        Contributions contributions) {
      this(
          selection,
          purpose,
          dateFilter,
          columns,
          PeopleColumns.NONE,
          Coverage.NOTHING,
          contributions);
    }

    PlanRequest withPeople(PeopleColumns concerned) {
      return new PlanRequest(
          selection, purpose, dateFilter, columns, concerned, coverage, contributions);
    }

    PlanRequest comparing(Coverage compared) {
      return new PlanRequest(
          selection, purpose, dateFilter, columns, people, compared, contributions);
    }

    /** For what a course has once: a day means its first session's. */
    PlanRequest(
        Selection selection, Purpose purpose, Set<String> columns, Contributions contributions) {
      this(selection, purpose, DateFilter.FIRST_SESSION, columns, contributions);
    }
  }

  private final Terminal terminal;
  private final CommonOptions common;
  private final ChangeOptions options;

  PlanFlow(Terminal terminal, CommonOptions common, ChangeOptions options) {
    this.terminal = terminal;
    this.common = common;
    this.options = options;
  }

  /** The wiring, with this command's options. */
  App app() throws InputException {
    if (options.parallel() < 1) {
      throw new InputException("--parallel must be 1 or more", "Leave it out for the default.");
    }
    atLeastNothing("--max-change", options.maxChange());
    atLeastNothing("--max-people", options.maxPeople());
    atLeastNothing("--max-wait", Optional.of(options.maxWaitMinutes()));
    return terminal.app(common, options.parallel(), Duration.ofMinutes(options.maxWaitMinutes()));
  }

  private static void atLeastNothing(String option, Optional<Integer> number)
      throws InputException {
    if (number.isPresent() && number.get() < 0) {
      throw new InputException(option + " must be 0 or more", "Leave it out for the default.");
    }
  }

  /** Reads and plans; asked again whenever the plan is to be made anew. */
  @FunctionalInterface
  interface Planner {
    Planning.Planned plan(StateFolder folder) throws CqorcException;
  }

  /**
   * What is to be planned, and what it belongs to.
   *
   * @param owner the spreadsheet's id, or what else the state belongs to
   * @param isNamed whether the coordinator named all that is concerned
   */
  record PlanSubject(String owner, boolean isNamed, Planner planner) {}

  int run(App app, PlanRequest request) throws CqorcException {
    return run(
        app,
        new PlanSubject(
            app.services().spreadsheetId(),
            request.selection().isNamed(),
            folder -> planning().plan(app, folder, request)));
  }

  @SuppressWarnings("try") // the lock is held, not used
  int run(App app, PlanSubject subject) throws CqorcException {
    StateFolder folder = app.stateFolder(subject.owner());
    Optional<Applying> applying = terminal.applying();
    if (applying.isPresent()) {
      applying.get().check(subject.owner(), app.journal(folder).newestOpen());
      applying
          .get()
          .compare(SavedSettings.of(app.config().listing()), pseudonyms(app), forPeople());
    }
    if (applying.isPresent() && applying.get().onlyCompares()) {
      Plan plan = subject.planner().plan(folder).plan();
      applying.get().compare(pseudonyms(app).plan(plan), forPeople());
      return ExitCode.DONE.number();
    }
    if (options.dryRun() || options.planOut().isPresent()) {
      Planning.Planned planned = subject.planner().plan(folder);
      Optional<CqorcException> refusal = guard(app, subject).refusal(planned.plan());
      print(planned.plan(), refusal);
      if (refusal.isPresent()) {
        throw refusal.get();
      }
      if (options.planOut().isPresent()) {
        save(app, subject.owner(), planned.plan(), options.planOut().get());
      }
      return code(ExitCode.of(planned.plan().hasProblem()));
    }
    try (RunLock lock = lock(app, folder)) {
      Planning.Planned planned = subject.planner().plan(folder);
      if (applying.isPresent()) {
        applying.get().compare(pseudonyms(app).plan(planned.plan()), forPeople());
      }
      return carryOut(app, folder, subject, planned);
    }
  }

  /** Those of the saved plan. */
  private Pseudonyms pseudonyms(App app) throws CqorcException {
    return app.pseudonyms(terminal.applying().map(Applying::salt).orElse(""));
  }

  /** What only a person reads stands beside a script's document. */
  private Console forPeople() {
    return common.json() ? terminal.aside() : terminal.console();
  }

  Planning planning() {
    return new Planning(terminal, common, options.parallel());
  }

  private void save(App app, String owner, Plan plan, Path file) throws CqorcException {
    CommandText.requireShareable(terminal.arguments());
    String salt = UUID.randomUUID().toString();
    Pseudonyms pseudonyms = app.pseudonyms(salt);
    PlanFile.write(
        app.environment().workingDirectory().resolve(file),
        new SavedPlan(
            SavedRequest.of(terminal.arguments()),
            app.clock().instant(),
            owner,
            Version.line(),
            SavedSettings.without(pseudonyms, SavedSettings.of(app.config().listing())),
            pseudonyms.plan(plan),
            salt));
    if (!common.quiet()) {
      terminal.console().notice("The plan is saved; cqorc apply " + file + " carries it out.");
    }
  }

  private int carryOut(App app, StateFolder folder, PlanSubject subject, Planning.Planned planned)
      throws CqorcException {
    Plan plan = planned.plan();
    Optional<CqorcException> refusal = guard(app, subject).refusal(plan);
    if (refusal.isPresent()) {
      print(plan, refusal);
      throw refusal.get();
    }
    Optional<String> question = Consent.question(plan);
    if (question.isPresent() && !agreed(plan, question.get())) {
      terminal.console().notice("Nothing was changed.");
      return code(ExitCode.DONE);
    }
    AuditTrail audit =
        new AuditTrail(folder, terminal.typed(), app.recordingClock(), app.auditRedaction());
    audit.prepare();
    if (planned.reading().isPresent()) {
      remember(app, folder, planned.reading().get());
    }
    TextRunPrinter printer = new TextRunPrinter(terminal.console(), common.quiet());
    if (!common.json()) {
      printer.problems(plan);
    }
    RunReport report;
    SheetCells cells =
        planned.reading().isPresent()
            ? app.services().sheetCells(planned.reading().get())
            : new NoSheet();
    PlanRunner runner =
        new PlanRunner(
            new ParallelExecutor(options.parallel()), planned.journal(), audit, cells, app.pause());
    terminal.ifEnded(
        why ->
            new JsonPrinter(terminal.console(), terminal.commandName())
                .print(runner.soFar(plan).withClosing(List.of()), why));
    AtomicInteger done = new AtomicInteger();
    TimeLeft left =
        new TimeLeft(
            plan.changes().stream().filter(change -> change.kind().isChange()).count(),
            planned.pace());
    Instant start = app.recordingClock().instant();
    if (left.atLeast().toMinutes() > 0 && !common.quiet()) {
      String minutes = Words.count(left.atLeast().toMinutes(), "minute");
      terminal
          .console()
          .notice("At the pace that the services allow this takes about " + minutes + ".");
    }
    if (left.steps() > 0) {
      terminal.console().progress(left.line(0, Duration.ZERO));
    }
    report =
        runner.run(
            plan,
            (course, outcome) -> {
              if (!common.json()) {
                printer.happened(course, outcome);
              }
              if (outcome.status() != Outcome.Status.UNCHANGED) {
                Duration elapsed = Duration.between(start, app.recordingClock().instant());
                terminal.console().progress(left.line(done.incrementAndGet(), elapsed));
              }
            });
    List<String> requests = planned.requests(report);
    report = report.withClosing(planned.closing(report));
    terminal.console().progress("");
    if (common.json()) {
      new JsonPrinter(terminal.console(), terminal.commandName()).print(report, Problem.NONE);
    } else {
      printer.summary(report, requests);
    }
    return code(ExitCode.of(report.failed()));
  }

  private static void remember(App app, StateFolder folder, SheetReading reading)
      throws CqorcException {
    Set<String> people = new TreeSet<>(reading.headings().keySet());
    people.retainAll(Stream.of(Role.values()).map(Role::column).toList());
    SeenHeadings.read(folder)
        .remember(
            reading.place().tab(), people, LocalDate.ofInstant(app.clock().instant(), app.zone()));
  }

  /** The plan stands before the question; for scripts it is the document of what is not done. */
  private boolean agreed(Plan plan, String question) throws CqorcException {
    if (!common.json()) {
      new TextPlanPrinter(terminal.console()).printAhead(plan);
      return terminal.confirm(question, options.yes());
    }
    if (!options.yes() && terminal.canAsk()) {
      new TextPlanPrinter(terminal.aside()).printAhead(plan);
    }
    try {
      boolean yes = terminal.confirm(question, options.yes());
      if (!yes) {
        print(plan, Optional.empty());
      }
      return yes;
    } catch (InputException refusal) {
      print(plan, Optional.of(refusal));
      throw refusal;
    }
  }

  private int code(ExitCode otherwise) {
    return terminal.stopCode().orElse(otherwise.number());
  }

  private void print(Plan plan, Optional<CqorcException> refusal) {
    if (common.json()) {
      boolean dryRun = options.dryRun() || options.planOut().isPresent();
      new JsonPrinter(terminal.console(), terminal.commandName())
          .print(plan, dryRun, refusal.map(Problem::of).orElse(Problem.NONE));
    } else if (!common.quiet() || plan.changesSomething() || plan.hasProblem()) {
      new TextPlanPrinter(terminal.console()).print(plan);
    }
  }

  private Guard guard(App app, PlanSubject subject) throws CqorcException {
    int percent =
        options.maxChange().isPresent()
            ? options.maxChange().get()
            : app.config().integer("safety", "max_change_percent", 30, 0, Integer.MAX_VALUE);
    int configuredPeople = app.config().integer("safety", "max_people", -1, 0, Integer.MAX_VALUE);
    int people = options.maxPeople().orElse(configuredPeople);
    return new Guard(
        percent, people < 0 ? OptionalInt.empty() : OptionalInt.of(people), subject.isNamed());
  }

  private RunLock lock(App app, StateFolder folder) throws CqorcException {
    terminal.protect(folder);
    RunLock.Holder holder =
        new RunLock.Holder(
            terminal.typed(), ProcessHandle.current().pid(), app.services().hostName());
    boolean[] told = new boolean[1];
    return RunLock.acquire(
        folder,
        holder,
        options.patient(),
        app.recordingClock(),
        (duration, heldBy) -> {
          if (!told[0]) {
            told[0] = true;
            terminal.console().notice("waiting for another run: " + heldBy);
          }
          return pause(app, duration);
        });
  }

  /** Whether the run is to go on after it. */
  static boolean pause(App app, Duration duration) {
    try {
      app.environment().sleeper().sleep(duration);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      return false;
    }
    return !app.interrupt().stopping();
  }
}

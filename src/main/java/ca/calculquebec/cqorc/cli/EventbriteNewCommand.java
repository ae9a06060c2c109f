package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.cli.print.ErrorReport;
import ca.calculquebec.cqorc.cli.print.JsonPrinter;
import ca.calculquebec.cqorc.cli.print.TextPlanPrinter;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.course.Trainer;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.plan.AuditTrail;
import ca.calculquebec.cqorc.plan.FileJournal;
import ca.calculquebec.cqorc.plan.Outcome;
import ca.calculquebec.cqorc.plan.ParallelExecutor;
import ca.calculquebec.cqorc.plan.Plan;
import ca.calculquebec.cqorc.plan.PlanMaker;
import ca.calculquebec.cqorc.plan.PlanRunner;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.RunLock;
import ca.calculquebec.cqorc.plan.RunReport;
import ca.calculquebec.cqorc.plan.StateFolder;
import ca.calculquebec.cqorc.sheet.DateText;
import ca.calculquebec.cqorc.sheet.DayOrder;
import ca.calculquebec.cqorc.task.registration.EventNewTask;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "new",
    sortOptions = false,
    description = {
      "Make one Eventbrite event without the sheet: a copy of a template event.",
      "Prints the event's id. Asked again, it finds the same event and prints its id."
    },
    footer = {
      "",
      "Example:",
      "  cqorc eventbrite new --template 100971136297 --title 'First Steps' \\",
      "      --start-date '2027-01-20 09:00' --end-date '2027-01-20 12:00' \\",
      "      --language en --instructor wei --workshop-code HPC101"
    })
final class EventbriteNewCommand implements Callable<Integer> {
  @Option(
      names = "--template",
      required = true,
      paramLabel = "ID",
      order = 1,
      description = "The event to copy.")
  private String template;

  @Option(
      names = "--title",
      required = true,
      paramLabel = "TEXT",
      order = 2,
      description = "The event's name, as it is to be read.")
  private String title;

  @Option(
      names = "--start-date",
      required = true,
      paramLabel = "TIME",
      order = 3,
      description = "Like 2026-10-31 09:00, in [global] timezone.")
  private String start;

  @Option(
      names = "--end-date",
      required = true,
      paramLabel = "TIME",
      order = 4,
      description = "Like 2026-10-31 12:00.")
  private String end;

  @Option(
      names = "--language",
      required = true,
      paramLabel = "fr|en",
      order = 5,
      description = "Which description is taken.")
  private String language;

  @Option(
      names = "--instructor",
      paramLabel = "KEY",
      order = 6,
      description = "The instructor's key in the trainer file.")
  private String instructor;

  @Option(
      names = "--duration",
      paramLabel = "HOURS",
      order = 7,
      description = "Accepted as the predecessor did; start and end decide.")
  private String duration;

  @Option(
      names = "--workshop-code",
      paramLabel = "CODE",
      order = 8,
      description = "Whose description is taken: CODE-LANG.yaml.")
  private String code = "";

  @Option(
      names = "--wait",
      order = 10,
      description = "Wait while another run makes an event, instead of stopping.")
  private boolean patient;

  @Option(names = "--dry-run", order = 9, description = "Print the plan and stop.")
  private boolean dryRun;

  @Mixin private CommonOptions commonOptions;

  private final Terminal terminal;

  EventbriteNewCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  @SuppressWarnings("try") // the lock is held, not used
  public Integer call() throws CqorcException {
    App app = terminal.app(commonOptions);
    if (duration != null && !commonOptions.quiet()) {
      terminal.console().notice("warning: --duration is not used; start and end decide");
    }
    Course course = EventNewTask.course(request(app));
    StateFolder folder =
        app.stateFolder(
            "eventbrite-" + app.config().require("eventbrite", "organization_id").value());
    if (dryRun) {
      Plan plan = plan(app, course, app.journal(folder));
      if (commonOptions.json()) {
        new JsonPrinter(terminal.console(), terminal.commandName()).print(plan);
      } else {
        new TextPlanPrinter(terminal.console()).print(plan);
      }
      return ExitCode.of(plan.hasProblem()).number();
    }
    terminal.protect(folder);
    RunLock.Holder holder =
        new RunLock.Holder(
            terminal.typed(), ProcessHandle.current().pid(), app.services().hostName());
    try (RunLock lock =
        RunLock.acquire(
            folder,
            holder,
            patient,
            app.recordingClock(),
            (wait, by) -> PlanFlow.pause(app, wait))) {
      return carryOut(app, course, folder);
    }
  }

  private EventNewTask.NewEventRequest request(App app) throws CqorcException {
    Optional<Language> known = Language.of(language);
    if (known.isEmpty()) {
      throw new InputException(
          Origin.option("--language"),
          "\"" + language + "\" is no language of ours",
          "Write fr or en.");
    }
    Optional<Trainer> trainer = Optional.empty();
    if (instructor != null) {
      trainer = app.trainers().find(instructor);
      if (trainer.isEmpty()) {
        List<String> near = app.trainers().near(instructor);
        throw new InputException(
            Origin.option("--instructor"),
            "no trainer \""
                + instructor
                + "\" in "
                + app.config().shown(app.trainers().file())
                + (near.isEmpty() ? "" : " (did you mean \"" + near.get(0) + "\"?)"),
            "Correct the key, or add the trainer to the file.");
      }
    }
    ZonedDateTime from = time(start, "--start-date", app);
    ZonedDateTime to = time(end, "--end-date", app);
    if (!to.isAfter(from)) {
      throw new InputException(
          Origin.option("--end-date"), "the end is not after the start", "Correct one of the two.");
    }
    return new EventNewTask.NewEventRequest(
        template.strip(), title.strip(), from, to, known.get(), language, trainer, code.strip());
  }

  private static ZonedDateTime time(String text, String option, App app) throws CqorcException {
    DateText.Parsed parsed = DateText.parse(text, DayOrder.UNDECIDABLE, app.zone());
    if (parsed.time().isEmpty()) {
      throw new InputException(Origin.option(option), parsed.problem(), parsed.advice());
    }
    return parsed.time().get();
  }

  private Plan plan(App app, Course course, FileJournal journal) throws CqorcException {
    PlanMaker.PlanScope scope =
        new PlanMaker.PlanScope(
            "eventbrite new",
            List.of(course),
            Map.of(),
            List.of(course),
            "",
            List.of(),
            app.clock().instant());
    return new PlanMaker(new ParallelExecutor(1))
        .make(
            scope,
            List.of(app.services().registrations(EventNewTask.request(dryRun), Set.of(), journal)));
  }

  private int carryOut(App app, Course course, StateFolder folder) throws CqorcException {
    FileJournal journal = app.journal(folder);
    Plan plan = plan(app, course, journal);
    AuditTrail audit =
        new AuditTrail(folder, terminal.typed(), app.recordingClock(), app.auditRedaction());
    audit.prepare();
    PlanRunner runner =
        new PlanRunner(new ParallelExecutor(1), journal, audit, new NoSheet(), app.pause());
    terminal.ifEnded(
        why ->
            new JsonPrinter(terminal.console(), terminal.commandName())
                .print(runner.soFar(plan), why));
    RunReport report = runner.run(plan, (planned, outcome) -> {});
    report(report);
    return terminal.stopCode().orElse(ExitCode.of(report.failed()).number());
  }

  private void report(RunReport report) {
    if (commonOptions.json()) {
      new JsonPrinter(terminal.console(), terminal.commandName()).print(report, Problem.NONE);
      return;
    }
    report.outcomes().stream()
        .filter(outcome -> outcome.change().resource() == Resource.EVENT)
        .filter(outcome -> !outcome.isFailure())
        .map(Outcome::change)
        .flatMap(change -> change.id().stream())
        .findFirst()
        .ifPresent(terminal.console()::result);
    report.courses().stream()
        .flatMap(courseOutcome -> courseOutcome.failures().stream())
        .forEach(
            failure ->
                ErrorReport.lines("cqorc: ", failure.problem())
                    .forEach(terminal.console()::notice));
  }
}

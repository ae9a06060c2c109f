package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.app.Term;
import ca.calculquebec.cqorc.cli.print.StatusPrinter;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Contribution;
import ca.calculquebec.cqorc.plan.Plan;
import ca.calculquebec.cqorc.sheet.DateFilter;
import ca.calculquebec.cqorc.sheet.Purpose;
import ca.calculquebec.cqorc.task.status.CourseStatus;
import ca.calculquebec.cqorc.task.status.StatusRule;
import ca.calculquebec.cqorc.task.term.FaultTolerant;
import ca.calculquebec.cqorc.task.term.TermRequest;
import ca.calculquebec.cqorc.task.term.TermService;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "status",
    sortOptions = false,
    description = "How every course stands at every service. Reads only.",
    footer = {
      "",
      "Examples:",
      "  cqorc status                          all courses that are not over",
      "  cqorc status --course_id 1001         one of them",
      "  cqorc status --skip slack             while Slack is not to be asked",
      "  cqorc status -q --exit-code           for cron: says only what differs"
    })
final class StatusCommand implements Callable<Integer> {
  @Option(
      names = "--exit-code",
      order = 20,
      description = "End with 3 when something is missing or differs.")
  private boolean exitCode;

  @Mixin private ServiceOptions serviceOptions;
  @Mixin private SelectionOptions selectionOptions;
  @Mixin private CommonOptions commonOptions;

  private final Terminal terminal;

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CqorcException {
    Selection selection = selectionOptions.toSelection();
    App app = terminal.app(commonOptions);
    Term term = app.services().term();
    Set<TermService> services = serviceOptions.services(term, terminal, commonOptions.quiet());
    term.requireReadable(services);
    TermRequest request = TermRequest.comparison(services);
    Plan plan =
        new Planning(terminal, commonOptions, ChangeOptions.DEFAULT_PARALLEL)
            .plan(
                app,
                app.stateFolder(app.services().spreadsheetId()),
                new PlanFlow.PlanRequest(
                    selection,
                    Purpose.READ,
                    DateFilter.FIRST_SESSION,
                    term.columns(request),
                    term.people(request),
                    request.coverage(term.configured()),
                    (reading, journal) ->
                        faultTolerant(term.contributions(request, reading, journal))))
            .plan();
    List<CourseStatus> courses = StatusRule.of(plan, services);
    StatusPrinter printer = new StatusPrinter(terminal.console(), services);
    boolean differs = courses.stream().anyMatch(CourseStatus::differs);
    boolean failed = courses.stream().anyMatch(CourseStatus::failed);
    if (commonOptions.json()) {
      printer.json(plan, courses);
    } else if (!commonOptions.quiet() || differs || failed) {
      printer.text(plan, courses);
    }
    if (terminal.stopCode().isPresent()) {
      return terminal.stopCode().getAsInt();
    }
    if (failed) {
      return ExitCode.SOME_FAILED.number();
    }
    return (differs && exitCode ? ExitCode.DIFFERS : ExitCode.DONE).number();
  }

  private static List<Contribution> faultTolerant(List<Contribution> contributions) {
    List<Contribution> faultTolerant = new ArrayList<>();
    contributions.forEach(contribution -> faultTolerant.add(FaultTolerant.whatever(contribution)));
    return faultTolerant;
  }
}

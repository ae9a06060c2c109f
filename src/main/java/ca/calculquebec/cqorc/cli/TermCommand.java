package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.app.Term;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.sheet.DateFilter;
import ca.calculquebec.cqorc.sheet.Purpose;
import ca.calculquebec.cqorc.task.term.TermRequest;
import ca.calculquebec.cqorc.task.term.TermService;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "term",
    sortOptions = false,
    description = {
      "A whole term in one plan: zoom, eventbrite, public-gcal, slack and gcal, in this order.",
      "Deletes in the reverse order."
    },
    footer = {
      "",
      "Examples:",
      "  cqorc term --create --dry-run             the plan, and who will hear of it",
      "  cqorc term --create                       carry it out",
      "  cqorc term --update --skip slack          bring all in line but the channels",
      "  cqorc term --update --course_id 1002      after a change of one course",
      "  cqorc term --delete --course_id 1002      a course that does not take place"
    })
final class TermCommand implements Callable<Integer> {
  @Option(names = "--create", order = 1, description = "Make what is not there yet.")
  private boolean create;

  @Option(
      names = "--update",
      order = 2,
      description = "Bring in line what is there, and make what is missing.")
  private boolean update;

  @Option(
      names = "--delete",
      order = 3,
      description =
          "Delete all but the channels, whose scheduled messages are taken back; a course whose"
              + " event has orders keeps its webinar.")
  private boolean delete;

  @Option(names = "--publish", order = 22, description = "Publish the Eventbrite events too.")
  private boolean publish;

  @Option(names = "--archive", order = 23, description = "With --delete: archive the channels.")
  private boolean archive;

  @Option(
      names = "--no-notifications",
      order = 24,
      description = "The private calendar's guests are told nothing.")
  private boolean noNotifications;

  @Mixin private ServiceOptions serviceOptions;
  @Mixin private SelectionOptions selectionOptions;
  @Mixin private ChangeOptions changeOptions;
  @Mixin private CommonOptions commonOptions;

  private final Terminal terminal;

  TermCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CqorcException {
    Selection selection = selectionOptions.toSelection();
    check();
    PlanFlow flow = new PlanFlow(terminal, commonOptions, changeOptions);
    App app = flow.app();
    Term term = app.services().term();
    Set<TermService> services = serviceOptions.services(term, terminal, commonOptions.quiet());
    TermRequest request =
        new TermRequest(
            create,
            update,
            delete,
            services,
            !noNotifications,
            publish,
            archive,
            selection.meant(),
            changeOptions.dryRun(),
            false);
    term.requireReadable(services);
    return flow.run(
        app,
        new PlanFlow.PlanRequest(
            selection,
            delete ? Purpose.DELETE : Purpose.CREATE_UPDATE,
            DateFilter.FIRST_SESSION,
            term.columns(request),
            term.people(request),
            request.coverage(term.configured()),
            (reading, journal) -> term.contributions(request, reading, journal)));
  }

  private void check() throws InputException {
    if (!create && !update && !delete) {
      throw new InputException(
          "term was not told what to do",
          "Add --create, --update or --delete; cqorc term --help lists all options.");
    }
    if (delete && (create || update || publish)) {
      throw new InputException(
          "--delete cannot be combined with another change", "Run them one by one.");
    }
    if (archive && !delete) {
      throw new InputException("--archive needs --delete", "Leave it out, or add --delete.");
    }
  }
}

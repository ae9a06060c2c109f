package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.sheet.PeopleColumns;
import ca.calculquebec.cqorc.sheet.Purpose;
import ca.calculquebec.cqorc.task.registration.RegistrationRequest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "eventbrite",
    sortOptions = false,
    description = "Create, update, publish and delete the courses' Eventbrite events.",
    footer = {
      "",
      "Examples:",
      "  cqorc eventbrite --create --dry-run         what would be made",
      "  cqorc eventbrite --create                   copy the templates, as drafts",
      "  cqorc eventbrite --publish                  publish the drafts",
      "  cqorc eventbrite --update --course_id 1002  name, times, texts and tickets",
      "  cqorc eventbrite new --help                 one event without the sheet"
    })
final class EventbriteCommand implements Callable<Integer> {
  @Option(
      names = "--create",
      order = 1,
      description = "Copy each course's template event and fill it in.")
  private boolean create;

  @Option(
      names = "--update",
      order = 2,
      description = "Bring name, times, summary, description and tickets in line.")
  private boolean update;

  @Option(names = "--publish", order = 3, description = "Publish drafts, so that people register.")
  private boolean publish;

  @Option(names = "--delete", order = 4, description = "Delete the events and clear their cells.")
  private boolean delete;

  @Mixin private SelectionOptions selectionOptions;
  @Mixin private ChangeOptions changeOptions;
  @Mixin private CommonOptions commonOptions;

  private final Terminal terminal;

  EventbriteCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CqorcException {
    Selection selection = selectionOptions.toSelection();
    if (!create && !update && !publish && !delete) {
      throw new InputException(
          "eventbrite was not told what to do",
          "Add --create, --update, --publish or --delete;"
              + " cqorc eventbrite --help lists all options.");
    }
    if (delete && (create || update || publish)) {
      throw new InputException(
          "--delete cannot be combined with another change", "Run them one by one.");
    }
    PlanFlow flow = new PlanFlow(terminal, commonOptions, changeOptions);
    RegistrationRequest request =
        RegistrationRequest.ofSheet(
            create, update, publish, delete, false, selection.isNamed(), changeOptions.dryRun());
    App app = flow.app();
    return flow.run(
        app,
        new PlanFlow.PlanRequest(
                selection,
                delete ? Purpose.DELETE : Purpose.CREATE_UPDATE,
                Set.of("eventbrite_id", "template"),
                (reading, journal) ->
                    List.of(app.services().registrations(request, reading, journal)))
            .withPeople(
                create || update
                    ? new PeopleColumns(Set.of(Role.INSTRUCTOR), false)
                    : PeopleColumns.NONE)
            .comparing(request.coverage()));
  }
}

package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.sheet.DateFilter;
import ca.calculquebec.cqorc.task.calendar.CalendarKind;
import ca.calculquebec.cqorc.task.calendar.CalendarRequest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "public-gcal",
    sortOptions = false,
    description = "Create, update and delete the sessions' events in the public calendar.",
    footer = {
      "",
      "Examples:",
      "  cqorc public-gcal --create --dry-run       what would be made for the term",
      "  cqorc public-gcal --create                 make it",
      "  cqorc public-gcal --update --course_id 1002",
      "                                             bring one course's events in line"
    })
final class PublicGcalCommand implements Callable<Integer> {
  @Mixin private CalendarOptions calendarOptions;
  @Mixin private SelectionOptions selectionOptions;
  @Mixin private ChangeOptions changeOptions;
  @Mixin private CommonOptions commonOptions;

  private final Terminal terminal;

  PublicGcalCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CqorcException {
    Selection selection = selectionOptions.toSelection();
    calendarOptions.check("public-gcal");
    PlanFlow flow = new PlanFlow(terminal, commonOptions, changeOptions);
    App app = flow.app();
    CalendarRequest request = calendarOptions.toRequest(selection, terminal, app);
    return flow.run(
        app,
        new PlanFlow.PlanRequest(
                selection,
                calendarOptions.purpose(),
                DateFilter.ANY_SESSION,
                Set.of(CalendarKind.PUBLIC.column()),
                (reading, journal) ->
                    List.of(app.services().calendars().publicEvents(request, reading, journal)))
            .comparing(request.coverage(Set.of(CalendarKind.PUBLIC))));
  }
}

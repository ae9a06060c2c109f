package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.sheet.DateFilter;
import ca.calculquebec.cqorc.sheet.PeopleColumns;
import ca.calculquebec.cqorc.sheet.Purpose;
import ca.calculquebec.cqorc.task.calendar.CalendarKind;
import ca.calculquebec.cqorc.task.calendar.CalendarRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "gcal",
    sortOptions = false,
    description = "Create, update and delete the trainers' events in the private calendar.",
    footer = {
      "",
      "Examples:",
      "  cqorc gcal --create --dry-run               the plan, and who is told",
      "  cqorc gcal --create --course --post_mortem  the sessions and the post-mortems",
      "  cqorc gcal --update --date tomorrow         tomorrow's sessions only",
      "  cqorc gcal --update --prune                 other guests are removed"
    })
final class GcalCommand implements Callable<Integer> {
  @Mixin private CalendarOptions calendarOptions;

  @Option(
      names = "--course",
      order = 10,
      description = "The sessions' events; also when neither is given.")
  private boolean course;

  @Option(
      names = "--post_mortem",
      order = 11,
      description = "The event after the end of each course's last session.")
  private boolean postMortem;

  @Option(
      names = "--prune",
      order = 20,
      description = "With --update: remove guests that the sheet does not name.")
  private boolean prune;

  @Option(names = "--no-notifications", order = 21, description = "Tell no guest of anything.")
  private boolean noNotifications;

  @Mixin private SelectionOptions selectionOptions;
  @Mixin private ChangeOptions changeOptions;
  @Mixin private CommonOptions commonOptions;

  private final Terminal terminal;

  GcalCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CqorcException {
    Selection selection = selectionOptions.toSelection();
    calendarOptions.check("gcal");
    if (prune && !calendarOptions.updates()) {
      throw new InputException("--prune needs --update", "Leave it out, or add --update.");
    }
    PlanFlow flow = new PlanFlow(terminal, commonOptions, changeOptions);
    App app = flow.app();
    CalendarRequest request = request(calendarOptions.toRequest(selection, terminal, app));
    Set<CalendarKind> kinds = kinds();
    return flow.run(
        app,
        new PlanFlow.PlanRequest(
                selection,
                calendarOptions.purpose(),
                DateFilter.ANY_SESSION,
                kinds.stream().map(CalendarKind::column).collect(Collectors.toSet()),
                (reading, journal) ->
                    List.of(
                        app.services().calendars().privateEvents(request, kinds, reading, journal)))
            .withPeople(
                calendarOptions.purpose() == Purpose.DELETE
                    ? PeopleColumns.NONE
                    : new PeopleColumns(PeopleColumns.TEACHING, prune))
            .comparing(request.coverage(kinds)));
  }

  private CalendarRequest request(CalendarRequest plain) {
    CalendarRequest request = prune ? plain.withPrune() : plain;
    return noNotifications ? request.withoutNotifications() : request;
  }

  private Set<CalendarKind> kinds() {
    Set<CalendarKind> kinds = EnumSet.noneOf(CalendarKind.class);
    if (course || !postMortem) {
      kinds.add(CalendarKind.PRIVATE);
    }
    if (postMortem) {
      kinds.add(CalendarKind.POST_MORTEM);
    }
    return kinds;
  }
}

package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.sheet.PeopleColumns;
import ca.calculquebec.cqorc.sheet.Purpose;
import ca.calculquebec.cqorc.task.webinar.WebinarRequest;
import ca.calculquebec.cqorc.task.webinar.WebinarRequest.Want;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "zoom",
    sortOptions = false,
    description = "Create, update and delete the courses' Zoom webinars.",
    footer = {
      "",
      "Examples:",
      "  cqorc zoom --create --dry-run           what would be made for the whole term",
      "  cqorc zoom --create                     make it",
      "  cqorc zoom --update --course_id 1002    bring one course's webinar in line",
      "  cqorc zoom --show --course_id 1002      its address, hosts and times"
    })
final class ZoomCommand implements Callable<Integer> {
  @Option(names = "--create", order = 1, description = "Make the webinars that are not there yet.")
  private boolean create;

  @Option(
      names = "--update",
      order = 2,
      description = "Bring settings, hosts and panelists in line with the sheet.")
  private boolean update;

  @Option(
      names = "--update-settings",
      order = 3,
      description = "Only topic, time, language and the other settings.")
  private boolean updateSettings;

  @Option(names = "--update-hosts", order = 4, description = "Only the alternative hosts.")
  private boolean updateHosts;

  @Option(
      names = "--update-panelists",
      order = 5,
      description = "Only the panelists: missing ones are added.")
  private boolean updatePanelists;

  @Option(names = "--invites", order = 6, description = "The panelists and the hosts.")
  private boolean invites;

  @Option(names = "--delete", order = 7, description = "Delete the webinars and clear their cells.")
  private boolean delete;

  @Option(names = "--show", order = 8, description = "Print the webinars as Zoom has them.")
  private boolean show;

  @Option(names = "--list-panelists", order = 9, description = "Print the panelists.")
  private boolean listPanelists;

  @Option(
      names = "--no-invites",
      order = 20,
      description = "With --create: make webinars without panelists and hosts.")
  private boolean noInvites;

  @Option(
      names = "--prune",
      order = 21,
      description = "Remove panelists that the sheet does not name.")
  private boolean prune;

  @Option(names = "--onsite", order = 22, description = "Onsite courses get a webinar too.")
  private boolean onsite;

  @Mixin private SelectionOptions selectionOptions;
  @Mixin private ChangeOptions changeOptions;
  @Mixin private CommonOptions commonOptions;

  private final Terminal terminal;

  ZoomCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CqorcException {
    Selection selection = selectionOptions.toSelection();
    PlanFlow flow = new PlanFlow(terminal, commonOptions, changeOptions);
    if (show || listPanelists) {
      refuseWhatReadingDoesNotNeed();
      return new WebinarListing(terminal, commonOptions)
          .print(flow.app(), selection, show, listPanelists);
    }
    WebinarRequest request = request(selection);
    App app = flow.app();
    app.wording().requireReadable("survey", "survey_link_template");
    return flow.run(
        app,
        new PlanFlow.PlanRequest(
                selection,
                delete ? Purpose.DELETE : Purpose.CREATE_UPDATE,
                Set.of("zoom_id"),
                (reading, journal) -> List.of(app.services().webinars(request, reading, journal)))
            .withPeople(people())
            .comparing(request.coverage()));
  }

  private WebinarRequest request(Selection selection) throws InputException {
    boolean updates = update || updateSettings || updateHosts || updatePanelists || invites;
    if (!create && !updates && !delete) {
      throw new InputException(
          "zoom was not told what to do",
          "Add --create, --update, --delete, --show or --list-panelists;"
              + " cqorc zoom --help lists all options.");
    }
    if (delete && (create || updates)) {
      throw new InputException(
          "--delete cannot be combined with --create or an update", "Run them one by one.");
    }
    if (noInvites && !create) {
      throw new InputException("--no-invites needs --create", "Leave it out.");
    }
    if (prune && !(update || updatePanelists || invites)) {
      throw new InputException(
          "--prune needs --update or --update-panelists", "Leave it out, or add one of them.");
    }
    if (onsite && delete) {
      throw new InputException(
          "--onsite means nothing to --delete: every webinar of the sheet can be deleted",
          "Leave it out.");
    }
    Map<Want, Boolean> asked = new EnumMap<>(Want.class);
    asked.put(Want.CREATE, create);
    asked.put(Want.UPDATE_SETTINGS, update || updateSettings);
    asked.put(Want.UPDATE_HOSTS, update || updateHosts || invites);
    asked.put(Want.UPDATE_PANELISTS, update || updatePanelists || invites);
    asked.put(Want.DELETE, delete);
    asked.put(Want.NO_INVITES, noInvites);
    asked.put(Want.PRUNE, prune);
    asked.put(Want.ONSITE, onsite);
    asked.values().removeIf(wanted -> !wanted);
    return new WebinarRequest(asked.keySet(), selection.meant());
  }

  private PeopleColumns people() {
    boolean everybody = (create && !noInvites) || update || updatePanelists || invites;
    Set<Role> onlyHosts = updateHosts ? Set.of(Role.HOST) : Set.of();
    return new PeopleColumns(everybody ? PeopleColumns.TEACHING : onlyHosts, prune);
  }

  private void refuseWhatReadingDoesNotNeed() throws InputException {
    String option = show ? "--show" : "--list-panelists";
    if (create || update || updateSettings || updateHosts || updatePanelists || invites || delete) {
      throw new InputException(
          option + " only reads, and was combined with a change", "Run them one by one.");
    }
    Map<String, Boolean> meaningless = new LinkedHashMap<>();
    meaningless.put("--no-invites", noInvites);
    meaningless.put("--prune", prune);
    meaningless.put("--onsite", onsite);
    changeOptions.refuseWhenReading(option + " only reads", meaningless);
  }
}

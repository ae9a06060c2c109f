package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.course.Trainer;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Near;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.sheet.PeopleColumns;
import ca.calculquebec.cqorc.sheet.Purpose;
import ca.calculquebec.cqorc.task.channel.ChannelRequest;
import ca.calculquebec.cqorc.task.channel.ChannelRequest.InvitedGuest;
import ca.calculquebec.cqorc.task.channel.ChannelSettings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "slack",
    sortOptions = false,
    description = "Create the courses' Slack channels, and fill and archive them.",
    footer = {
      "",
      "Examples:",
      "  cqorc slack --create --update --dry-run    channels, people, bookmarks, messages",
      "  cqorc slack --create --update              make them",
      "  cqorc slack --update --course_id 1002      bring one course's channel in line",
      "  cqorc slack --list-messages                what Slack is going to post",
      "  cqorc slack --archive --course_id 1002     after the course"
    })
final class SlackCommand implements Callable<Integer> {
  @Option(names = "--create", order = 1, description = "Make the channels that are not there yet.")
  private boolean create;

  @Option(
      names = "--update",
      order = 2,
      description = "The same as --invites --bookmarks --messages.")
  private boolean update;

  @Option(
      names = "--invites",
      order = 3,
      description = "Invite instructors, hosts, assistants and tech team.")
  private boolean invites;

  @Option(names = "--bookmarks", order = 4, description = "Bring the bookmarks in line.")
  private boolean bookmarks;

  @Option(names = "--messages", order = 5, description = "Bring the scheduled messages in line.")
  private boolean messages;

  @Option(names = "--archive", order = 6, description = "Archive the channels.")
  private boolean archive;

  @Option(names = "--wipe-messages", order = 7, description = "Delete all scheduled messages.")
  private boolean wipe;

  @Option(names = "--list-messages", order = 8, description = "Print the scheduled messages.")
  private boolean list;

  @Option(
      names = "--additional-slack-invite",
      paramLabel = "WHO",
      order = 20,
      description =
          "Invite this person too: an address or a trainer's key; may be repeated,"
              + " or hold several with commas.")
  private List<String> additional = new ArrayList<>();

  @Option(
      names = "--repost",
      paramLabel = "NAME",
      order = 21,
      description = "Post the message NAME (one with offset_now) once more; may be repeated.")
  private List<String> repost = new ArrayList<>();

  @Option(
      names = "--reorder",
      order = 22,
      description =
          "With --bookmarks: remove and add again what cqorc made and stands in the wrong order.")
  private boolean reorder;

  @Mixin private SelectionOptions selectionOptions;
  @Mixin private ChangeOptions changeOptions;
  @Mixin private CommonOptions commonOptions;

  private final Terminal terminal;

  SlackCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CqorcException {
    Selection selection = selectionOptions.toSelection();
    checkCombination();
    PlanFlow flow = new PlanFlow(terminal, commonOptions, changeOptions);
    App app = flow.app();
    ChannelSettings settings = ChannelSettings.of(app.config());
    settings.requireReadable(app.wording());
    if (list) {
      return new MessageListing(terminal, commonOptions).print(app, selection);
    }
    app.wording().requireReadable("global", "slack_channel_template");
    ChannelRequest request =
        new ChannelRequest(
            create,
            invitesPeople(),
            bookmarks || update,
            messages || update,
            archive,
            wipe,
            false,
            guests(app),
            reposted(settings),
            selection.meant(),
            true,
            true,
            reorder,
            false);
    return flow.run(
        app,
        new PlanFlow.PlanRequest(
                selection,
                archive || wipe ? Purpose.DELETE : Purpose.CREATE_UPDATE,
                create ? Set.of("slack_channel") : Set.of(),
                (reading, journal) -> List.of(app.services().channels(request, reading, journal)))
            .withPeople(people())
            .comparing(request.coverage()));
  }

  private boolean invitesPeople() {
    return invites || update || (!additional.isEmpty() && create);
  }

  /** Messages name the tech team. */
  private PeopleColumns people() {
    Set<Role> named = messages ? EnumSet.of(Role.TECH_TEAM) : EnumSet.noneOf(Role.class);
    return new PeopleColumns(invitesPeople() ? EnumSet.allOf(Role.class) : named, false);
  }

  private void checkCombination() throws InputException {
    boolean fills = create || update || invites || bookmarks || messages;
    int ways = (fills ? 1 : 0) + (archive ? 1 : 0) + (wipe ? 1 : 0) + (list ? 1 : 0);
    if (ways == 0) {
      throw new InputException(
          "slack was not told what to do",
          "Add --create, --update, --archive or --list-messages;"
              + " cqorc slack --help lists all options.");
    }
    if (ways > 1) {
      throw new InputException(
          "--archive, --wipe-messages and --list-messages go alone", "Run them one by one.");
    }
    if (list) {
      changeOptions.refuseWhenReading("--list-messages only reads", Map.of());
    }
    if (!additional.isEmpty() && !(create || invites || update)) {
      throw new InputException(
          "--additional-slack-invite needs --create, --invites or --update",
          "Add one of them, or leave it out.");
    }
    if (reorder && !(bookmarks || update)) {
      throw new InputException(
          "--reorder needs --bookmarks or --update", "Add one of them, or leave it out.");
    }
    if (!repost.isEmpty() && !(messages || update)) {
      throw new InputException(
          "--repost needs --messages or --update", "Add one of them, or leave it out.");
    }
  }

  private static List<String> single(List<String> values) {
    List<String> all = new ArrayList<>();
    for (String value : values) {
      for (String part : value.split(",")) {
        if (!part.isBlank()) {
          all.add(part.strip());
        }
      }
    }
    return all;
  }

  private List<InvitedGuest> guests(App app) throws CqorcException {
    List<InvitedGuest> guests = new ArrayList<>();
    for (String who : single(additional)) {
      if (who.contains("@")) {
        guests.add(new InvitedGuest(who, who));
        continue;
      }
      Optional<Trainer> trainer = app.trainers().find(who);
      if (trainer.isEmpty()) {
        List<String> near = app.trainers().near(who);
        throw new InputException(
            Origin.option("--additional-slack-invite"),
            "no trainer \""
                + who
                + "\" in "
                + app.trainers().file()
                + (near.isEmpty() ? "" : " (did you mean \"" + near.get(0) + "\"?)"),
            "Write a trainer's key, or an e-mail address.");
      }
      guests.add(new InvitedGuest(trainer.get().fullName(), trainer.get().slackEmail()));
    }
    return guests;
  }

  private Set<String> reposted(ChannelSettings settings) throws InputException {
    List<String> known = settings.namesOfFirstMessages();
    Set<String> names = new LinkedHashSet<>();
    for (String written : single(repost)) {
      String name = written.toLowerCase(Locale.ROOT);
      if (!known.contains(name)) {
        List<String> near = Near.of(name, known);
        throw new InputException(
            Origin.option("--repost"),
            "no message \""
                + written
                + "\" has an offset_now in [slack]"
                + (near.isEmpty() ? "" : " (did you mean \"" + near.get(0) + "\"?)"),
            known.isEmpty()
                ? "Leave it out: only such messages are posted once."
                : "There are: " + String.join(", ", known) + ".");
      }
      names.add(name);
    }
    return names;
  }
}

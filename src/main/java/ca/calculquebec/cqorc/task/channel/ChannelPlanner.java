package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.CellChange;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import ca.calculquebec.cqorc.plan.CourseOutputs.Output;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.service.slack.SlackChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The channel itself: found, taken over, or to be made. */
final class ChannelPlanner {
  private final ChannelRequest request;
  private final Channels channels;
  private final ChannelNaming naming;
  private final ChannelSteps steps;
  private final Journal journal;
  private final Instant now;

  ChannelPlanner(
      ChannelRequest request,
      Channels channels,
      ChannelNaming naming,
      ChannelSteps steps,
      Journal journal,
      Instant now) {
    this.request = request;
    this.channels = channels;
    this.naming = naming;
    this.steps = steps;
    this.journal = journal;
    this.now = now;
  }

  /**
   * What is done about the channel itself.
   *
   * @param courseChannel absent when there is no channel to do more with
   */
  record Found(Optional<CourseChannel> courseChannel, List<Action> actions) {
    static Found nothing(Change change) {
      return new Found(Optional.empty(), List.of(Action.note(change)));
    }
  }

  Found find(Course course, CourseOutputs outputs) throws CqorcException {
    boolean ends = request.ends();
    Optional<SlackChannel> left = request.deletes() ? left(course) : Optional.empty();
    if (left.isPresent()) {
      ChannelName name = new ChannelName(left.get().name());
      Deferred<String> id = Deferred.known(left.get().id());
      return new Found(Optional.of(new CourseChannel(course, outputs, name, left, id)), List.of());
    }
    if (ChannelCell.isEmpty(course) && !request.create()) {
      return Found.nothing(
          change(ends || course.isOver(now) ? Kind.SKIPPED : Kind.DIFFERS, course)
              .withNote(ends ? "no channel" : "no channel yet (--create makes one)"));
    }
    if (ChannelCell.isEmpty(course) && !ends && course.isOver(now)) {
      return over(course);
    }
    ChannelName asked =
        ChannelCell.isEmpty(course) ? naming.unclaimed(course) : ChannelNaming.ofCell(course);
    Optional<SlackChannel> channel = channels.find(course, asked);
    // Slack's own name may hold letters that ours never has.
    ChannelName name = channel.map(found -> new ChannelName(found.name())).orElse(asked);
    Deferred<String> id =
        channel.map(found -> Deferred.known(found.id())).orElseGet(() -> channels.idOf(name));
    CourseChannel courseChannel = new CourseChannel(course, outputs, name, channel, id);
    if (ends) {
      return new Found(Optional.of(courseChannel), List.of());
    }
    if (channel.isEmpty() && !request.create()) {
      throw new InputException(
          ChannelCell.origin(course),
          "there is no channel " + name.shown() + " at Slack",
          "Correct the cell, or make it with cqorc slack --create.");
    }
    if (channel.filter(SlackChannel::isArchived).isPresent()) {
      return archived(course, name);
    }
    if (channel.isEmpty() && course.isOver(now)) {
      return over(course);
    }
    outputs.put(Output.CHANNEL_ID, id);
    outputs.put(Output.CHANNEL_NAME, Deferred.known(name.text()));
    return new Found(
        Optional.of(courseChannel),
        channel.isEmpty() ? created(courseChannel) : standing(courseChannel));
  }

  /** Made for the course, and known to no row, since a run was interrupted or the cell emptied. */
  private Optional<SlackChannel> left(Course course) {
    if (!ChannelCell.isEmpty(course)) {
      return Optional.empty();
    }
    List<Journal.Intent> made =
        new ArrayList<>(SlackIntents.open(journal, course.id(), Resource.CHANNEL.word()));
    made.addAll(
        SlackIntents.ended(journal, course.id(), Resource.CHANNEL.word(), SlackIntents.CREATED));
    return made.stream()
        .flatMap(intent -> intent.made().stream())
        .flatMap(id -> channels.live(id).stream())
        .filter(channel -> !naming.isNamed(new ChannelName(channel.name())))
        .findFirst();
  }

  /** Nobody needs a channel for the past; who names such a course has mistaken it for another. */
  private Found over(Course course) {
    Kind kind = request.named().contains(course.id()) ? Kind.FAILED : Kind.SKIPPED;
    return Found.nothing(
        change(kind, course).withNote("the course is over: no channel is made for it"));
  }

  private Found archived(Course course, ChannelName name) throws InputException {
    if (course.isOver(now) && !request.named().contains(course.id())) {
      return Found.nothing(change(Kind.SKIPPED, course).withNote(name.shown() + " is archived"));
    }
    throw new InputException(
        ChannelCell.origin(course),
        "the channel " + name.shown() + " is archived",
        "Unarchive it at Slack (an app cannot), or write another name into slack_channel.");
  }

  private List<Action> created(CourseChannel courseChannel) {
    Change change =
        change(Kind.CREATE, courseChannel.course())
            .withFields(List.of(FieldChange.set("name", courseChannel.name().shown())));
    return List.of(withCell(courseChannel, Action.of(change, steps.create(courseChannel))));
  }

  private List<Action> standing(CourseChannel courseChannel) {
    Course course = courseChannel.course();
    boolean begun = !SlackIntents.open(journal, course.id(), Resource.CHANNEL.word()).isEmpty();
    boolean compares =
        request.changes() && request.invites() && request.bookmarks() && request.messages();
    Kind kind = compares || !request.create() ? Kind.UNCHANGED : Kind.THERE;
    Change change = change(kind, course).withId(courseChannel.channel().orElseThrow().id());
    if (!begun && !ChannelCell.isEmpty(course)) {
      return List.of(Action.note(change.withNote(courseChannel.name().shown())));
    }
    Change adopted =
        change
            .withKind(Kind.ADOPT)
            .withFields(List.of(FieldChange.set("name", courseChannel.name().shown())))
            .withNote(begun ? "left by an interrupted run" : "already at Slack");
    return List.of(withCell(courseChannel, Action.of(adopted, steps.adopt(courseChannel))));
  }

  /** The name goes into the sheet as soon as there is a channel. */
  private static Action withCell(CourseChannel courseChannel, Action action) {
    if (!ChannelCell.isEmpty(courseChannel.course())) {
      return action;
    }
    Deferred<String> name = Deferred.known(courseChannel.name().text());
    return action.with(
        CellChange.filling(courseChannel.course(), ChannelCell.COLUMN, name)
            .dueWith(courseChannel.id()));
  }

  /** Of what follows, nearly everything is refused to a bot that is not in the channel. */
  Optional<Action> membership(CourseChannel courseChannel, List<Action> following) {
    boolean needed =
        courseChannel.channel().filter(channel -> !channel.isMember()).isPresent()
            && following.stream().anyMatch(action -> action.change().kind().isChange());
    return needed
        ? Optional.of(
            Action.of(
                Change.of(Kind.CREATE, courseChannel.course().id(), Resource.MEMBERSHIP)
                    .withNote("cqorc joins " + courseChannel.name().shown()),
                steps.join(courseChannel)))
        : Optional.empty();
  }

  private static Change change(Kind kind, Course course) {
    return Change.of(kind, course.id(), Resource.CHANNEL);
  }
}

package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.service.slack.ScheduledMessage;
import ca.calculquebec.cqorc.task.channel.MessageMatching.Existing;
import ca.calculquebec.cqorc.task.channel.MessageMatching.Match;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Brings a channel's scheduled messages in line with the templates and the sheet. */
final class MessagePlanner {
  private final Channels channels;
  private final DesiredMessages desiredMessages;
  private final Sharing sharing;
  private final MessageHistory history;
  private final MessageSteps steps;
  private final Set<String> repost;
  private final boolean withdraws;
  private final boolean changes;
  private final Instant now;

  MessagePlanner(
      Channels channels,
      DesiredMessages desiredMessages,
      Sharing sharing,
      MessageHistory history,
      MessageSteps steps,
      ChannelRequest request,
      Instant now) {
    this.channels = channels;
    this.desiredMessages = desiredMessages;
    this.sharing = sharing;
    this.history = history;
    this.steps = steps;
    this.repost = request.repost();
    this.withdraws = request.withdraws();
    this.changes = request.changes();
    this.now = now;
  }

  /**
   * All that the courses of a channel want.
   *
   * @param own of this course, within {@code wanted} from {@code from} on
   * @param failures notes about own messages that could not be worded
   * @param isWhole whether what every course wants could be read
   */
  private record Union(
      List<WantedMessage> wanted,
      int from,
      List<WantedMessage> own,
      List<Action> failures,
      boolean isWhole) {}

  List<Action> plan(CourseChannel courseChannel) throws CqorcException {
    Sharing.Group group = sharing.of(courseChannel);
    Union union = union(courseChannel, group);
    List<ScheduledMessage> scheduled =
        courseChannel.channel().isPresent()
            ? channels.scheduled(courseChannel.channel().get())
            : List.of();
    List<Existing> existing = history.explained(scheduled, group.courses());
    MessageMatching.MatchedMessages found = MessageMatching.of(union.wanted(), existing, now);
    MessageMatching.MatchedMessages result = changes ? found : found.withoutDoubles();
    List<Action> actions = new ArrayList<>();
    for (Match match : result.matches().subList(union.from(), union.from() + union.own().size())) {
      actions.add(action(courseChannel, match));
    }
    actions.addAll(union.failures());
    if (group.first().id().equals(courseChannel.course().id())) {
      for (Existing unwanted : result.unwanted()) {
        boolean withdrawn = withdraws || (changes && result.replaced().contains(unwanted));
        actions.add(unwanted(courseChannel, unwanted, union.isWhole(), withdrawn));
      }
      for (Existing unwanted : result.unwantedButNear()) {
        actions.add(
            Action.note(
                MessageChanges.existing(Kind.SKIPPED, courseChannel, unwanted)
                    .withNote(MessageChanges.NEAR)));
      }
    }
    return actions;
  }

  private Union union(CourseChannel courseChannel, Sharing.Group group) throws CqorcException {
    List<WantedMessage> wanted = new ArrayList<>();
    List<WantedMessage> own = new ArrayList<>();
    List<Action> failures = new ArrayList<>();
    int from = 0;
    boolean whole = group.unreadable().isEmpty();
    for (Course course : group.courses()) {
      if (course.id().equals(courseChannel.course().id())) {
        from = wanted.size();
        own.addAll(own(courseChannel, failures));
        wanted.addAll(own);
      } else {
        whole &= addOthers(course, courseChannel, wanted);
      }
    }
    return new Union(wanted, from, own, failures, whole && failures.isEmpty());
  }

  private List<WantedMessage> own(CourseChannel courseChannel, List<Action> failures)
      throws CqorcException {
    List<WantedMessage> own = new ArrayList<>();
    for (DesiredMessages.DesiredMessage desired :
        desiredMessages.of(courseChannel.subject(), failures)) {
      own.add(
          desired.rule().anchor() == MessageRule.Anchor.NOW
              ? first(courseChannel, desired.message())
              : desired.message());
    }
    return own;
  }

  /** What another course wants is left in peace; where that cannot be told, everything is. */
  private boolean addOthers(Course course, CourseChannel courseChannel, List<WantedMessage> wanted)
      throws CqorcException {
    List<Action> failures = new ArrayList<>();
    for (DesiredMessages.DesiredMessage desired :
        desiredMessages.of(courseChannel.subjectOf(course), failures)) {
      boolean first = desired.rule().anchor() == MessageRule.Anchor.NOW;
      wanted.add(
          first ? desired.message().in(FirstMessage.FirstMessageState.POSTED) : desired.message());
    }
    return failures.isEmpty();
  }

  private WantedMessage first(CourseChannel courseChannel, WantedMessage message)
      throws CqorcException {
    boolean ours =
        courseChannel.channel().isEmpty()
            || sharing.of(courseChannel).all().stream()
                .anyMatch(one -> history.madeChannel(one, courseChannel.name()));
    boolean again = repost.contains(message.key().name());
    return message.in(
        FirstMessage.state(history.first(message.key(), ours, again), message.offset(), now));
  }

  private Action action(CourseChannel courseChannel, Match match) {
    WantedMessage message = match.wanted();
    List<Deferred<?>> needs = new ArrayList<>(message.text().needs());
    needs.add(0, courseChannel.id());
    Change change = MessageChanges.of(courseChannel, match);
    if (!changes && match.result() == MessageMatching.MessageMatchResult.REPLACE) {
      return Action.note(change.withKind(Kind.DIFFERS));
    }
    return switch (match.result()) {
      case UNCHANGED, SHARED -> inLine(change, match);
      case SCHEDULE -> new Action(change, needs, steps.schedule(courseChannel, message));
      case REPLACE ->
          new Action(
              change,
              needs,
              steps.replace(courseChannel, message, match.existing().orElseThrow().message()));
      case LEFT_ALONE, PAST, LATER, CROWDED -> Action.note(change);
    };
  }

  private Action inLine(Change change, Match match) {
    List<Journal.Intent> begun = history.begun(match.wanted().key());
    if (match.wanted().state() == FirstMessage.FirstMessageState.UNKNOWN
        && match.existing().isEmpty()) {
      return Action.of(
          change.withKind(Kind.ADOPT), steps.giveUp(begun, match.wanted().key().name()));
    }
    if (begun.isEmpty() || match.existing().isEmpty()) {
      return Action.note(change);
    }
    return Action.of(
        change.withKind(Kind.ADOPT).withNote("left by an interrupted run"),
        SlackIntents.complete(begun, match.existing().get().message().id()));
  }

  private Action unwanted(
      CourseChannel courseChannel, Existing unwanted, boolean isWhole, boolean withdrawn) {
    if (!isWhole) {
      return Action.note(
          MessageChanges.existing(Kind.SKIPPED, courseChannel, unwanted)
              .withNote("left as it is: not all that this channel should hold can be told now"));
    }
    if (!withdrawn) {
      return Action.note(
          MessageChanges.existing(Kind.UNWANTED, courseChannel, unwanted)
              .withNote("no longer wanted; cqorc slack --messages takes it back"));
    }
    return Action.of(
        MessageChanges.existing(Kind.WITHDRAW, courseChannel, unwanted)
            .withNote("no longer wanted"),
        steps.delete(courseChannel, unwanted.message()));
  }
}

package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.service.slack.ScheduledMessage;
import ca.calculquebec.cqorc.service.slack.SlackChannel;
import ca.calculquebec.cqorc.task.channel.MessageMatching.Existing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code --archive} and {@code --wipe-messages} do for one course. */
final class EndingPlanner {
  private final Channels channels;
  private final Sharing sharing;
  private final MessageHistory history;
  private final ChannelSteps channelSteps;
  private final MessageSteps messageSteps;
  private final Instant now;

  EndingPlanner(
      Channels channels,
      Sharing sharing,
      MessageHistory history,
      ChannelSteps channelSteps,
      MessageSteps messageSteps,
      Instant now) {
    this.channels = channels;
    this.sharing = sharing;
    this.history = history;
    this.channelSteps = channelSteps;
    this.messageSteps = messageSteps;
    this.now = now;
  }

  List<Action> archive(Target target) throws CqorcException {
    Optional<SlackChannel> channel = target.channel();
    Change change = ChannelChanges.of(Kind.IN_LINE, target.course().id(), ChannelChanges.CHANNEL);
    if (channel.isEmpty()) {
      return List.of(Action.note(change.withNote("no channel " + target.name().shown())));
    }
    change = change.withId(channel.get().id());
    if (channel.get().isArchived()) {
      return List.of(Action.note(change.withNote(target.name().shown() + " is archived already")));
    }
    Optional<Action> other = doneWithAnother(target, change);
    if (other.isPresent()) {
      return List.of(other.get());
    }
    List<String> lost = new ArrayList<>();
    if (channel.get().members() > 0) {
      lost.add(Words.count(channel.get().members(), "member"));
    }
    int messages = channels.scheduled(channel.get()).size();
    if (messages > 0) {
      lost.add(Words.count(messages, "scheduled message"));
    }
    Change archived =
        change
            .withKind(Kind.DELETE)
            .withFields(
                List.of(
                    new FieldChange("name", Optional.of(target.name().shown()), Optional.empty())))
            .withWeight(String.join(", ", lost))
            .withNote("archived, not deleted");
    return List.of(Action.of(archived, channelSteps.archive(target)));
  }

  /** Empty when this course's plan is the one that does it. */
  private Optional<Action> doneWithAnother(Target target, Change change) throws CqorcException {
    String first = sharing.of(target).first().id().text();
    return first.equals(target.course().id().text())
        ? Optional.empty()
        : Optional.of(
            Action.note(
                change.withKind(Kind.LEFT_OUT).withNote("done with that of course " + first)));
  }

  List<Action> wipe(Target target) throws CqorcException {
    Change none = ChannelChanges.of(Kind.IN_LINE, target.course().id(), ChannelChanges.MESSAGE);
    if (target.channel().isEmpty()) {
      return List.of(Action.note(none.withNote("no channel " + target.name().shown())));
    }
    Optional<Action> other = doneWithAnother(target, none);
    if (other.isPresent()) {
      return List.of(other.get());
    }
    List<ScheduledMessage> scheduled = channels.scheduled(target.channel().get());
    List<Action> actions = new ArrayList<>();
    for (Existing message : history.explained(scheduled, sharing.of(target).courses())) {
      actions.add(
          MessageTimes.isNear(message.message().postAt(), now)
              ? Action.note(
                  MessageChanges.existing(Kind.LEFT_OUT, target, message)
                      .withNote(MessageChanges.NEAR))
              : Action.of(
                  MessageChanges.existing(Kind.DELETE, target, message),
                  messageSteps.delete(target, message.message())));
    }
    return actions.isEmpty()
        ? List.of(Action.note(none.withNote("no scheduled messages")))
        : actions;
  }
}

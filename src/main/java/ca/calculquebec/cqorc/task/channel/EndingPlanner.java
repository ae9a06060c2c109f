package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
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

/** What {@code --archive}, {@code --wipe-messages} and a term's deletion do for one course. */
final class EndingPlanner {
  private final Channels channels;
  private final MessageWishes wishes;
  private final Sharing sharing;
  private final MessageHistory history;
  private final ChannelSteps channelSteps;
  private final MessageSteps messageSteps;
  private final Instant now;

  EndingPlanner(
      Channels channels,
      MessageWishes wishes,
      Sharing sharing,
      MessageHistory history,
      ChannelSteps channelSteps,
      MessageSteps messageSteps,
      Instant now) {
    this.channels = channels;
    this.wishes = wishes;
    this.sharing = sharing;
    this.history = history;
    this.channelSteps = channelSteps;
    this.messageSteps = messageSteps;
    this.now = now;
  }

  List<Action> archive(Target target) throws CqorcException {
    Optional<SlackChannel> channel = target.channel();
    Change change = ChannelChanges.of(Kind.LEFT_OUT, target.course().id(), ChannelChanges.CHANNEL);
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
    Change none = ChannelChanges.of(Kind.LEFT_OUT, target.course().id(), ChannelChanges.MESSAGE);
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
      actions.add(delete(target, message));
    }
    return actions.isEmpty() ? List.of(none(target)) : actions;
  }

  private static Action none(Target target) {
    return Action.note(
        ChannelChanges.of(Kind.LEFT_OUT, target.course().id(), ChannelChanges.MESSAGE)
            .withNote("no scheduled messages"));
  }

  private Action delete(Target target, Existing message) {
    return MessageTimes.isNear(message.message().postAt(), now)
        ? Action.note(
            MessageChanges.existing(Kind.LEFT_OUT, target, message).withNote(MessageChanges.NEAR))
        : Action.of(
            MessageChanges.existing(Kind.DELETE, target, message),
            messageSteps.delete(target, message.message()));
  }

  /** All of the channel, unless courses that stay have it too: then what is this course's. */
  List<Action> delete(Target target) throws CqorcException {
    Optional<SlackChannel> archived = target.channel().filter(SlackChannel::isArchived);
    if (archived.isPresent()) {
      return List.of(
          Action.note(
              ChannelChanges.of(Kind.LEFT_OUT, target.course().id(), ChannelChanges.MESSAGE)
                  .withNote(target.name().shown() + " is archived: nothing is posted there")));
    }
    List<CourseId> staying = sharing.staying(target);
    if (target.channel().isEmpty() || staying.isEmpty()) {
      return wipe(target);
    }
    Sharing.Group group = sharing.of(target);
    List<Existing> scheduled =
        history.explained(channels.scheduled(target.channel().get()), group.courses());
    CourseId own = target.course().id();
    List<WantedMessage> wanted = new ArrayList<>();
    List<WantedMessage> othersWant = new ArrayList<>();
    boolean known = group.unreadable().isEmpty();
    for (Course course : scheduled.isEmpty() ? List.<Course>of() : group.courses()) {
      boolean isOwn = course.id().equals(own);
      if (isOwn || staying.contains(course.id())) {
        known &=
            add(isOwn ? target.subject() : target.subjectOf(course), isOwn ? wanted : othersWant);
      }
    }
    List<Action> actions = new ArrayList<>();
    for (Existing message : scheduled) {
      Optional<CourseId> owner = message.key().map(MessageKey::course);
      boolean isOthers = othersWant.stream().anyMatch(message::isWanted);
      boolean isOwn = owner.map(own::equals).orElse(wanted.stream().anyMatch(message::isWanted));
      if (isOwn && isOthers) {
        actions.add(left(target, message, "stays: another course of the channel wants it too"));
      } else if (isOwn && (owner.isPresent() || known)) {
        actions.add(delete(target, message));
      } else if (owner.isEmpty() && !isOthers && group.first().id().equals(own)) {
        actions.add(left(target, message, "stays: which course it belongs to is not known"));
      }
    }
    return actions.isEmpty() ? List.of(none(target)) : actions;
  }

  private static Action left(Target target, Existing message, String note) {
    return Action.note(MessageChanges.existing(Kind.LEFT_OUT, target, message).withNote(note));
  }

  /** Whether all that a course wants could be told. */
  private boolean add(CourseTexts.Subject subject, List<WantedMessage> wanted)
      throws CqorcException {
    List<Action> failures = new ArrayList<>();
    try {
      wishes.of(subject, failures).forEach(wish -> wanted.add(wish.message()));
    } catch (InputException itsOwnTrouble) {
      return false;
    }
    return failures.isEmpty();
  }
}

package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
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
  private final DesiredMessages desiredMessages;
  private final Sharing sharing;
  private final MessageHistory history;
  private final ChannelSteps channelSteps;
  private final MessageSteps messageSteps;
  private final Instant now;

  EndingPlanner(
      Channels channels,
      DesiredMessages desiredMessages,
      Sharing sharing,
      MessageHistory history,
      ChannelSteps channelSteps,
      MessageSteps messageSteps,
      Instant now) {
    this.channels = channels;
    this.desiredMessages = desiredMessages;
    this.sharing = sharing;
    this.history = history;
    this.channelSteps = channelSteps;
    this.messageSteps = messageSteps;
    this.now = now;
  }

  List<Action> archive(CourseChannel courseChannel) throws CqorcException {
    Optional<SlackChannel> channel = courseChannel.channel();
    Change change = Change.of(Kind.SKIPPED, courseChannel.course().id(), Resource.CHANNEL);
    if (channel.isEmpty()) {
      return List.of(Action.note(change.withNote("no channel " + courseChannel.name().shown())));
    }
    change = change.withId(channel.get().id());
    if (channel.get().isArchived()) {
      return List.of(
          Action.note(change.withNote(courseChannel.name().shown() + " is archived already")));
    }
    Optional<Action> other = doneWithAnother(courseChannel, change);
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
                    new FieldChange(
                        "name", Optional.of(courseChannel.name().shown()), Optional.empty())))
            .withLossWarning(String.join(", ", lost))
            .withNote("archived, not deleted");
    return List.of(Action.of(archived, channelSteps.archive(courseChannel)));
  }

  /** Empty when this course's plan is the one that does it. */
  private Optional<Action> doneWithAnother(CourseChannel courseChannel, Change change)
      throws CqorcException {
    String first = sharing.of(courseChannel).first().id().text();
    return first.equals(courseChannel.course().id().text())
        ? Optional.empty()
        : Optional.of(
            Action.note(
                change.withKind(Kind.SKIPPED).withNote("done with that of course " + first)));
  }

  List<Action> wipe(CourseChannel courseChannel) throws CqorcException {
    Change none = Change.of(Kind.SKIPPED, courseChannel.course().id(), Resource.SCHEDULED_MESSAGE);
    if (courseChannel.channel().isEmpty()) {
      return List.of(Action.note(none.withNote("no channel " + courseChannel.name().shown())));
    }
    Optional<Action> other = doneWithAnother(courseChannel, none);
    if (other.isPresent()) {
      return List.of(other.get());
    }
    List<ScheduledMessage> scheduled = channels.scheduled(courseChannel.channel().get());
    List<Action> actions = new ArrayList<>();
    for (Existing message : history.explained(scheduled, sharing.of(courseChannel).courses())) {
      actions.add(delete(courseChannel, message));
    }
    return actions.isEmpty() ? List.of(none(courseChannel)) : actions;
  }

  private static Action none(CourseChannel courseChannel) {
    return Action.note(
        Change.of(Kind.SKIPPED, courseChannel.course().id(), Resource.SCHEDULED_MESSAGE)
            .withNote("no scheduled messages"));
  }

  private Action delete(CourseChannel courseChannel, Existing message) {
    return MessageTimes.isNear(message.message().postAt(), now)
        ? Action.note(
            MessageChanges.existing(Kind.SKIPPED, courseChannel, message)
                .withNote(MessageChanges.NEAR))
        : Action.of(
            MessageChanges.existing(Kind.DELETE, courseChannel, message),
            messageSteps.delete(courseChannel, message.message()));
  }

  /** All of the channel, unless courses that stay have it too: then what is this course's. */
  List<Action> delete(CourseChannel courseChannel) throws CqorcException {
    Optional<SlackChannel> archived = courseChannel.channel().filter(SlackChannel::isArchived);
    if (archived.isPresent()) {
      return List.of(
          Action.note(
              Change.of(Kind.SKIPPED, courseChannel.course().id(), Resource.SCHEDULED_MESSAGE)
                  .withNote(
                      courseChannel.name().shown() + " is archived: nothing is posted there")));
    }
    List<CourseId> staying = sharing.staying(courseChannel);
    if (courseChannel.channel().isEmpty() || staying.isEmpty()) {
      return wipe(courseChannel);
    }
    Sharing.Group group = sharing.of(courseChannel);
    List<Existing> scheduled =
        history.explained(channels.scheduled(courseChannel.channel().get()), group.courses());
    CourseId own = courseChannel.course().id();
    List<WantedMessage> wanted = new ArrayList<>();
    List<WantedMessage> othersWant = new ArrayList<>();
    boolean known = group.unreadable().isEmpty();
    for (Course course : scheduled.isEmpty() ? List.<Course>of() : group.courses()) {
      boolean isOwn = course.id().equals(own);
      if (isOwn || staying.contains(course.id())) {
        known &=
            add(
                isOwn ? courseChannel.subject() : courseChannel.subjectOf(course),
                isOwn ? wanted : othersWant);
      }
    }
    List<Action> actions = new ArrayList<>();
    for (Existing message : scheduled) {
      Optional<CourseId> owner = message.key().map(MessageKey::course);
      boolean isOthers = othersWant.stream().anyMatch(message::isWanted);
      boolean isOwn = owner.map(own::equals).orElse(wanted.stream().anyMatch(message::isWanted));
      if (isOwn && isOthers) {
        actions.add(
            left(courseChannel, message, "stays: another course of the channel wants it too"));
      } else if (isOwn && (owner.isPresent() || known)) {
        actions.add(delete(courseChannel, message));
      } else if (owner.isEmpty() && !isOthers && group.first().id().equals(own)) {
        actions.add(left(courseChannel, message, "stays: which course it belongs to is not known"));
      }
    }
    return actions.isEmpty() ? List.of(none(courseChannel)) : actions;
  }

  private static Action left(CourseChannel courseChannel, Existing message, String note) {
    return Action.note(
        MessageChanges.existing(Kind.SKIPPED, courseChannel, message).withNote(note));
  }

  /** Whether all that a course wants could be told. */
  private boolean add(CourseTexts.TextSubject subject, List<WantedMessage> wanted)
      throws CqorcException {
    List<Action> failures = new ArrayList<>();
    try {
      desiredMessages.of(subject, failures).forEach(desired -> wanted.add(desired.message()));
    } catch (InputException itsOwnTrouble) {
      return false;
    }
    return failures.isEmpty();
  }
}

package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.service.slack.ScheduledMessage;
import ca.calculquebec.cqorc.task.channel.MessageMatching.Existing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the journal remembers of a channel's messages. */
final class MessageHistory {
  private final Journal journal;

  MessageHistory(Journal journal) {
    this.journal = journal;
  }

  /** The scheduled ones, with what they are where it is known. */
  List<Existing> explained(List<ScheduledMessage> scheduled, List<Course> courses) {
    Map<String, MessageKey> keys = new HashMap<>();
    if (!scheduled.isEmpty()) {
      for (Course course : courses) {
        List<Journal.Intent> intents =
            new ArrayList<>(
                SlackIntents.ended(
                    journal, course.id(), Resource.SCHEDULED_MESSAGE.word(), SlackIntents.DONE));
        intents.addAll(SlackIntents.open(journal, course.id(), Resource.SCHEDULED_MESSAGE.word()));
        for (Journal.Intent intent : intents) {
          Optional<MessageKey> key = MessageKey.parse(course.id(), intent.key());
          if (intent.made().isPresent() && key.isPresent()) {
            keys.put(intent.made().get(), key.get());
          }
        }
      }
    }
    return scheduled.stream()
        .map(message -> new Existing(message, Optional.ofNullable(keys.get(message.id()))))
        .toList();
  }

  /** Intents of an interrupted run for this message. */
  List<Journal.Intent> begun(MessageKey message) {
    return SlackIntents.open(journal, message.course(), Resource.SCHEDULED_MESSAGE.word()).stream()
        .filter(intent -> isOf(intent, message))
        .toList();
  }

  /** What is known of a message that comes once, when the channel is new. */
  FirstMessage.Knowledge first(MessageKey message, boolean isOurs, boolean isRepost) {
    boolean posted = isEnded(message, SlackIntents.DONE) || isEnded(message, SlackIntents.UNKNOWN);
    Optional<Instant> begun =
        begun(message).stream().map(Journal.Intent::begun).reduce((earlier, later) -> later);
    return new FirstMessage.Knowledge(posted, begun, isOurs, isRepost);
  }

  /** It counts as posted from now on, and nobody is told of it again. */
  void countAsPosted(CourseId course, String name) {
    MessageKey key = new MessageKey(course, name, Optional.empty(), "");
    Journal.Intent intent =
        journal.begin(
            course, ChannelContribution.SERVICE, Resource.SCHEDULED_MESSAGE.word(), key.text());
    journal.finish(intent, SlackIntents.DONE);
  }

  private boolean isEnded(MessageKey message, String outcome) {
    return SlackIntents.ended(journal, message.course(), Resource.SCHEDULED_MESSAGE.word(), outcome)
        .stream()
        .anyMatch(intent -> isOf(intent, message));
  }

  private static boolean isOf(Journal.Intent intent, MessageKey message) {
    return MessageKey.parse(intent.course(), intent.key()).filter(message::isSame).isPresent();
  }

  /** Whether cqorc made the channel of this name for the course, or was about to. */
  boolean madeChannel(CourseId course, ChannelName name) {
    return SlackIntents.ended(journal, course, Resource.CHANNEL.word(), SlackIntents.CREATED)
            .stream()
            .anyMatch(intent -> intent.key().equals(name.text()))
        || SlackIntents.open(journal, course, Resource.CHANNEL.word()).stream()
            .anyMatch(intent -> intent.key().equals(name.text()));
  }
}

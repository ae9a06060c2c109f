package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Orphan;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.service.slack.ScheduledMessage;
import ca.calculquebec.cqorc.service.slack.SlackChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Live channels that were made for courses which have left the sheet. */
final class ChannelOrphans {
  private final Journal journal;
  private final Channels channels;
  private final ChannelNaming naming;

  ChannelOrphans(Journal journal, Channels channels, ChannelNaming naming) {
    this.journal = journal;
    this.channels = channels;
    this.naming = naming;
  }

  /** All but those of these courses, and those that a row names. */
  List<Orphan> except(Set<CourseId> standing) {
    List<Orphan> orphans = new ArrayList<>();
    for (CourseId course : journal.courses()) {
      if (!standing.contains(course)) {
        SlackIntents.ended(journal, course, Resource.CHANNEL.word(), SlackIntents.CREATED).stream()
            .flatMap(intent -> intent.made().stream())
            .distinct()
            .flatMap(id -> channels.live(id).stream())
            .filter(channel -> !naming.isNamed(new ChannelName(channel.name())))
            .forEach(channel -> orphans.add(orphan(course, channel)));
      }
    }
    return orphans;
  }

  private Orphan orphan(CourseId course, SlackChannel channel) {
    List<ScheduledMessage> messages = channels.scheduledIfRead(channel);
    Optional<Instant> last =
        messages.stream().map(ScheduledMessage::postAt).max(Comparator.naturalOrder());
    String name = new ChannelName(channel.name()).shown();
    String note =
        messages.isEmpty()
            ? ""
            : Words.count(messages.size(), "message")
                + (messages.size() == 1 ? " is" : " are")
                + " still to be posted there";
    return new Orphan(
        Change.of(Kind.UNWANTED, course, Resource.CHANNEL)
            .withWhich(name)
            .withId(channel.id())
            .withNote(note),
        "",
        last);
  }
}

package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.service.slack.SlackChannel;
import ca.calculquebec.cqorc.service.slack.SlackClient;
import ca.calculquebec.cqorc.task.channel.MessageMatching.Existing;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What Slack is going to post to the courses' channels, for {@code --list-messages}. */
public final class MessageReader {
  private final Channels channels;
  private final MessageHistory history;
  private final List<Course> all;

  /**
   * @param all every usable course of the sheet
   */
  public MessageReader(SlackClient slack, Journal journal, List<Course> all) throws CqorcException {
    this.channels = Channels.read(slack);
    this.history = new MessageHistory(journal);
    this.all = List.copyOf(all);
  }

  /**
   * One course's.
   *
   * @param channel as people see it: {@code #2026-09-14-pyt101-fr}; blank without one
   * @param note why there is nothing to show; may be blank
   * @param failed whether that is a failure
   */
  public record View(String channel, List<Line> messages, String note, boolean failed) {
    public View {
      messages = List.copyOf(messages);
    }
  }

  /**
   * A scheduled message.
   *
   * @param name NAME of its key, where the journal knows it
   * @param due in the course's zone
   * @param text as people read it
   */
  public record Line(String id, String name, ZonedDateTime due, String text) {}

  /** Of a course whose cell names a channel. */
  public View read(Course course) throws CqorcException {
    if (ChannelCell.isEmpty(course)) {
      return new View("", List.of(), "no channel yet (--create makes one)", false);
    }
    ChannelName name = ChannelNaming.ofCell(course);
    Optional<SlackChannel> channel = channels.find(course, name);
    if (channel.isEmpty()) {
      throw new InputException(
          ChannelCell.origin(course),
          "there is no channel " + name.shown() + " at Slack",
          "Correct the cell, or make it with cqorc slack --create.");
    }
    List<Line> lines = new ArrayList<>();
    for (Existing message : history.explained(channels.scheduled(channel.get()), all)) {
      lines.add(
          new Line(
              message.message().id(),
              message.key().map(MessageKey::name).orElse(""),
              message.message().postAt().atZone(course.start().getZone()),
              MessageChanges.readable(message.message().text())));
    }
    lines.sort(Comparator.comparing(line -> line.due().toInstant()));
    return new View(name.shown(), lines, lines.isEmpty() ? "no scheduled messages" : "", false);
  }
}

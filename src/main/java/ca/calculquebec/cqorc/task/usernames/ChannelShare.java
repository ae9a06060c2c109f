package ca.calculquebec.cqorc.task.usernames;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.service.slack.SlackBookmark;
import ca.calculquebec.cqorc.service.slack.SlackChannel;
import ca.calculquebec.cqorc.service.slack.SlackClient;
import java.util.List;
import java.util.Optional;

/**
 * Tells a course's channel where the spreadsheet is: by a message, at most once, and a bookmark.
 */
final class ChannelShare {
  static final String SERVICE = "slack";
  static final String COLUMN = "slack_channel";

  /** Tells what is about usernames from other messages and bookmarks. */
  static final String WHICH = "usernames";

  private final SlackClient slack;
  private final List<SlackChannel> channels;
  private final List<Course> all;
  private final Journal journal;
  private final AddressBookmark bookmarks;

  /**
   * @param channels as Slack lists them, archived ones included
   * @param all every course of the sheet: some may share a channel
   * @param turn is held while bookmarks change
   */
  ChannelShare(
      SlackClient slack,
      List<SlackChannel> channels,
      List<Course> all,
      Journal journal,
      Object turn) {
    this.slack = slack;
    this.channels = List.copyOf(channels);
    this.all = List.copyOf(all);
    this.journal = journal;
    this.bookmarks = new AddressBookmark(slack, journal, turn);
  }

  static String channelName(Course course) {
    return course.idCell(COLUMN).strip().replaceFirst("^#", "");
  }

  /** What is not told because Slack cannot be asked; a repeat tells it. */
  static Action untold(Course course, ServiceException failure) {
    Problem problem = Problem.of(failure);
    return Action.note(
        AddressMessage.change(course.id(), Kind.FAILED)
            .withNote(problem.cause() + ". " + problem.advice()));
  }

  /**
   * @param isOurs whether the journal of this machine knows how the file came to be
   */
  List<Action> plan(Work work, boolean isOurs) throws CqorcException {
    Course course = work.course();
    String name = channelName(course);
    Change message = AddressMessage.change(course.id(), Kind.SKIPPED);
    if (name.isEmpty()) {
      return List.of(
          Action.note(
              message.withNote("the sheet names no channel; cqorc slack --create makes one")));
    }
    Optional<SlackChannel> found =
        channels.stream().filter(channel -> channel.name().equals(name)).findFirst();
    if (found.isEmpty() || found.get().isArchived()) {
      return List.of(
          Action.note(
              message
                  .withKind(Kind.FAILED)
                  .withNote(
                      found.isEmpty()
                          ? "row "
                              + course.idRow(COLUMN)
                              + ", "
                              + COLUMN
                              + ": there is no public channel #"
                              + name
                          : "the channel #" + name + " is archived")));
    }
    SlackChannel channel = found.get();
    List<SlackBookmark> bookmarks = slack.listBookmarks(channel.id());
    boolean isShared = all.stream().filter(other -> channelName(other).equals(name)).count() > 1;
    return List.of(
        new AddressMessage(slack, journal).plan(work, channel, isOurs, bookmarks),
        this.bookmarks.plan(work, channel, isShared, bookmarks));
  }

  static void join(SlackClient slack, SlackChannel channel) throws CqorcException {
    if (!channel.isMember()) {
      slack.joinChannel(channel.id());
    }
  }
}

package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.Lazy;
import ca.calculquebec.cqorc.plan.LazyMap;
import ca.calculquebec.cqorc.plan.Step;
import ca.calculquebec.cqorc.plan.StepContext;
import ca.calculquebec.cqorc.service.slack.ScheduledMessage;
import ca.calculquebec.cqorc.service.slack.SlackBookmark;
import ca.calculquebec.cqorc.service.slack.SlackChannel;
import ca.calculquebec.cqorc.service.slack.SlackClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Slack's channels as they were read, each thing once a run and only when it is asked for. */
final class Channels {
  private final SlackClient slack;
  private final Map<String, SlackChannel> byName = new LinkedHashMap<>();
  private final Map<String, Deferred<String>> ids = new ConcurrentHashMap<>();
  private final Map<String, Object> locks = new ConcurrentHashMap<>();
  private final LazyMap<String, Set<String>> members;
  private final LazyMap<String, List<SlackBookmark>> bookmarks;
  private final Lazy<Map<String, List<ScheduledMessage>>> scheduled;
  private final Map<String, List<SlackBookmark>> added = new ConcurrentHashMap<>();
  private final Map<String, Integer> bookmarksRead = new ConcurrentHashMap<>();
  private final Map<String, List<ScheduledMessage>> allScheduled = new ConcurrentHashMap<>();

  private Channels(SlackClient slack, List<SlackChannel> channels) {
    this.slack = slack;
    for (SlackChannel channel : channels) {
      // A name is one channel's, archived or not; should Slack ever tell two, the live one counts.
      byName.merge(channel.name(), channel, (a, b) -> a.isArchived() ? b : a);
    }
    this.members = new LazyMap<>(slack::listMembers);
    this.bookmarks = new LazyMap<>(this::readBookmarks);
    this.scheduled = new Lazy<>(this::readScheduled);
  }

  static Channels read(SlackClient slack) throws ServiceException {
    return new Channels(slack, slack.listChannels());
  }

  /** By its name as a cell has it, or as it is made valid. */
  Optional<SlackChannel> find(Course course, ChannelName name) {
    SlackChannel written = byName.get(ChannelName.asWritten(ChannelCell.text(course)));
    return Optional.ofNullable(written == null ? byName.get(name.text()) : written);
  }

  /** Whether the course's cell names a channel that is there, archived or not. */
  boolean isThere(Course course) {
    return ChannelName.of(ChannelCell.text(course)).flatMap(name -> find(course, name)).isPresent();
  }

  /** Remembers a bookmark that this run added; another course may want the very same. */
  void added(SlackBookmark bookmark, String channelId) {
    added.computeIfAbsent(channelId, id -> new CopyOnWriteArrayList<>()).add(bookmark);
  }

  /** Those that this run has added to the channel. */
  List<SlackBookmark> added(String channelId) {
    return added.getOrDefault(channelId, List.of());
  }

  Set<String> members(SlackChannel channel) throws CqorcException {
    return members.get(channel.id());
  }

  List<SlackBookmark> bookmarks(SlackChannel channel) throws CqorcException {
    return bookmarks.get(channel.id());
  }

  private List<SlackBookmark> readBookmarks(String channelId) throws ServiceException {
    List<SlackBookmark> found = slack.listBookmarks(channelId);
    bookmarksRead.put(channelId, found.size());
    return found;
  }

  /** Of this channel; read for all channels at once. */
  List<ScheduledMessage> scheduled(SlackChannel channel) throws CqorcException {
    return scheduled.get().getOrDefault(channel.id(), List.of());
  }

  /** The same, but nobody is asked for it. */
  List<ScheduledMessage> scheduledIfRead(SlackChannel channel) {
    return allScheduled.getOrDefault(channel.id(), List.of());
  }

  /** The channel with this id, unless it is archived. */
  Optional<SlackChannel> live(String id) {
    return byName.values().stream()
        .filter(channel -> channel.id().equals(id) && !channel.isArchived())
        .findFirst();
  }

  private Map<String, List<ScheduledMessage>> readScheduled() throws ServiceException {
    Map<String, List<ScheduledMessage>> byChannel = new LinkedHashMap<>();
    for (ScheduledMessage message : slack.listScheduledMessages()) {
      byChannel.computeIfAbsent(message.channelId(), id -> new ArrayList<>()).add(message);
    }
    allScheduled.putAll(byChannel);
    return byChannel;
  }

  /** The channel with what was read of it, for the guard. */
  int resources(SlackChannel channel) {
    return 1 + bookmarksRead.getOrDefault(channel.id(), 0) + scheduledIfRead(channel).size();
  }

  /** The id of a channel still to be made, the same for all courses that share it. */
  Deferred<String> idOf(ChannelName name) {
    return ids.computeIfAbsent(name.text(), key -> Deferred.unknown("new channel"));
  }

  /** Slack refuses two calls on one channel's bookmarks at a time; and a channel is made once. */
  Step oneAtATime(ChannelName name, Step step) {
    Object lock = locks.computeIfAbsent(name.text(), key -> new Object());
    return context -> run(lock, step, context);
  }

  private static void run(Object lock, Step step, StepContext context) throws CqorcException {
    synchronized (lock) {
      step.run(context);
    }
  }
}

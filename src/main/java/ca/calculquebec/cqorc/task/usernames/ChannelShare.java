package ca.calculquebec.cqorc.task.usernames;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.IntendedCreate;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.StepContext;
import ca.calculquebec.cqorc.service.google.DriveFile;
import ca.calculquebec.cqorc.service.slack.SlackBookmark;
import ca.calculquebec.cqorc.service.slack.SlackChannel;
import ca.calculquebec.cqorc.service.slack.SlackClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells a course's channel where the spreadsheet is: by a message, at most once, and a bookmark.
 * Slack gives no way to look for a message: one whose fate is unknown is reported, not repeated.
 */
final class ChannelShare {
  static final String SERVICE = "slack";
  static final String COLUMN = "slack_channel";
  private static final String MESSAGE = "message";
  private static final String BOOKMARK = "bookmark";
  private static final String WHICH = "usernames";
  private static final String POSTED = "posted";
  private static final String UNKNOWN = "unknown";

  private final SlackClient slack;
  private final List<SlackChannel> channels;
  private final List<Course> all;
  private final Journal journal;

  /**
   * @param channels as Slack lists them, archived ones included
   * @param all every course of the sheet: some may share a channel
   */
  ChannelShare(SlackClient slack, List<SlackChannel> channels, List<Course> all, Journal journal) {
    this.slack = slack;
    this.channels = List.copyOf(channels);
    this.all = List.copyOf(all);
    this.journal = journal;
  }

  static String channelName(Course course) {
    return course.idCell(COLUMN).strip().replaceFirst("^#", "");
  }

  /**
   * @param isOurs whether the journal of this machine knows how the file came to be
   */
  List<Action> plan(Work work, boolean isOurs) throws CqorcException {
    Course course = work.course();
    String name = channelName(course);
    Change message = message(course.id(), Kind.LEFT_OUT);
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
    List<Action> actions = new ArrayList<>();
    actions.add(message(work, channel, isOurs, bookmarks));
    actions.add(bookmark(work, channel, bookmarks));
    return actions;
  }

  private static Change message(CourseId course, Kind kind) {
    return Change.of(kind, course, SERVICE, MESSAGE).withWhich(WHICH);
  }

  private Action message(
      Work work, SlackChannel channel, boolean isOurs, List<SlackBookmark> bookmarks) {
    CourseId course = work.course().id();
    Optional<DriveFile> file = work.file().get();
    if (file.isPresent()) {
      String key = file.get().id();
      if (isKnown(journal.finished(course, SERVICE, POSTED), key)) {
        return Action.note(message(course, Kind.IN_LINE).withNote("posted already"));
      }
      if (isKnown(journal.finished(course, SERVICE, UNKNOWN), key)) {
        return Action.note(
            message(course, Kind.LEFT_OUT).withNote("not known whether it was posted: left alone"));
      }
      List<Journal.Intent> begun = begun(journal.open(course, SERVICE), key);
      if (!begun.isEmpty()) {
        return Action.of(
            message(course, Kind.ADOPT)
                .withNote("an interrupted run may have posted it, or may not"),
            context -> giveUp(context, begun, channel, work));
      }
      String link = DriveFolder.link(file.get());
      boolean shown = bookmarks.stream().anyMatch(bookmark -> sameLink(bookmark.link(), link));
      if (shown) {
        return Action.note(
            message(course, Kind.IN_LINE).withNote("the channel has the bookmark already"));
      }
      if (!isOurs) {
        return Action.note(
            message(course, Kind.LEFT_OUT)
                .withNote(
                    "made elsewhere, so that nobody knows here whether it was posted: not posted"));
      }
    }
    Change change =
        message(course, Kind.CREATE)
            .withFields(List.of(FieldChange.set("to", "#" + channel.name())));
    return new Action(change, List.of(work.file()), context -> post(context, work, channel));
  }

  private static boolean isKnown(List<Journal.Intent> intents, String key) {
    return !begun(intents, key).isEmpty();
  }

  private static List<Journal.Intent> begun(List<Journal.Intent> intents, String key) {
    return intents.stream()
        .filter(intent -> intent.resource().equals(resource()) && intent.key().equals(key))
        .toList();
  }

  private static String resource() {
    return MESSAGE + " " + WHICH;
  }

  private void post(StepContext context, Work work, SlackChannel channel) throws CqorcException {
    DriveFile file = work.file().get().orElseThrow();
    String text = work.texts().message(DriveFolder.link(file));
    join(channel);
    Journal.Intent intent =
        context.journal().begin(work.course().id(), SERVICE, resource(), file.id());
    try {
      String stamp = slack.postMessage(channel.id(), text);
      context.journal().made(intent, stamp);
      context.journal().finish(intent, POSTED);
      context.id(stamp);
      context.detail("posted to #" + channel.name());
    } catch (ServiceException failure) {
      if (failure.uncertain()) {
        context.journal().finish(intent, UNKNOWN);
        unknown(context, channel, file);
        return;
      }
      context.journal().finish(intent, IntendedCreate.NOT_MADE);
      throw failure;
    }
  }

  /** Nobody can tell any more: reported once, and never posted again by itself. */
  private static void giveUp(
      StepContext context, List<Journal.Intent> begun, SlackChannel channel, Work work) {
    begun.forEach(intent -> context.journal().finish(intent, UNKNOWN));
    unknown(context, channel, work.file().get().orElseThrow());
  }

  private static void unknown(StepContext context, SlackChannel channel, DriveFile file) {
    context.problem(
        "whether the spreadsheet's address was posted to #" + channel.name() + " is not known",
        "Look into the channel; if it is not there, post it yourself: " + DriveFolder.link(file));
  }

  private void join(SlackChannel channel) throws CqorcException {
    if (!channel.isMember()) {
      slack.joinChannel(channel.id());
    }
  }

  private Action bookmark(Work work, SlackChannel channel, List<SlackBookmark> bookmarks)
      throws CqorcException {
    String title = work.texts().bookmarkTitle();
    Change change = Change.of(Kind.CREATE, work.course().id(), SERVICE, BOOKMARK).withWhich(title);
    Optional<String> link = work.file().get().map(DriveFolder::link);
    Optional<SlackBookmark> same =
        bookmarks.stream()
            .filter(one -> link.isPresent() && sameLink(one.link(), link.get()))
            .findFirst();
    if (same.isPresent() && same.get().title().equals(title)) {
      return inLine(change, work.course().id());
    }
    Optional<SlackBookmark> old = same.isPresent() ? same : old(work, title, bookmarks);
    if (old.isPresent()) {
      List<FieldChange> fields =
          List.of(
              FieldChange.of(
                  "address", old.get().link(), link.orElse("(new spreadsheet's address)")));
      return new Action(
          change.withKind(Kind.UPDATE).withId(old.get().id()).withFields(fields),
          List.of(work.file()),
          context -> edit(context, work, channel, title, old.get()));
    }
    return new Action(change, List.of(work.file()), context -> add(context, work, channel, title));
  }

  private Action inLine(Change change, CourseId course) {
    List<Journal.Intent> begun = bookmarksBegun(journal, course);
    if (begun.isEmpty()) {
      return Action.note(change.withKind(Kind.IN_LINE));
    }
    return Action.of(
        change.withKind(Kind.ADOPT).withNote("left by an interrupted run"),
        context -> begun.forEach(intent -> context.journal().finish(intent, POSTED)));
  }

  /**
   * One of ours that shows an earlier spreadsheet: by its title, in either language, where no other
   * course has the channel too.
   */
  private Optional<SlackBookmark> old(Work work, String title, List<SlackBookmark> bookmarks) {
    String name = channelName(work.course());
    boolean isShared = all.stream().filter(course -> channelName(course).equals(name)).count() > 1;
    if (isShared) {
      return Optional.empty();
    }
    List<String> titles = new ArrayList<>(List.of(title));
    for (Language language : Language.values()) {
      titles.add(Texts.standardTitle(language).value());
    }
    return bookmarks.stream().filter(one -> titles.contains(one.title())).findFirst();
  }

  private void add(StepContext context, Work work, SlackChannel channel, String title)
      throws CqorcException {
    String link = DriveFolder.link(work.file().get().orElseThrow());
    join(channel);
    CourseId course = work.course().id();
    bookmarksBegun(context.journal(), course)
        .forEach(intent -> context.journal().finish(intent, IntendedCreate.NOT_MADE));
    SlackBookmark made;
    // Slack refuses two calls on one channel's bookmarks at a time.
    synchronized (this) {
      made =
          new IntendedCreate(course, SERVICE, WHICH + " " + BOOKMARK, "", POSTED)
              .run(
                  context,
                  () -> slack.addBookmark(channel.id(), title, link),
                  () ->
                      slack.listBookmarks(channel.id()).stream()
                          .filter(one -> sameLink(one.link(), link))
                          .findFirst(),
                  SlackBookmark::id);
    }
    context.id(made.id());
    context.detail("added");
  }

  private void edit(
      StepContext context, Work work, SlackChannel channel, String title, SlackBookmark old)
      throws CqorcException {
    join(channel);
    String link = DriveFolder.link(work.file().get().orElseThrow());
    slack.editBookmark(channel.id(), old.id(), title, link);
    context.id(old.id());
    context.detail("changed");
  }

  private static List<Journal.Intent> bookmarksBegun(Journal journal, CourseId course) {
    return journal.open(course, SERVICE).stream()
        .filter(intent -> intent.resource().equals(WHICH + " " + BOOKMARK))
        .toList();
  }

  /** Slack escapes {@code &}, and may add a final slash. */
  private static boolean sameLink(String one, String other) {
    return comparable(one).equals(comparable(other));
  }

  private static String comparable(String link) {
    return link.replace("&amp;", "&").replaceFirst("/$", "");
  }
}

package ca.calculquebec.cqorc.task.usernames;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.IntendedCreate;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.StepContext;
import ca.calculquebec.cqorc.service.slack.SlackBookmark;
import ca.calculquebec.cqorc.service.slack.SlackChannel;
import ca.calculquebec.cqorc.service.slack.SlackClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bookmark of the spreadsheet in the course's channel; people's own stay as they are. */
final class AddressBookmark {
  private static final String BOOKMARK = "bookmark";
  private static final String DONE = "done";

  private final SlackClient slack;
  private final Journal journal;
  private final Object turn;

  /**
   * @param turn is held while bookmarks change: Slack refuses two calls on one channel's at a time
   */
  AddressBookmark(SlackClient slack, Journal journal, Object turn) {
    this.slack = slack;
    this.journal = journal;
    this.turn = turn;
  }

  /**
   * @param isShared whether another course has the channel too
   */
  Action plan(Work work, SlackChannel channel, boolean isShared, List<SlackBookmark> bookmarks)
      throws CqorcException {
    String title = work.texts().bookmarkTitle();
    Change change = Change.of(Kind.CREATE, work.course().id(), Resource.BOOKMARK).withWhich(title);
    Optional<String> link = work.file().get().map(DriveFolder::link);
    Optional<SlackBookmark> same =
        bookmarks.stream().filter(one -> link.isPresent() && one.leadsTo(link.get())).findFirst();
    if (same.isPresent() && same.get().isTitled(title)) {
      return inLine(change, work.course().id());
    }
    Optional<SlackBookmark> old = same.isPresent() || isShared ? same : old(title, bookmarks);
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
      return Action.note(change.withKind(Kind.UNCHANGED));
    }
    return Action.of(
        change.withKind(Kind.ADOPT).withNote("left by an interrupted run"),
        context -> begun.forEach(intent -> context.journal().finish(intent, DONE)));
  }

  /**
   * One of ours that shows an earlier spreadsheet: by its title, in either language. Where another
   * course has the channel too, it may be that one's.
   */
  private static Optional<SlackBookmark> old(String title, List<SlackBookmark> bookmarks) {
    List<String> titles = new ArrayList<>(List.of(title));
    for (Language language : Language.values()) {
      titles.add(Texts.standardTitle(language).value());
    }
    return bookmarks.stream().filter(one -> titles.contains(one.title())).findFirst();
  }

  private void add(StepContext context, Work work, SlackChannel channel, String title)
      throws CqorcException {
    String link = DriveFolder.link(work.file().get().orElseThrow());
    ChannelShare.join(slack, channel);
    CourseId course = work.course().id();
    bookmarksBegun(context.journal(), course)
        .forEach(intent -> context.journal().finish(intent, IntendedCreate.NOT_MADE));
    SlackBookmark made;
    synchronized (turn) {
      made =
          new IntendedCreate(
                  course, ChannelShare.SERVICE, ChannelShare.WHICH + " " + BOOKMARK, "", DONE)
              .run(
                  context,
                  () -> slack.addBookmark(channel.id(), title, link),
                  () ->
                      slack.listBookmarks(channel.id()).stream()
                          .filter(one -> one.leadsTo(link))
                          .findFirst(),
                  SlackBookmark::id);
    }
    context.id(made.id());
    context.detail("added");
  }

  private void edit(
      StepContext context, Work work, SlackChannel channel, String title, SlackBookmark old)
      throws CqorcException {
    ChannelShare.join(slack, channel);
    String link = DriveFolder.link(work.file().get().orElseThrow());
    synchronized (turn) {
      slack.editBookmark(channel.id(), old.id(), title, link);
    }
    context.id(old.id());
    context.detail("changed");
  }

  private static List<Journal.Intent> bookmarksBegun(Journal journal, CourseId course) {
    return journal.open(course, ChannelShare.SERVICE).stream()
        .filter(intent -> intent.resource().equals(ChannelShare.WHICH + " " + BOOKMARK))
        .toList();
  }
}

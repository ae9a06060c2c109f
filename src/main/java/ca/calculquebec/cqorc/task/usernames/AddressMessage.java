package ca.calculquebec.cqorc.task.usernames;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.IntendedCreate;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.StepContext;
import ca.calculquebec.cqorc.service.google.DriveFile;
import ca.calculquebec.cqorc.service.slack.SlackBookmark;
import ca.calculquebec.cqorc.service.slack.SlackChannel;
import ca.calculquebec.cqorc.service.slack.SlackClient;
import java.util.List;
import java.util.Optional;

/**
 * The message with the spreadsheet's address, at most once. Slack gives no way to look for it: one
 * of which nobody knows whether it went out is reported, not repeated.
 */
final class AddressMessage {
  private static final String MESSAGE = "message";
  private static final String POSTED = "posted";
  private static final String UNKNOWN = "unknown";

  private final SlackClient slack;
  private final Journal journal;

  AddressMessage(SlackClient slack, Journal journal) {
    this.slack = slack;
    this.journal = journal;
  }

  static Change change(CourseId course, Kind kind) {
    return Change.of(kind, course, Resource.MESSAGE).withWhich(ChannelShare.WHICH);
  }

  /**
   * @param isOurs whether the journal of this machine knows how the file came to be
   */
  Action plan(Work work, SlackChannel channel, boolean isOurs, List<SlackBookmark> bookmarks) {
    CourseId course = work.course().id();
    Optional<DriveFile> file = work.file().get();
    if (file.isPresent()) {
      String key = file.get().id();
      if (isKnown(journal.finished(course, ChannelShare.SERVICE, POSTED), key)) {
        return Action.note(change(course, Kind.UNCHANGED).withNote("posted already"));
      }
      if (isKnown(journal.finished(course, ChannelShare.SERVICE, UNKNOWN), key)) {
        return Action.note(
            change(course, Kind.UNKNOWN)
                .withNote("not known whether it was posted: look into the channel"));
      }
      List<Journal.Intent> begun = begun(journal.open(course, ChannelShare.SERVICE), key);
      if (!begun.isEmpty()) {
        return Action.of(
            change(course, Kind.ADOPT)
                .withNote("an interrupted run may have posted it, or may not"),
            context -> giveUp(context, begun, channel, work));
      }
      String link = DriveFolder.link(file.get());
      boolean shown = bookmarks.stream().anyMatch(bookmark -> bookmark.leadsTo(link));
      if (shown) {
        return Action.note(
            change(course, Kind.UNCHANGED).withNote("the channel has the bookmark already"));
      }
      if (!isOurs) {
        return Action.note(
            change(course, Kind.SKIPPED)
                .withNote(
                    "made elsewhere, so that nobody knows here whether it was posted: not posted"));
      }
    }
    Change change =
        change(course, Kind.CREATE)
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
    return MESSAGE + " " + ChannelShare.WHICH;
  }

  private void post(StepContext context, Work work, SlackChannel channel) throws CqorcException {
    DriveFile file = work.file().get().orElseThrow();
    String text = work.texts().message(DriveFolder.link(file));
    ChannelShare.join(slack, channel);
    Journal.Intent intent =
        context.journal().begin(work.course().id(), ChannelShare.SERVICE, resource(), file.id());
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
}

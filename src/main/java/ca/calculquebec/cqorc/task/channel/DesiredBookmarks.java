package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.task.channel.BookmarkMatching.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which bookmarks a course's channel should have, before anybody looks at what it has. */
final class DesiredBookmarks {
  private static final int LONGEST_TITLE = 256;
  private static final int LONGEST_LINK = 2048;

  private final List<BookmarkRule> rules;
  private final CourseTexts texts;

  DesiredBookmarks(List<BookmarkRule> rules, CourseTexts texts) {
    this.rules = rules;
    this.texts = texts;
  }

  /**
   * @param failures takes a note for each bookmark that could not be worded, since Zoom could not
   *     tell an address; the others are done
   */
  List<Wanted> of(CourseTexts.TextSubject subject, List<Action> failures) throws CqorcException {
    List<Wanted> wanted = new ArrayList<>();
    for (BookmarkRule rule : rules) {
      try {
        wanted(rule, subject).ifPresent(wanted::add);
      } catch (ServiceException trouble) {
        failures.add(
            Action.note(
                Change.of(Kind.FAILED, subject.course().id(), Resource.BOOKMARK)
                    .withWhich(rule.name())
                    .withNote(Problem.of(trouble).cause())));
      }
    }
    return wanted;
  }

  private Optional<Wanted> wanted(BookmarkRule rule, CourseTexts.TextSubject subject)
      throws CqorcException {
    Language language = subject.course().language();
    Optional<Setting> title = rule.title().in(language);
    Optional<Setting> link = rule.link().in(language);
    boolean meant =
        title.isPresent()
            && link.isPresent()
            && texts.holds(rule.condition().in(language), subject);
    if (!meant) {
      return Optional.empty();
    }
    CourseText address = texts.plain(link.get(), subject);
    String shownTitle = texts.plain(title.get(), subject).shown().strip();
    if (address.shown().isBlank() || shownTitle.isEmpty()) {
      return Optional.empty();
    }
    check(title.get(), shownTitle, link.get(), address);
    return Optional.of(new Wanted(rule.name(), shownTitle, address));
  }

  private static void check(Setting title, String shownTitle, Setting link, CourseText address)
      throws InputException {
    if (shownTitle.length() > LONGEST_TITLE) {
      throw new InputException(
          title.origin(),
          "the bookmark's title has " + shownTitle.length() + " characters",
          "Slack takes " + LONGEST_TITLE + ": shorten it.");
    }
    boolean isAddress = address.shown().matches("(?is)https?://\\S+");
    if (address.isKnown() && (!isAddress || address.shown().length() > LONGEST_LINK)) {
      throw new InputException(
          link.origin(),
          "\"" + shorter(address.shown()) + "\" cannot be a bookmark's address",
          "It must begin with http:// or https://, hold no blank, and at most "
              + LONGEST_LINK
              + " characters.");
    }
  }

  private static String shorter(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}

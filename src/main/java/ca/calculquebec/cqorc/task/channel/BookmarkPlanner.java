package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.CourseLinks;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Later;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.plan.Step;
import ca.calculquebec.cqorc.service.slack.SlackBookmark;
import ca.calculquebec.cqorc.service.slack.SlackClient;
import ca.calculquebec.cqorc.task.channel.BookmarkMatching.Fate;
import ca.calculquebec.cqorc.task.channel.BookmarkMatching.Match;
import ca.calculquebec.cqorc.task.channel.BookmarkMatching.Wanted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings a channel's bookmarks in line; people's own stay as they are. */
final class BookmarkPlanner {
  private static final int LONGEST_TITLE = 256;
  private static final int LONGEST_LINK = 2048;

  private final SlackClient slack;
  private final Channels channels;
  private final CourseTexts texts;
  private final List<BookmarkRule> rules;
  private final Sharing sharing;
  private final Journal journal;

  BookmarkPlanner(
      SlackClient slack,
      Channels channels,
      CourseTexts texts,
      List<BookmarkRule> rules,
      Sharing sharing,
      Journal journal) {
    this.slack = slack;
    this.channels = channels;
    this.texts = texts;
    this.rules = rules;
    this.sharing = sharing;
    this.journal = journal;
  }

  List<Action> plan(Target target) throws CqorcException {
    List<Wanted> wanted = new ArrayList<>();
    int before = 0;
    List<Action> failures = new ArrayList<>();
    List<Wanted> own = wanted(target.course(), target.links(), target.name(), failures);
    for (Course course : sharing.of(target).courses()) {
      if (course.id().equals(target.course().id())) {
        before = wanted.size();
        wanted.addAll(own);
      } else {
        wanted.addAll(others(course, target.name()));
      }
    }
    List<SlackBookmark> existing =
        target.channel().isPresent() ? channels.bookmarks(target.channel().get()) : List.of();
    List<Match> matches = BookmarkMatching.of(wanted, existing, made(target.course().id()));
    List<Action> actions = new ArrayList<>();
    for (Match match : matches.subList(before, before + own.size())) {
      actions.add(action(target, match));
    }
    actions.addAll(failures);
    actions.addAll(noLongerWanted(target, existing, matches));
    return actions;
  }

  /** Somebody may have come to use it: taking it away is left to people. */
  private List<Action> noLongerWanted(
      Target target, List<SlackBookmark> existing, List<Match> matches) {
    Collection<String> made = made(target.course().id()).values();
    List<Action> notes = new ArrayList<>();
    for (SlackBookmark bookmark : existing) {
      boolean matched =
          matches.stream()
              .flatMap(match -> match.existing().stream())
              .anyMatch(one -> one.id().equals(bookmark.id()));
      if (made.contains(bookmark.id()) && !matched) {
        notes.add(
            Action.note(
                ChannelChanges.of(Kind.UNWANTED, target.course().id(), ChannelChanges.BOOKMARK)
                    .withWhich(bookmark.title())
                    .withId(bookmark.id())
                    .withNote("made by cqorc and no longer wanted; remove it at Slack")));
      }
    }
    return notes;
  }

  /** What another course's templates make of it matters only as far as it can be read. */
  private List<Wanted> others(Course course, ChannelName name) throws CqorcException {
    try {
      return wanted(course, new CourseLinks(), name, new ArrayList<>());
    } catch (InputException itsOwnTrouble) {
      return List.of();
    }
  }

  /**
   * @param failures takes a note for each bookmark that could not be worded, since Zoom could not
   *     tell an address; the others are done
   */
  private List<Wanted> wanted(
      Course course, CourseLinks links, ChannelName name, List<Action> failures)
      throws CqorcException {
    CourseTexts.Subject subject = new CourseTexts.Subject(course, Optional.empty(), links, name);
    List<Wanted> wanted = new ArrayList<>();
    for (BookmarkRule rule : rules) {
      try {
        wanted(rule, subject).ifPresent(wanted::add);
      } catch (ServiceException trouble) {
        failures.add(
            Action.note(
                ChannelChanges.of(Kind.FAILED, course.id(), ChannelChanges.BOOKMARK)
                    .withWhich(rule.name())
                    .withNote(Problem.of(trouble).cause())));
      }
    }
    return wanted;
  }

  private Optional<Wanted> wanted(BookmarkRule rule, CourseTexts.Subject subject)
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

  /** The bookmarks that we made for the course, by NAME. */
  private Map<String, String> made(CourseId course) {
    Map<String, String> ids = new LinkedHashMap<>();
    for (Journal.Intent intent :
        Begun.ended(journal, course, ChannelChanges.BOOKMARK, Begun.DONE)) {
      intent.made().ifPresent(id -> ids.put(intent.key(), id));
    }
    return ids;
  }

  private Action action(Target target, Match match) {
    Wanted wanted = match.wanted();
    Kind kind =
        switch (match.fate()) {
          case ADD -> Kind.CREATE;
          case EDIT -> Kind.UPDATE;
          case IN_LINE, SHARED -> Kind.IN_LINE;
        };
    Change change =
        ChannelChanges.of(kind, target.course().id(), ChannelChanges.BOOKMARK)
            .withWhich(wanted.title());
    if (match.existing().isPresent()) {
      change = change.withId(match.existing().get().id());
    }
    List<Journal.Intent> begun =
        Begun.open(journal, target.course().id(), ChannelChanges.BOOKMARK).stream()
            .filter(intent -> intent.key().equals(wanted.name()))
            .toList();
    if (match.fate() == Fate.IN_LINE && !begun.isEmpty()) {
      return Action.of(
          change.withKind(Kind.ADOPT).withNote("left by an interrupted run"),
          Begun.complete(begun, match.existing().orElseThrow().id()));
    }
    if (kind == Kind.IN_LINE) {
      return Action.note(
          match.fate() == Fate.SHARED ? change.withNote("shared with another course") : change);
    }
    List<Later<?>> needs = new ArrayList<>(wanted.link().needs());
    needs.add(0, target.id());
    Step step =
        match.existing().isPresent()
            ? edit(target, wanted, match.existing().get())
            : add(target, wanted);
    return new Action(
        change.withFields(fields(match)), needs, channels.oneAtATime(target.name(), step));
  }

  private static List<FieldChange> fields(Match match) {
    Wanted wanted = match.wanted();
    if (match.existing().isEmpty()) {
      return List.of(FieldChange.set("address", wanted.link().shown()));
    }
    SlackBookmark old = match.existing().get();
    List<FieldChange> fields = new ArrayList<>();
    if (!old.title().equals(wanted.title())) {
      fields.add(FieldChange.of("title", old.title(), wanted.title()));
    }
    if (!old.link().equals(wanted.link().shown())) {
      fields.add(FieldChange.of("address", old.link(), wanted.link().shown()));
    }
    return fields;
  }

  private Step add(Target target, Wanted wanted) {
    return context -> {
      String channel = target.id().get().orElseThrow();
      String link = wanted.link().text();
      CourseId course = target.course().id();
      Begun.closeStale(
          context.journal(),
          course,
          ChannelChanges.BOOKMARK,
          intent -> intent.key().equals(wanted.name()));
      SlackBookmark bookmark =
          Begun.create(
              context,
              new Begun.Subject(course, ChannelChanges.BOOKMARK, wanted.name()),
              Begun.DONE,
              () -> slack.addBookmark(channel, wanted.title(), link),
              () ->
                  slack.listBookmarks(channel).stream()
                      .filter(new Wanted("", wanted.title(), CourseText.known(link))::is)
                      .findFirst(),
              SlackBookmark::id);
      context.id(bookmark.id());
      context.detail("added");
    };
  }

  private Step edit(Target target, Wanted wanted, SlackBookmark old) {
    return context -> {
      slack.editBookmark(
          target.id().get().orElseThrow(), old.id(), wanted.title(), wanted.link().text());
      context.id(old.id());
      context.detail("changed");
    };
  }
}

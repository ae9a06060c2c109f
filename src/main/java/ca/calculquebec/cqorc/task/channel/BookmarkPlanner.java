package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.Step;
import ca.calculquebec.cqorc.service.slack.SlackBookmark;
import ca.calculquebec.cqorc.service.slack.SlackClient;
import ca.calculquebec.cqorc.task.channel.BookmarkMatching.BookmarkMatchResult;
import ca.calculquebec.cqorc.task.channel.BookmarkMatching.Match;
import ca.calculquebec.cqorc.task.channel.BookmarkMatching.Wanted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings a channel's bookmarks in line; people's own stay as they are. */
final class BookmarkPlanner {
  private final SlackClient slack;
  private final Channels channels;
  private final DesiredBookmarks desiredBookmarks;
  private final Sharing sharing;
  private final Journal journal;
  private final ChannelRequest request;

  BookmarkPlanner(
      SlackClient slack,
      Channels channels,
      DesiredBookmarks desiredBookmarks,
      Sharing sharing,
      Journal journal,
      ChannelRequest request) {
    this.slack = slack;
    this.channels = channels;
    this.desiredBookmarks = desiredBookmarks;
    this.sharing = sharing;
    this.journal = journal;
    this.request = request;
  }

  List<Action> plan(CourseChannel courseChannel) throws CqorcException {
    List<Wanted> wanted = new ArrayList<>();
    int before = 0;
    List<Wanted> others = new ArrayList<>();
    List<Action> failures = new ArrayList<>();
    List<Wanted> own = desiredBookmarks.of(courseChannel.subject(), failures);
    for (Course course : sharing.of(courseChannel).courses()) {
      if (course.id().equals(courseChannel.course().id())) {
        before = wanted.size();
        wanted.addAll(own);
      } else {
        List<Wanted> theirs =
            desiredBookmarks.of(courseChannel.subjectOf(course), new ArrayList<>());
        wanted.addAll(theirs);
        others.addAll(theirs);
      }
    }
    List<SlackBookmark> existing =
        courseChannel.channel().isPresent()
            ? channels.bookmarks(courseChannel.channel().get())
            : List.of();
    List<Match> matches = BookmarkMatching.of(wanted, existing, made(courseChannel.course().id()));
    List<Action> actions = new ArrayList<>();
    List<Match> ours = matches.subList(before, before + own.size());
    List<Match> ordered = new ArrayList<>(ours);
    Optional<Match> usernames = ofUsernames(courseChannel.course().id(), existing, matches);
    usernames.ifPresent(ordered::add);
    Set<String> made = madeByUs(courseChannel.course().id(), ours);
    if (!made.isEmpty()) {
      usernames.flatMap(Match::existing).ifPresent(one -> made.add(one.id()));
    }
    List<Match> misplaced = BookmarkMatching.misplaced(ordered, others, existing, made);
    for (Match match : ours) {
      actions.add(
          request.reorders() && misplaced.contains(match)
              ? move(courseChannel, match, Resource.BOOKMARK.word())
              : action(courseChannel, match));
    }
    if (request.reorders() && usernames.filter(misplaced::contains).isPresent()) {
      actions.add(move(courseChannel, usernames.get(), ChannelChanges.USERNAMES_BOOKMARK));
    }
    if (!request.reorders() && !misplaced.isEmpty()) {
      actions.add(Action.note(outOfOrder(courseChannel.course().id())));
    }
    actions.addAll(failures);
    if (failures.isEmpty()) {
      // What could not be worded now may be the very one that stands there.
      actions.addAll(noLongerWanted(courseChannel, existing, matches));
    }
    return actions;
  }

  /** A remark: the links are right, and people find them elsewhere. */
  private static Change outOfOrder(CourseId course) {
    return Change.of(Kind.UNWANTED, course, Resource.BOOKMARKS)
        .withNote(
            "not in the order of the configuration; cqorc slack --bookmarks --reorder --course_id "
                + course
                + " puts them into it");
  }

  /** The one that {@code cqorc usernames} made in the channel, as this computer knows. */
  private Optional<Match> ofUsernames(
      CourseId course, List<SlackBookmark> existing, List<Match> matches) {
    List<String> ids =
        SlackIntents.ended(journal, course, ChannelChanges.USERNAMES_BOOKMARK, SlackIntents.DONE)
            .stream()
            .flatMap(intent -> intent.made().stream())
            .toList();
    return existing.stream()
        .filter(one -> ids.contains(one.id()))
        .filter(
            one -> matches.stream().noneMatch(match -> match.existing().equals(Optional.of(one))))
        .findFirst()
        .map(
            one ->
                new Match(
                    new Wanted("", one.title(), CourseText.known(one.link())),
                    BookmarkMatchResult.UNCHANGED,
                    Optional.of(one)));
  }

  /**
   * Slack has no call that moves one.
   *
   * @param resource as the journal calls it
   */
  private Action move(CourseChannel courseChannel, Match match, String resource) {
    Wanted wanted = match.wanted();
    SlackBookmark old = match.existing().orElseThrow();
    List<Deferred<?>> needs = new ArrayList<>(wanted.link().needs());
    needs.add(0, courseChannel.id());
    Step add = add(courseChannel, wanted, resource);
    Step step =
        context -> {
          slack.removeBookmark(courseChannel.id().get().orElseThrow(), old.id());
          add.run(context);
          context.detail("put in its place");
        };
    return new Action(
        Change.of(Kind.UPDATE, courseChannel.course().id(), Resource.BOOKMARK)
            .withWhich(wanted.title())
            .withId(old.id())
            .withFields(fields(match))
            .withNote("removed and added again, in its place"),
        needs,
        channels.oneAtATime(courseChannel.name(), step));
  }

  /** Somebody may have come to use it: taking it away is left to people. */
  private List<Action> noLongerWanted(
      CourseChannel courseChannel, List<SlackBookmark> existing, List<Match> matches) {
    Collection<String> made = made(courseChannel.course().id()).values();
    List<Action> notes = new ArrayList<>();
    for (SlackBookmark bookmark : existing) {
      boolean matched =
          matches.stream()
              .flatMap(match -> match.existing().stream())
              .anyMatch(one -> one.id().equals(bookmark.id()));
      if (made.contains(bookmark.id()) && !matched) {
        notes.add(
            Action.note(
                Change.of(Kind.UNWANTED, courseChannel.course().id(), Resource.BOOKMARK)
                    .withWhich(bookmark.title())
                    .withId(bookmark.id())
                    .withNote("made by cqorc and no longer wanted; remove it at Slack")));
      }
    }
    return notes;
  }

  /** The bookmarks that we made for the course, by NAME. */
  private Map<String, String> made(CourseId course) {
    Map<String, String> ids = new LinkedHashMap<>();
    for (Journal.Intent intent :
        SlackIntents.ended(journal, course, Resource.BOOKMARK.word(), SlackIntents.DONE)) {
      intent.made().ifPresent(id -> ids.put(intent.key(), id));
    }
    return ids;
  }

  /** With what an interrupted run left, whose ids the journal has not heard of. */
  private Set<String> madeByUs(CourseId course, List<Match> matches) {
    Set<String> ids = new LinkedHashSet<>(made(course).values());
    Set<String> begun = new LinkedHashSet<>();
    SlackIntents.open(journal, course, Resource.BOOKMARK.word())
        .forEach(intent -> begun.add(intent.key()));
    for (Match match : matches) {
      if (match.result() == BookmarkMatchResult.UNCHANGED
          && begun.contains(match.wanted().name())) {
        ids.add(match.existing().orElseThrow().id());
      }
    }
    return ids;
  }

  private Action action(CourseChannel courseChannel, Match match) {
    Wanted wanted = match.wanted();
    Kind kind =
        switch (match.result()) {
          case ADD -> Kind.CREATE;
          case EDIT -> request.changes() ? Kind.UPDATE : Kind.DIFFERS;
          case UNCHANGED, SHARED -> Kind.UNCHANGED;
        };
    Change change =
        Change.of(kind, courseChannel.course().id(), Resource.BOOKMARK).withWhich(wanted.title());
    if (match.existing().isPresent()) {
      change = change.withId(match.existing().get().id());
    }
    List<Journal.Intent> begun =
        SlackIntents.open(journal, courseChannel.course().id(), Resource.BOOKMARK.word()).stream()
            .filter(intent -> intent.key().equals(wanted.name()))
            .toList();
    if (match.result() == BookmarkMatchResult.UNCHANGED && !begun.isEmpty()) {
      return Action.of(
          change.withKind(Kind.ADOPT).withNote("left by an interrupted run"),
          SlackIntents.complete(begun, match.existing().orElseThrow().id()));
    }
    if (kind == Kind.UNCHANGED) {
      return Action.note(
          match.result() == BookmarkMatchResult.SHARED
              ? change.withNote("shared with another course")
              : change);
    }
    if (kind == Kind.DIFFERS) {
      return Action.note(change.withFields(fields(match)));
    }
    List<Deferred<?>> needs = new ArrayList<>(wanted.link().needs());
    needs.add(0, courseChannel.id());
    Step step =
        match.existing().isPresent()
            ? edit(courseChannel, wanted, match.existing().get())
            : add(courseChannel, wanted, Resource.BOOKMARK.word());
    return new Action(
        change.withFields(fields(match)), needs, channels.oneAtATime(courseChannel.name(), step));
  }

  private static List<FieldChange> fields(Match match) {
    Wanted wanted = match.wanted();
    if (match.existing().isEmpty()) {
      return List.of(FieldChange.set("address", wanted.link().shown()));
    }
    SlackBookmark old = match.existing().get();
    List<FieldChange> fields = new ArrayList<>();
    if (!old.isTitled(wanted.title())) {
      fields.add(FieldChange.of("title", old.title(), wanted.title()));
    }
    if (!wanted.link().isKnown() || !old.leadsTo(wanted.link().shown())) {
      fields.add(FieldChange.of("address", old.link(), wanted.link().shown()));
    }
    return fields;
  }

  private Step add(CourseChannel courseChannel, Wanted wanted, String resource) {
    return context -> {
      String channel = courseChannel.id().get().orElseThrow();
      String link = wanted.link().text();
      CourseId course = courseChannel.course().id();
      SlackIntents.closeStale(
          context.journal(), course, resource, intent -> intent.key().equals(wanted.name()));
      Wanted known = new Wanted("", wanted.title(), CourseText.known(link));
      Optional<SlackBookmark> twin = channels.added(channel).stream().filter(known::is).findFirst();
      if (twin.isPresent()) {
        context.id(twin.get().id());
        context.detail("added for another course");
        return;
      }
      SlackBookmark bookmark =
          SlackIntents.create(
              context,
              new SlackIntents.IntentSubject(course, resource, wanted.name()),
              SlackIntents.DONE,
              () -> slack.addBookmark(channel, wanted.title(), link),
              () -> slack.listBookmarks(channel).stream().filter(known::is).findFirst(),
              SlackBookmark::id);
      channels.added(bookmark, channel);
      context.id(bookmark.id());
      context.detail("added");
    };
  }

  private Step edit(CourseChannel courseChannel, Wanted wanted, SlackBookmark old) {
    return context -> {
      slack.editBookmark(
          courseChannel.id().get().orElseThrow(), old.id(), wanted.title(), wanted.link().text());
      context.id(old.id());
      context.detail("changed");
    };
  }
}

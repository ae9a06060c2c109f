package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.service.slack.SlackBookmark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the bookmarks that a channel should have beside those that it has. People's own bookmarks
 * are theirs: one is ours by its title, or because the journal remembers that we made it.
 */
final class BookmarkMatching {
  /**
   * @param name NAME of its rule
   * @param link what the plan shows of it, when it is not known yet
   */
  record Wanted(String name, String title, CourseText link) {
    boolean is(SlackBookmark bookmark) {
      return bookmark.isTitled(title) && link.isKnown() && bookmark.leadsTo(link.shown());
    }

    boolean isLike(Wanted other) {
      return title.equals(other.title)
          && link.isKnown()
          && other.link.isKnown()
          && SlackBookmark.isSameLink(link.shown(), other.link.shown());
    }
  }

  /** What becomes of a wanted one. */
  enum BookmarkMatchResult {
    UNCHANGED,
    /** Another course that shares the channel wants the very same. */
    SHARED,
    ADD,
    EDIT
  }

  /** A wanted bookmark with what becomes of it, and the one that it concerns. */
  record Match(Wanted wanted, BookmarkMatchResult result, Optional<SlackBookmark> existing) {}

  private BookmarkMatching() {}

  /**
   * Those that do not stand in the order in which they are wanted. Slack moves none and adds only
   * at the end, so all behind the first that is missing or stands too early come again.
   *
   * @param own of one course, in the wanted order
   * @param others what courses that share the channel want: ours stand behind those that come
   *     earlier in our order too, which are not ours to move
   * @param made ids of bookmarks that we made: all others are people's; where nothing is
   *     remembered, twins of what is wanted are ours
   */
  static List<Match> misplaced(
      List<Match> own, List<Wanted> others, List<SlackBookmark> existing, Collection<String> made) {
    List<Match> misplaced = new ArrayList<>();
    boolean broken = false;
    int last = -1;
    for (Match match : own) {
      broken |= match.result() == BookmarkMatchResult.ADD;
      Optional<SlackBookmark> there =
          match
              .existing()
              .filter(
                  one ->
                      made.isEmpty()
                          ? match.result() == BookmarkMatchResult.UNCHANGED
                          : made.contains(one.id()));
      if (others.stream().anyMatch(match.wanted()::isLike)
          && there.filter(one -> made.contains(one.id())).isEmpty()) {
        last = Math.max(last, place(match.wanted(), existing));
        continue;
      }
      if (there.isPresent()) {
        int place = existing.indexOf(there.get());
        broken |= place < last;
        last = Math.max(place, last);
        if (broken) {
          misplaced.add(match);
        }
      }
    }
    return misplaced;
  }

  /** Where it stands; -1 when it does not. */
  private static int place(Wanted wanted, List<SlackBookmark> existing) {
    return existing.stream().filter(wanted::is).findFirst().map(existing::indexOf).orElse(-1);
  }

  /**
   * @param made ids of bookmarks that we made, by name
   */
  static List<Match> of(
      List<Wanted> wanted, List<SlackBookmark> existing, Map<String, String> made) {
    List<SlackBookmark> left = new ArrayList<>(existing);
    Match[] matches = new Match[wanted.size()];
    for (int i = 0; i < matches.length; i++) {
      Wanted one = wanted.get(i);
      if (wanted.subList(0, i).stream().anyMatch(one::isLike)) {
        matches[i] = new Match(one, BookmarkMatchResult.SHARED, Optional.empty());
        continue;
      }
      Optional<SlackBookmark> same = left.stream().filter(one::is).findFirst();
      if (same.isPresent()) {
        left.remove(same.get());
        matches[i] = new Match(one, BookmarkMatchResult.UNCHANGED, same);
      }
    }
    for (int i = 0; i < matches.length; i++) {
      if (matches[i] == null) {
        Wanted one = wanted.get(i);
        Optional<SlackBookmark> old =
            left.stream()
                .filter(bookmark -> bookmark.isTitled(one.title()))
                .findFirst()
                .or(
                    () ->
                        left.stream()
                            .filter(bookmark -> bookmark.id().equals(made.get(one.name())))
                            .findFirst());
        old.ifPresent(left::remove);
        matches[i] =
            new Match(
                one, old.isPresent() ? BookmarkMatchResult.EDIT : BookmarkMatchResult.ADD, old);
      }
    }
    return List.of(matches);
  }
}

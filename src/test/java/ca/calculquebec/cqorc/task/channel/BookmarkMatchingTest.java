package ca.calculquebec.cqorc.task.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.service.slack.SlackBookmark;
import ca.calculquebec.cqorc.task.channel.BookmarkMatching.BookmarkMatchResult;
import ca.calculquebec.cqorc.task.channel.BookmarkMatching.Match;
import ca.calculquebec.cqorc.task.channel.BookmarkMatching.Wanted;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BookmarkMatchingTest {
  private static Wanted wanted(String name, String title, String link) {
    return new Wanted(name, title, CourseText.known(link));
  }

  private static List<String> told(List<Match> matches) {
    return matches.stream()
        .map(match -> match.result() + match.existing().map(old -> " " + old.id()).orElse(""))
        .toList();
  }

  private static List<String> match(List<Wanted> wanted, SlackBookmark... existing) {
    return told(BookmarkMatching.of(wanted, List.of(existing), Map.of()));
  }

  @Test
  void equal_ones_are_in_line_missing_ones_are_added_changed_ones_edited() {
    assertEquals(
        List.of("UNCHANGED B1", "EDIT B2", "ADD"),
        match(
            List.of(
                wanted("a", "A", "https://a.example"),
                wanted("b", "B", "https://b.example/new"),
                wanted("c", "C", "https://c.example")),
            new SlackBookmark("B1", "A", "https://a.example/"),
            new SlackBookmark("B2", "B", "https://b.example/old")));
  }

  @Test
  void what_slack_hands_back_escaped_is_in_line() {
    assertEquals(
        List.of("UNCHANGED B1", "EDIT B2"),
        match(
            List.of(
                wanted("a", "R & D <x>", "https://a.example/?a=1&b=2"),
                wanted("b", "R &amp; D", "https://b.example")),
            new SlackBookmark("B1", "R &amp; D &lt;x&gt;", "https://a.example/?a=1&amp;b=2"),
            new SlackBookmark("B2", "R &amp; D", "https://c.example")));
  }

  @Test
  void peoples_own_stay_even_with_the_same_address() {
    assertEquals(
        List.of("ADD"),
        match(
            List.of(wanted("a", "A", "https://a.example")),
            new SlackBookmark("B1", "Mon lien", "https://a.example")));
  }

  @Test
  void one_of_ours_gets_its_new_title() {
    assertEquals(
        List.of("EDIT B1"),
        told(
            BookmarkMatching.of(
                List.of(wanted("a", "Nouveau", "https://a.example")),
                List.of(new SlackBookmark("B1", "Ancien", "https://a.example")),
                Map.of("a", "B1"))));
  }

  @Test
  void two_courses_of_one_channel_share_what_is_equal_and_keep_what_is_not() {
    assertEquals(
        List.of("ADD", "SHARED", "UNCHANGED B2", "ADD"),
        match(
            List.of(
                wanted("eb", "Liens", "https://eb.example"),
                wanted("eb", "Liens", "https://eb.example"),
                wanted("zoom", "Zoom", "https://zoom.example/2"),
                wanted("zoom", "Zoom", "https://zoom.example/1")),
            new SlackBookmark("B2", "Zoom", "https://zoom.example/2")));
  }

  @Test
  void an_address_still_to_be_made_is_edited_in() {
    Wanted later =
        new Wanted(
            "zoom",
            "Zoom",
            new CourseText(
                "(new webinar's address)",
                List.of(Deferred.unknown("new webinar's address")),
                "",
                () -> "https://zoom.example/3"));
    assertEquals(
        List.of("EDIT B1"),
        match(List.of(later), new SlackBookmark("B1", "Zoom", "https://zoom.example/1")));
    assertEquals(
        BookmarkMatchResult.ADD,
        BookmarkMatching.of(List.of(later), List.of(), Map.of()).get(0).result());
  }

  private static List<String> misplaced(List<String> standing, List<String> made) {
    return misplaced(List.of(), standing, made);
  }

  /**
   * @param others what another course of the channel wants, all of the same three
   */
  private static List<String> misplaced(
      List<Integer> others, List<String> standing, List<String> made) {
    List<Wanted> wanted =
        List.of(
            wanted("a", "A", "https://a.example"),
            wanted("b", "B", "https://b.example"),
            wanted("c", "C", "https://c.example"));
    List<SlackBookmark> existing =
        standing.stream()
            .map(
                one ->
                    new SlackBookmark(
                        one, one, "https://" + one.toLowerCase(Locale.ROOT) + ".example"))
            .toList();
    List<Match> matches = BookmarkMatching.of(wanted, existing, Map.of());
    List<Wanted> shared = others.stream().map(wanted::get).toList();
    return told(BookmarkMatching.misplaced(matches, shared, existing, made));
  }

  @Test
  void ours_stand_behind_what_another_course_made_of_the_earlier_ones() {
    assertEquals(List.of(), misplaced(List.of(0), List.of("A", "B", "C"), List.of("B", "C")));
    assertEquals(
        List.of("UNCHANGED B", "UNCHANGED C"),
        misplaced(List.of(0), List.of("B", "A", "C"), List.of("B", "C")));
    assertEquals(
        List.of("UNCHANGED C"), misplaced(List.of(1), List.of("A", "C", "B"), List.of("A", "C")));
    // What comes later in our order may stand anywhere.
    assertEquals(List.of(), misplaced(List.of(2), List.of("C", "A", "B"), List.of("A", "B")));
  }

  @Test
  void what_stands_behind_a_missing_one_or_one_that_came_late_is_out_of_place() {
    List<String> ours = List.of("A", "B", "C");
    assertEquals(List.of(), misplaced(List.of("A", "B", "C"), ours));
    assertEquals(List.of(), misplaced(List.of("X", "A", "Y", "B"), ours));
    assertEquals(List.of("UNCHANGED C"), misplaced(List.of("A", "C"), ours));
    assertEquals(List.of("UNCHANGED B", "UNCHANGED C"), misplaced(List.of("B", "C", "A"), ours));
    assertEquals(List.of("UNCHANGED C"), misplaced(List.of("A", "C", "B"), ours));
  }

  @Test
  void what_the_journal_does_not_know_is_a_persons() {
    assertEquals(List.of(), misplaced(List.of("C", "A", "B"), List.of("A", "B")));
    assertEquals(List.of("UNCHANGED C"), misplaced(List.of("C", "A", "B"), List.of()));
  }
}

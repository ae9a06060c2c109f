package ca.calculquebec.cqorc.task.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.service.slack.ScheduledMessage;
import ca.calculquebec.cqorc.task.channel.FirstMessage.FirstMessageState;
import ca.calculquebec.cqorc.task.channel.MessageMatching.Existing;
import ca.calculquebec.cqorc.task.channel.MessageMatching.Match;
import ca.calculquebec.cqorc.task.channel.MessageMatching.MatchedMessages;
import ca.calculquebec.cqorc.task.channel.MessageMatching.MessageMatchResult;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageMatchingTest {
  private static final ZoneId ZONE = ZoneId.of("America/Toronto");
  private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");
  private static final CourseId COURSE = new CourseId("1001");

  private static MessageKey key(String name, String text) {
    return new MessageKey(COURSE, name, Optional.empty(), MessageKey.digest(text));
  }

  private static WantedMessage wanted(String name, Duration from, String text) {
    ZonedDateTime due = NOW.plus(from).atZone(ZONE);
    return new WantedMessage(
        key(name, text),
        Optional.of(due),
        Duration.ZERO,
        CourseText.known(text),
        FirstMessageState.POST);
  }

  private static WantedMessage first(String name, String text, FirstMessageState state) {
    return new WantedMessage(
        key(name, text), Optional.empty(), Duration.ofMinutes(1), CourseText.known(text), state);
  }

  private static Existing existing(String id, Duration from, String text) {
    return new Existing(new ScheduledMessage(id, "C1", NOW.plus(from), text), Optional.empty());
  }

  private static Existing known(String id, Duration from, String text, MessageKey key) {
    return new Existing(new ScheduledMessage(id, "C1", NOW.plus(from), text), Optional.of(key));
  }

  private static List<MessageMatchResult> results(MatchedMessages result) {
    return result.matches().stream().map(Match::result).toList();
  }

  private static List<String> ids(List<Existing> existing) {
    return existing.stream().map(one -> one.message().id()).toList();
  }

  private static final Duration TOMORROW = Duration.ofDays(1);

  @Test
  void what_is_scheduled_already_stays() {
    MatchedMessages result =
        MessageMatching.of(
            List.of(wanted("debut", TOMORROW, "Bonjour")),
            List.of(existing("Q1", TOMORROW, "Bonjour")),
            NOW);
    assertEquals(List.of(MessageMatchResult.UNCHANGED), results(result));
    assertEquals(List.of(), result.unwanted());
  }

  @Test
  void slacks_own_way_of_writing_a_text_is_no_difference() {
    MatchedMessages result =
        MessageMatching.of(
            List.of(
                wanted("debut", TOMORROW, "R &amp; D: https://a.example/?a=1&amp;b=2 <!channel>")),
            List.of(
                existing(
                    "Q1", TOMORROW, "R &amp; D: <https://a.example/?a=1&amp;b=2> <!channel>\n")),
            NOW);
    assertEquals(List.of(MessageMatchResult.UNCHANGED), results(result));
  }

  @Test
  void what_the_journal_knows_is_in_line_in_whatever_form_slack_hands_it_back() {
    MessageKey key = key("debut", "Merci :)");
    MatchedMessages result =
        MessageMatching.of(
            List.of(wanted("debut", TOMORROW, "Merci :)")),
            List.of(known("Q1", TOMORROW, "Merci :slightly_smiling_face:", key)),
            NOW);
    assertEquals(List.of(MessageMatchResult.UNCHANGED), results(result));
  }

  @Test
  void a_missing_one_is_scheduled_and_an_unwanted_one_deleted() {
    MatchedMessages result =
        MessageMatching.of(
            List.of(wanted("debut", TOMORROW, "Bonjour")),
            List.of(existing("Q1", Duration.ofDays(3), "Autre chose")),
            NOW);
    assertEquals(List.of(MessageMatchResult.SCHEDULE), results(result));
    assertEquals(List.of("Q1"), ids(result.unwanted()));
  }

  @Test
  void another_time_or_another_text_replaces() {
    MatchedMessages result =
        MessageMatching.of(
            List.of(
                wanted("debut", Duration.ofDays(2), "Bonjour"),
                wanted("fin", Duration.ofDays(5), "Au revoir")),
            List.of(
                existing("Q1", TOMORROW, "Bonjour"),
                existing("Q2", Duration.ofDays(5), "À bientôt")),
            NOW);
    assertEquals(List.of(MessageMatchResult.REPLACE, MessageMatchResult.REPLACE), results(result));
    assertEquals(
        List.of("Q1", "Q2"),
        result.matches().stream().map(match -> match.existing().get().message().id()).toList());
    assertEquals(List.of(), result.unwanted());
  }

  @Test
  void only_what_nobody_knows_may_be_the_former_shape_of_a_new_message() {
    Existing other = known("Q1", Duration.ofDays(3), "Au revoir", key("fin", "Au revoir"));
    Existing stranger = existing("Q2", Duration.ofDays(4), "Bonsoir");
    Existing second = existing("Q3", Duration.ofDays(5), "Bonne nuit");
    MatchedMessages result =
        MessageMatching.of(
            List.of(wanted("debut", TOMORROW, "Bonjour")), List.of(other, stranger, second), NOW);
    assertEquals(List.of(MessageMatchResult.SCHEDULE), results(result));
    assertEquals(List.of(other, stranger, second), result.unwanted());
    assertEquals(List.of(stranger), result.replaced());
  }

  @Test
  void a_window_begins_with_the_message_that_opens_it_and_ends_before_five_minutes() {
    Instant[] times = {NOW.minusSeconds(300), NOW, NOW.plusSeconds(300)};
    MessageTimes.Calendar calendar = new MessageTimes.Calendar();
    for (Instant time : times) {
      for (int i = 0; i < MessageTimes.MOST; i++) {
        assertTrue(calendar.takeIfFree(time), time + " " + i);
      }
    }
    for (Instant time : times) {
      assertFalse(calendar.takeIfFree(time.minusSeconds(1)));
      assertFalse(calendar.takeIfFree(time));
      assertFalse(calendar.takeIfFree(time.plusSeconds(299)));
    }
    assertTrue(calendar.takeIfFree(NOW.minusSeconds(600)));
    assertTrue(calendar.takeIfFree(NOW.plusSeconds(600)));
  }

  @Test
  void doubles_are_unwanted() {
    MatchedMessages result =
        MessageMatching.of(
            List.of(wanted("debut", TOMORROW, "Bonjour")),
            List.of(existing("Q1", TOMORROW, "Bonjour"), existing("Q2", TOMORROW, "Bonjour")),
            NOW);
    assertEquals(List.of(MessageMatchResult.UNCHANGED), results(result));
    assertEquals(List.of("Q2"), ids(result.unwanted()));
  }

  @Test
  void what_is_due_within_five_minutes_is_left_alone() {
    Duration near = Duration.ofMinutes(5);
    MatchedMessages result =
        MessageMatching.of(
            List.of(wanted("debut", near, "Bonjour à tous")),
            List.of(existing("Q1", near, "Bonjour"), existing("Q2", near, "Autre chose")),
            NOW);
    assertEquals(List.of(MessageMatchResult.LEFT_ALONE), results(result));
    assertEquals(List.of(), result.unwanted());
    assertEquals(List.of("Q2"), ids(result.unwantedButNear()));
  }

  @Test
  void a_second_later_it_may_still_be_replaced() {
    Duration far = Duration.ofMinutes(5).plusSeconds(1);
    MatchedMessages result =
        MessageMatching.of(
            List.of(wanted("debut", far, "Bonjour à tous")),
            List.of(existing("Q1", far, "Bonjour")),
            NOW);
    assertEquals(List.of(MessageMatchResult.REPLACE), results(result));
  }

  @Test
  void what_is_near_and_should_come_later_goes_out_and_comes_again() {
    MatchedMessages result =
        MessageMatching.of(
            List.of(wanted("debut", TOMORROW, "Bonjour")),
            List.of(existing("Q1", Duration.ofMinutes(2), "Bonjour")),
            NOW);
    assertEquals(List.of(MessageMatchResult.SCHEDULE), results(result));
    assertEquals(List.of("Q1"), ids(result.unwantedButNear()));
  }

  @Test
  void past_ones_are_skipped_and_those_over_120_days_ahead_are_for_later() {
    MatchedMessages result =
        MessageMatching.of(
            List.of(
                wanted("avant", Duration.ZERO, "a"),
                wanted("juste", Duration.ofDays(120), "b"),
                wanted("trop", Duration.ofDays(120).plusSeconds(1), "c")),
            List.of(),
            NOW);
    assertEquals(
        List.of(MessageMatchResult.PAST, MessageMatchResult.SCHEDULE, MessageMatchResult.LATER),
        results(result));
  }

  @Test
  void the_same_message_of_two_courses_in_one_channel_is_one() {
    WantedMessage other =
        new WantedMessage(
            new MessageKey(new CourseId("1002"), "debut", Optional.empty(), ""),
            Optional.of(NOW.plus(TOMORROW).atZone(ZONE)),
            Duration.ZERO,
            CourseText.known("Bonjour"),
            FirstMessageState.POST);
    MatchedMessages result =
        MessageMatching.of(List.of(wanted("debut", TOMORROW, "Bonjour"), other), List.of(), NOW);
    assertEquals(List.of(MessageMatchResult.SCHEDULE, MessageMatchResult.SHARED), results(result));
  }

  @Test
  void a_text_that_is_not_known_yet_replaces_what_is_there_at_its_time() {
    Deferred<String> address = Deferred.unknown("new webinar's address");
    WantedMessage message =
        new WantedMessage(
            key("zoom", "Zoom: (new webinar's address)"),
            Optional.of(NOW.plus(TOMORROW).atZone(ZONE)),
            Duration.ZERO,
            new CourseText("Zoom: (new webinar's address)", List.of(address), "", () -> "x"),
            FirstMessageState.POST);
    MatchedMessages result =
        MessageMatching.of(List.of(message), List.of(existing("Q1", TOMORROW, "Zoom: old")), NOW);
    assertEquals(List.of(MessageMatchResult.REPLACE), results(result));
  }

  @Test
  void no_more_than_30_of_one_channel_within_any_five_minutes() {
    List<WantedMessage> wanted = new ArrayList<>();
    for (int i = 0; i < 31; i++) {
      wanted.add(wanted("m" + i, TOMORROW.plusSeconds(9L * i), "text " + i));
    }
    wanted.add(wanted("after", TOMORROW.plusSeconds(300), "after"));
    List<MessageMatchResult> results = results(MessageMatching.of(wanted, List.of(), NOW));
    assertEquals(
        30, results.subList(0, 31).stream().filter(MessageMatchResult.SCHEDULE::equals).count());
    assertEquals(MessageMatchResult.CROWDED, results.get(30));
    assertEquals(MessageMatchResult.SCHEDULE, results.get(31));
  }

  @Test
  void a_first_message_on_its_way_explains_what_is_scheduled() {
    for (FirstMessageState state : FirstMessageState.values()) {
      MatchedMessages result =
          MessageMatching.of(
              List.of(first("accueil", "Bienvenue", state)),
              List.of(existing("Q1", Duration.ofMinutes(1), "Bienvenue")),
              NOW);
      assertEquals(List.of(MessageMatchResult.UNCHANGED), results(result));
      assertEquals(List.of(), result.unwantedButNear());
    }
  }

  @Test
  void a_first_message_is_posted_only_when_it_is_to_be() {
    for (FirstMessageState state : FirstMessageState.values()) {
      MatchedMessages result =
          MessageMatching.of(List.of(first("accueil", "Bienvenue", state)), List.of(), NOW);
      MessageMatchResult expected =
          state == FirstMessageState.POST
              ? MessageMatchResult.SCHEDULE
              : MessageMatchResult.UNCHANGED;
      assertEquals(List.of(expected), results(result));
    }
  }

  private static MessageKey ofSession(String name, String start) {
    return new MessageKey(COURSE, name, Optional.of(Instant.parse(start)), "");
  }

  private static WantedMessage wanted(MessageKey key, Duration from, String text) {
    ZonedDateTime due = NOW.plus(from).atZone(ZONE);
    return new WantedMessage(
        key, Optional.of(due), Duration.ZERO, CourseText.known(text), FirstMessageState.POST);
  }

  @Test
  void the_message_of_a_session_that_moved_is_known_by_its_name() {
    MessageKey before = ofSession("debut", "2026-09-03T13:00:00Z");
    MessageKey after = ofSession("debut", "2026-09-04T13:00:00Z");
    Existing former = known("Q1", Duration.ofDays(3), "mercredi", before);
    Existing others =
        known(
            "Q2",
            Duration.ofDays(3),
            "mercredi",
            new MessageKey(new CourseId("1002"), "debut", before.session(), ""));
    Existing another = known("Q3", Duration.ofDays(3), "mercredi", key("fin", "mercredi"));
    MatchedMessages result =
        MessageMatching.of(
            List.of(wanted(after, Duration.ofDays(4), "jeudi")),
            List.of(others, another, former),
            NOW);
    assertEquals(List.of(MessageMatchResult.REPLACE), results(result));
    assertEquals(Optional.of(former), result.matches().get(0).existing());
    assertEquals(List.of(others, another), result.unwanted());
    assertEquals(List.of(), result.replaced());
  }

  @Test
  void a_message_whose_time_has_passed_or_is_too_far_off_replaces_its_former_shape() {
    MessageKey key = ofSession("debut", "2026-09-03T13:00:00Z");
    MessageKey moved = ofSession("debut", "2026-09-05T13:00:00Z");
    for (Duration from : List.of(Duration.ofDays(-1), Duration.ofDays(121))) {
      List<WantedMessage> wanted = List.of(wanted(key, from, "Bonjour"));
      Existing same = known("Q1", TOMORROW, "Bonsoir", key);
      Existing named = known("Q2", TOMORROW, "Bonsoir", moved);
      Existing other = known("Q3", TOMORROW, "Bonjour", key("fin", "Bonjour"));
      MatchedMessages result = MessageMatching.of(wanted, List.of(same, named, other), NOW);
      assertEquals(List.of(same, named, other), result.unwanted());
      assertEquals(List.of(same, named), result.replaced());
    }
  }

  @Test
  void a_stranger_may_be_the_former_shape_of_what_comes_later_and_not_of_what_has_passed() {
    Existing stranger = existing("Q1", TOMORROW, "Bonsoir");
    WantedMessage later = wanted("debut", Duration.ofDays(121), "Bonjour");
    WantedMessage past = wanted("debut", Duration.ofDays(-1), "Bonjour");
    WantedMessage first = first("accueil", "Bienvenue", FirstMessageState.POST);
    assertEquals(
        List.of(stranger), MessageMatching.of(List.of(later), List.of(stranger), NOW).replaced());
    for (WantedMessage message : List.of(past, first)) {
      assertEquals(
          List.of(), MessageMatching.of(List.of(message), List.of(stranger), NOW).replaced());
    }
  }

  @Test
  void a_double_is_replaced_by_the_one_that_stays() {
    Existing one = known("Q1", TOMORROW, "Bonjour", key("fin", "Bonjour"));
    Existing other = known("Q2", TOMORROW, "Bonsoir", key("fin", "Bonsoir"));
    Existing later = known("Q3", Duration.ofDays(2), "Bonjour", key("fin", "Bonjour"));
    MatchedMessages result =
        MessageMatching.of(
            List.of(wanted("debut", TOMORROW, "Bonjour")),
            List.of(existing("Q0", TOMORROW, "Bonjour"), one, other, later),
            NOW);
    assertEquals(List.of(one, other, later), result.unwanted());
    assertEquals(List.of(one), result.replaced());
  }

  @Test
  void who_only_makes_what_is_missing_takes_a_stranger_for_its_former_shape() {
    Existing stranger = existing("Q1", Duration.ofDays(3), "Bonsoir");
    Existing twin = known("Q2", TOMORROW, "Bonjour", key("fin", "Bonjour"));
    MatchedMessages found =
        MessageMatching.of(
            List.of(
                first("accueil", "Bienvenue", FirstMessageState.POST),
                wanted("la", TOMORROW, "Bonjour"),
                wanted("debut", Duration.ofDays(2), "Salut"),
                wanted("fin", Duration.ofDays(121), "Adieu")),
            List.of(existing("Q0", TOMORROW, "Bonjour"), twin, stranger),
            NOW);
    MatchedMessages result = found.withoutDoubles();
    assertEquals(
        List.of(
            MessageMatchResult.SCHEDULE,
            MessageMatchResult.UNCHANGED,
            MessageMatchResult.REPLACE,
            MessageMatchResult.LATER),
        results(result));
    assertEquals(Optional.of(stranger), result.matches().get(2).existing());
    assertEquals(List.of(twin), result.unwanted());
    assertEquals(found.replaced(), result.replaced());
  }

  @Test
  void as_wanted_is_what_has_text_and_time() {
    Existing existing = existing("Q1", TOMORROW, "Bonjour");
    assertTrue(existing.isWanted(wanted("debut", TOMORROW, "Bonjour")));
    assertFalse(existing.isWanted(wanted("debut", TOMORROW, "Bonsoir")));
    assertFalse(existing.isWanted(wanted("debut", Duration.ofDays(2), "Bonjour")));
    assertTrue(existing.isWanted(first("debut", "Bonjour", FirstMessageState.POST)));
  }

  @Test
  void a_first_message_is_known_by_its_name_whatever_its_text_was() {
    Existing known = known("Q1", TOMORROW, "Bonsoir", key("accueil", "Bonsoir"));
    MatchedMessages result =
        MessageMatching.of(
            List.of(first("accueil", "Bonjour", FirstMessageState.POST)), List.of(known), NOW);
    assertEquals(List.of(MessageMatchResult.UNCHANGED), results(result));
  }

  @Test
  void what_is_scheduled_already_fills_its_window() {
    for (boolean near : List.of(false, true)) {
      Duration time = near ? Duration.ofMinutes(5) : TOMORROW;
      List<WantedMessage> wanted = new ArrayList<>();
      List<Existing> existing = new ArrayList<>();
      for (int i = 0; i < MessageTimes.MOST; i++) {
        MessageKey key = key("m" + i, "old " + i);
        existing.add(known("Q" + i, time, near ? "old " + i : "text " + i, key));
        wanted.add(wanted("m" + i, time, "text " + i));
      }
      wanted.add(wanted("one more", time.plusSeconds(1), "one more"));
      wanted.add(wanted("moved", time.plusSeconds(1), "moved"));
      existing.add(known("Q31", Duration.ofDays(9), "moved", key("moved", "moved")));
      List<MessageMatchResult> results = results(MessageMatching.of(wanted, existing, NOW));
      MessageMatchResult stays =
          near ? MessageMatchResult.LEFT_ALONE : MessageMatchResult.UNCHANGED;
      assertEquals(MessageTimes.MOST, results.stream().filter(each -> each.equals(stays)).count());
      assertEquals(
          List.of(MessageMatchResult.CROWDED, MessageMatchResult.CROWDED), results.subList(30, 32));
    }
  }
}

package ca.calculquebec.cqorc.service.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SlackClientTest {
  private SlackFixture fixture;
  private SlackClient slack;

  @BeforeEach
  void start() throws Exception {
    fixture = new SlackFixture();
    slack = fixture.slack;
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void its_first_request_is_the_one_that_was_asked_for() throws Exception {
    fixture.recorded("conversations.create");
    SlackChannel channel = slack.createChannel("endeavor");
    assertEquals(new SlackChannel("C0EAQDV4Z", "endeavor", false, true, 0), channel);
    RecordedRequest request = fixture.next();
    assertEquals("POST", request.getMethod());
    assertEquals("/slack/api/conversations.create", request.getTarget());
    assertEquals("Bearer " + SlackFixture.TOKEN, request.getHeaders().get("Authorization"));
    assertEquals("cqorc", request.getHeaders().get("User-Agent"));
    assertEquals(Map.of("name", "endeavor", "is_private", "0"), SlackFixture.form(request));
    assertEquals(1, fixture.server.getRequestCount());
  }

  /** The library counts calls on threads of its own, which nobody would ever end. */
  @Test
  void a_client_leaves_no_thread_behind() throws Exception {
    long before = countingThreads();
    for (int i = 0; i < 3; i++) {
      new SlackFixture().close();
    }
    for (int wait = 0; wait < 100 && countingThreads() > before; wait++) {
      Thread.sleep(20);
    }
    assertTrue(countingThreads() <= before, countingThreads() + " after " + before);
  }

  private static long countingThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("slack-api-metrics"))
        .count();
  }

  @Test
  void reads_are_forms_and_never_json() throws Exception {
    fixture
        .answer(page("", ""))
        .recorded("users.lookupByEmail")
        .answer("{\"ok\":true,\"members\":[{\"id\":\"U1\",\"is_bot\":true},{\"id\":\"U2\"}]}")
        .answer("{\"ok\":true,\"members\":[\"U1\"]}");
    assertEquals(List.of(), slack.listChannels());
    slack.findPersonByEmail("egon@example.org");
    assertEquals(
        List.of(
            new SlackPerson("U1", "", "", false, true),
            new SlackPerson("U2", "", "", false, false)),
        slack.listPeople());
    assertEquals(Set.of("U1"), slack.listMembers("C1"));
    for (int i = 0; i < 4; i++) {
      assertEquals(
          "application/x-www-form-urlencoded", fixture.next().getHeaders().get("Content-Type"));
    }
  }

  @Test
  void pages_are_read_to_the_end_even_when_one_is_empty() throws Exception {
    fixture
        .answer(page("{\"id\":\"C1\",\"name\":\"one\"}", "a"))
        .answer(page("", "b"))
        .answer(page("{\"id\":\"C2\",\"name\":\"two\",\"is_archived\":true}", ""));
    assertEquals(
        List.of(
            new SlackChannel("C1", "one", false, false, 0),
            new SlackChannel("C2", "two", true, false, 0)),
        slack.listChannels());
    assertFalse(SlackFixture.form(fixture.next()).containsKey("cursor"));
    assertEquals("a", SlackFixture.form(fixture.next()).get("cursor"));
    Map<String, String> last = SlackFixture.form(fixture.next());
    assertEquals("b", last.get("cursor"));
    assertEquals("200", last.get("limit"));
  }

  private static String page(String channel, String cursor) {
    return "{\"ok\":true,\"channels\":["
        + channel
        + "],\"response_metadata\":{\"next_cursor\":\""
        + cursor
        + "\"}}";
  }

  @Test
  void pages_that_go_round_in_circles_are_a_failure() {
    fixture.answer(page("", "a")).answer(page("", "a"));
    ServiceException failure = assertThrows(ServiceException.class, slack::listChannels);
    assertTrue(failure.getMessage().contains("round in circles"), failure.getMessage());
  }

  @Test
  void a_no_in_a_success_is_a_failure() {
    fixture.refused("name_taken");
    ServiceException failure =
        assertThrows(ServiceException.class, () -> slack.createChannel("endeavor"));
    assertTrue(SlackCode.isNameTaken(failure));
    assertEquals(Reason.REFUSED, failure.reason());
    assertFalse(failure.uncertain());
    assertEquals(
        "tried to create the channel #endeavor, but Slack refused (name_taken)",
        failure.getMessage());
  }

  @Test
  void a_missing_scope_is_named() {
    fixture.answer(
        "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"channels:manage\","
            + "\"provided\":\"chat:write\"}");
    ServiceException failure =
        assertThrows(ServiceException.class, () -> slack.createChannel("endeavor"));
    assertEquals(Reason.CREDENTIALS, failure.reason());
    assertTrue(failure.advice().contains("channels:manage"), failure.advice());
  }

  @Test
  void a_stated_wait_is_waited_for_to_the_second_and_fails_nothing() throws Exception {
    fixture.tooFast(37).recorded("conversations.create");
    assertEquals("C0EAQDV4Z", slack.createChannel("endeavor").id());
    assertEquals(List.of(Duration.ofSeconds(37)), fixture.waits);
  }

  @Test
  void one_methods_limit_holds_up_no_other_method() throws Exception {
    fixture.tooFast(37).recorded("chat.postMessage").recorded("bookmarks.add");
    List<String> posted = new ArrayList<>();
    fixture.meanwhile(
        () -> {
          if (posted.isEmpty()) {
            posted.add("");
            posted.set(0, slack.postMessage("C1", "text"));
          }
        });
    slack.addBookmark("C1", "a", "https://a.example");
    assertEquals(List.of("1503435956.000247"), posted);
    assertEquals(List.of(Duration.ofSeconds(37)), fixture.waits);
  }

  @Test
  void too_fast_may_also_come_as_a_success() throws Exception {
    fixture.refused("ratelimited").recorded("conversations.create");
    assertEquals("C0EAQDV4Z", slack.createChannel("endeavor").id());
    assertEquals(1, fixture.waits.size());
  }

  @Test
  void a_create_whose_answer_is_lost_is_uncertain_and_not_repeated() {
    fixture.cut();
    assertTrue(
        assertThrows(ServiceException.class, () -> slack.createChannel("endeavor")).uncertain());
    assertEquals(1, fixture.server.getRequestCount());
    for (String code : List.of("fatal_error", "internal_error", "request_timeout")) {
      fixture.refused(code);
      assertTrue(
          assertThrows(ServiceException.class, () -> slack.createChannel("endeavor")).uncertain(),
          code);
    }
    fixture.status(500);
    assertTrue(
        assertThrows(ServiceException.class, () -> slack.createChannel("endeavor")).uncertain());
    fixture.answer("{\"ok\":true,\"channel\":{\"id\":\"C");
    assertTrue(
        assertThrows(ServiceException.class, () -> slack.createChannel("endeavor")).uncertain());
    fixture.answer("{\"ok\":true,\"channel\":{\"name\":\"endeavor\"}}");
    ServiceException lacking =
        assertThrows(ServiceException.class, () -> slack.createChannel("endeavor"));
    assertTrue(lacking.uncertain());
    assertTrue(lacking.getMessage().contains("it lacks \"id\""), lacking.getMessage());
    assertEquals(7, fixture.server.getRequestCount());
  }

  @Test
  void a_read_is_repeated() throws Exception {
    fixture.cut().status(503).answer(page("{\"id\":\"C1\",\"name\":\"one\"}", ""));
    assertEquals(1, slack.listChannels().size());
    assertEquals(3, fixture.server.getRequestCount());
  }

  @Test
  void a_read_is_repeated_too_when_trouble_comes_as_a_success() throws Exception {
    for (String code :
        List.of("fatal_error", "internal_error", "request_timeout", "service_unavailable")) {
      int before = fixture.server.getRequestCount();
      fixture.refused(code).answer(page("{\"id\":\"C1\",\"name\":\"one\"}", ""));
      assertEquals(1, slack.listChannels().size());
      assertEquals(2, fixture.server.getRequestCount() - before, code);
    }
    for (int i = 0; i < 20; i++) {
      fixture.refused("internal_error");
    }
    ServiceException lasting = assertThrows(ServiceException.class, () -> slack.listChannels());
    assertEquals(Reason.UNAVAILABLE, lasting.reason());
    assertTrue(lasting.getMessage().contains("trouble at the service"), lasting.getMessage());
  }

  @Test
  void a_field_of_another_form_is_a_failure_and_no_crash() {
    fixture.answer("{\"ok\":true,\"channels\":{\"id\":1}}");
    ServiceException failure = assertThrows(ServiceException.class, slack::listChannels);
    assertEquals(Reason.UNAVAILABLE, failure.reason());
    fixture.status(404);
    assertTrue(
        assertThrows(ServiceException.class, slack::listChannels)
            .getMessage()
            .contains("status 404"));
  }

  @Test
  void one_bad_person_does_not_stop_the_others() throws Exception {
    fixture.answer(
        "{\"ok\":true,\"channel\":{\"id\":\"C1\",\"name\":\"a\"},\"errors\":["
            + "{\"user\":\"U2\",\"ok\":false,\"error\":\"user_is_restricted\"},"
            + "{\"user\":\"U3\",\"ok\":false,\"error\":\"already_in_channel\"}]}");
    assertEquals(Map.of("U2", "user_is_restricted"), slack.invite("C1", List.of("U1", "U2", "U3")));
    Map<String, String> form = SlackFixture.form(fixture.next());
    assertEquals("U1,U2,U3", form.get("users"));
    assertEquals("1", form.get("force"));
    assertEquals(1, fixture.server.getRequestCount());
  }

  @Test
  void where_the_answer_is_no_the_others_are_asked_for_once_more() throws Exception {
    fixture
        .answer(
            "{\"ok\":false,\"error\":\"user_not_found\",\"errors\":["
                + "{\"user\":\"U2\",\"ok\":false,\"error\":\"user_not_found\"}]}")
        .recorded("conversations.invite");
    assertEquals(Map.of("U2", "user_not_found"), slack.invite("C1", List.of("U1", "U2")));
    fixture.next();
    assertEquals("U1", SlackFixture.form(fixture.next()).get("users"));
  }

  @Test
  void when_slack_does_not_say_who_is_bad_each_is_invited_alone() throws Exception {
    fixture
        .refused("user_is_restricted")
        .recorded("conversations.invite")
        .refused("user_is_restricted")
        .recorded("conversations.invite");
    assertEquals(Map.of("U2", "user_is_restricted"), slack.invite("C1", List.of("U1", "U2", "U3")));
    assertEquals(4, fixture.server.getRequestCount());
  }

  @Test
  void who_is_in_the_channel_already_is_invited() throws Exception {
    fixture.refused("already_in_channel");
    assertEquals(Map.of(), slack.invite("C1", List.of("U1")));
  }

  @Test
  void a_refusal_of_the_call_is_a_failure() {
    fixture.refused("is_archived");
    assertThrows(ServiceException.class, () -> slack.invite("C1", List.of("U1", "U2")));
  }

  @Test
  void a_message_that_two_pages_tell_is_one() throws Exception {
    String one = "{\"id\":\"Q1\",\"channel_id\":\"C1\",\"post_at\":\"1551991428\",\"text\":\"a\"}";
    for (String next : List.of("p2", "")) {
      fixture.answer(
          "{\"ok\":true,\"scheduled_messages\":["
              + one
              + "],\"response_metadata\":{\"next_cursor\":\""
              + next
              + "\"}}");
    }
    assertEquals(1, slack.listScheduledMessages().size());
  }

  @Test
  void people_are_found_by_their_address() throws Exception {
    fixture.recorded("users.lookupByEmail").refused("users_not_found");
    assertEquals(
        Optional.of(
            new SlackPerson(
                "W012A3CDE", "Egon Spengler", "spengler@ghostbusters.example.com", false, false)),
        slack.findPersonByEmail("spengler@ghostbusters.example.com"));
    assertEquals(Optional.empty(), slack.findPersonByEmail("nobody@example.org"));
  }

  @Test
  void a_time_may_come_as_a_text_and_an_id_as_a_number() throws Exception {
    fixture.recorded("chat.scheduleMessage").recorded("chat.scheduledMessages.list");
    Instant at = Instant.parse("2026-09-14T17:00:00Z");
    assertEquals("Q1298393284", slack.scheduleMessage("C1", "a &amp; b <!channel>", at));
    Map<String, String> form = SlackFixture.form(fixture.next());
    assertEquals("1789405200", form.get("post_at"));
    assertEquals("a &amp; b <!channel>", form.get("text"));
    assertFalse(form.containsKey("metadata"), form.toString());
    assertEquals(
        List.of(
            new ScheduledMessage(
                "1298393284",
                "C1H9RESGL",
                Instant.ofEpochSecond(1551991428),
                "Here's a message for you in the future")),
        slack.listScheduledMessages());
  }

  @Test
  void what_is_gone_already_is_deleted_and_archived() throws Exception {
    fixture.refused("invalid_scheduled_message_id").refused("already_archived");
    assertFalse(slack.deleteScheduledMessage("C1", "Q1"));
    assertFalse(slack.archiveChannel("C1"));
  }

  @Test
  void a_channel_is_joined_where_that_is_needed_to_archive_it() throws Exception {
    fixture
        .refused("not_in_channel")
        .recorded("conversations.join")
        .recorded("conversations.archive");
    assertTrue(slack.archiveChannel("C1"));
  }

  @Test
  void bookmarks_go_by_channel_id() throws Exception {
    fixture.recorded("bookmarks.list").recorded("bookmarks.add").recorded("bookmarks.edit");
    assertEquals(
        List.of(new SlackBookmark("Bk123ABC4DEF", "bookmark-1", "https://google.com")),
        slack.listBookmarks("C1"));
    assertEquals("Bk033XFJ9BTJ", slack.addBookmark("C1", "t", "https://a.example").id());
    slack.editBookmark("C1", "Bk1", "t", "https://b.example");
    assertEquals(Map.of("channel_id", "C1"), SlackFixture.form(fixture.next()));
    assertEquals(
        Map.of("channel_id", "C1", "title", "t", "type", "link", "link", "https://a.example"),
        SlackFixture.form(fixture.next()));
    assertEquals(
        Map.of("channel_id", "C1", "bookmark_id", "Bk1", "title", "t", "link", "https://b.example"),
        SlackFixture.form(fixture.next()));
  }

  @Test
  void scopes_come_in_a_header() throws Exception {
    fixture.server.enqueue(
        SlackFixture.json(200, "{\"ok\":true,\"team\":\"T\",\"user\":\"bot\",\"user_id\":\"U7\"}")
            .setHeader("x-oauth-scopes", "chat:write,channels:read")
            .build());
    assertEquals(
        new SlackIdentity("T", "bot", "U7", Set.of("chat:write", "channels:read")),
        slack.identity());
  }

  @Test
  void its_token_is_hidden_wherever_it_turns_up() {
    assertEquals("a [hidden] b", fixture.redactor.redact("a " + SlackFixture.TOKEN + " b"));
  }
}

package ca.calculquebec.cqorc.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class MessagesTest {
  @TempDir Path dir;
  private SlackRig slack;
  private String channel;

  @BeforeEach
  void start() throws InputException, IOException, InterruptedException {
    slack = new SlackRig(dir, options -> options.withLimits(false));
    channel = slack.channel("cours");
  }

  @AfterEach
  void stop() {
    slack.close();
  }

  private String[] message(String text, long at) {
    return new String[] {"channel", channel, "text", text, "post_at", String.valueOf(at)};
  }

  private String schedule(String text, long at) throws IOException, InterruptedException {
    return slack
        .done("chat.scheduleMessage", message(text, at))
        .path("scheduled_message_id")
        .asText();
  }

  private String refusal(long at) throws IOException, InterruptedException {
    return slack.error("chat.scheduleMessage", message("a", at));
  }

  private JsonNode waiting() throws IOException, InterruptedException {
    return slack.done("chat.scheduledMessages.list", "channel", channel).path("scheduled_messages");
  }

  @Test
  void a_message_waits_and_is_posted_when_its_time_has_come()
      throws IOException, InterruptedException {
    long at = slack.now() + 600;
    String id = schedule("Bonjour <!channel> & <b> <@U0TRAIN01> &amp; https://x.example/a", at);
    assertTrue(id.startsWith("Q"));
    JsonNode one = waiting().get(0);
    assertEquals(id, one.path("id").asText());
    assertEquals(at, one.path("post_at").asLong());
    assertEquals(
        "Bonjour <!channel> &amp; &lt;b&gt; <@U0TRAIN01> &amp; https://x.example/a",
        one.path("text").asText());
    assertEquals(
        List.of(Instant.ofEpochSecond(at)),
        slack.rig.sandbox.slack().waiting("cours").stream().map(SlackEdits.Waiting::at).toList());
    slack.rig.clock.pass(Duration.ofSeconds(599));
    assertEquals(1, waiting().size());
    slack.rig.clock.pass(Duration.ofSeconds(1));
    assertEquals(0, waiting().size());
    assertEquals(
        List.of("Bonjour <!channel> &amp; &lt;b&gt; <@U0TRAIN01> &amp; <https://x.example/a>"),
        slack.rig.sandbox.slack().messages("cours"));
  }

  @Test
  void times_past_or_beyond_120_days_are_refused() throws IOException, InterruptedException {
    long now = slack.now();
    assertEquals("time_in_past", refusal(now));
    assertEquals("time_too_far", refusal(now + 120 * 86_400L + 1));
    schedule("a", now + 120 * 86_400L);
    assertEquals(
        "invalid_time",
        slack.error(
            "chat.scheduleMessage", "channel", channel, "text", "a", "post_at", "tomorrow"));
    assertEquals("no_text", slack.error("chat.scheduleMessage", message(" ", now + 60)));
    assertEquals(
        "msg_too_long", slack.error("chat.scheduleMessage", message("x".repeat(40_001), now + 60)));
    assertEquals("invalid_channel", slack.error("chat.scheduledMessages.list", "channel", "C01"));
  }

  @Test
  void thirty_fit_into_any_five_minutes_of_a_channel() throws IOException, InterruptedException {
    long at = slack.now() + 3600;
    for (int i = 0; i < 30; i++) {
      schedule("m" + i, at + i * 9L);
    }
    assertEquals("restricted_too_many", refusal(at + 299));
    assertEquals("restricted_too_many", refusal(at + 100));
    assertEquals("restricted_too_many", refusal(at - 1));
    schedule("after", at + 300);
    schedule("before", at - 39);
    String other = slack.channel("autre");
    slack.done(
        "chat.scheduleMessage", "channel", other, "text", "a", "post_at", String.valueOf(at));
  }

  @Test
  void deleting_is_impossible_in_the_last_minute_and_vain_in_the_last_five()
      throws IOException, InterruptedException {
    long now = slack.now();
    String late = schedule("late", now + 60);
    String vain = schedule("vain", now + 300);
    String good = schedule("good", now + 301);
    String[] deletion = {"channel", channel, "scheduled_message_id", late};
    String invalid = "invalid_scheduled_message_id";
    assertEquals(invalid, slack.error("chat.deleteScheduledMessage", deletion));
    deletion[3] = vain;
    slack.done("chat.deleteScheduledMessage", deletion);
    assertEquals(invalid, slack.error("chat.deleteScheduledMessage", deletion));
    deletion[3] = good;
    slack.done("chat.deleteScheduledMessage", deletion);
    assertEquals(List.of("late"), SlackRig.texts(waiting(), "text"));
    slack.rig.clock.pass(Duration.ofMinutes(6));
    assertEquals(List.of("late", "vain"), slack.rig.sandbox.slack().messages("cours"));
  }

  @Test
  void the_list_is_cut_by_time_and_comes_in_pages() throws IOException, InterruptedException {
    long at = slack.now() + 3600;
    for (int i = 0; i < 5; i++) {
      schedule("m" + i, at + i * 600L);
    }
    List<String> texts = new ArrayList<>();
    String cursor = "";
    int pages = 0;
    do {
      JsonNode page = slack.done("chat.scheduledMessages.list", "limit", "2", "cursor", cursor);
      texts.addAll(SlackRig.texts(page.path("scheduled_messages"), "text"));
      cursor = page.path("response_metadata").path("next_cursor").asText();
      pages++;
    } while (!cursor.isEmpty());
    assertEquals(List.of("m0", "m1", "m2", "m3", "m4"), texts);
    assertEquals(4, pages);
    JsonNode cut =
        slack.done(
            "chat.scheduledMessages.list",
            "oldest",
            String.valueOf(at + 600),
            "latest",
            String.valueOf(at + 1200));
    assertEquals(List.of("m1", "m2"), SlackRig.texts(cut.path("scheduled_messages"), "text"));
  }

  @Test
  void a_message_needs_a_member_and_a_text() throws IOException, InterruptedException {
    JsonNode posted = slack.done("chat.postMessage", "channel", channel, "text", "Salut");
    assertTrue(posted.path("ts").asText().matches("\\d{10}\\.\\d{6}"));
    assertEquals("no_text", slack.error("chat.postMessage", "channel", channel));
    assertEquals(
        "channel_not_found", slack.error("chat.postMessage", "channel", "#cours", "text", "a"));
    assertEquals(
        "message_truncated",
        slack
            .done("chat.postMessage", "channel", channel, "text", "x".repeat(40_001))
            .path("warning")
            .asText());
    schedule("never", slack.now() + 10);
    slack.rig.sandbox.slack().removeBot("cours");
    assertEquals(
        "not_in_channel", slack.error("chat.postMessage", "channel", channel, "text", "a"));
    slack.rig.clock.pass(Duration.ofMinutes(1));
    assertEquals(2, slack.rig.sandbox.slack().messages("cours").size());
  }
}

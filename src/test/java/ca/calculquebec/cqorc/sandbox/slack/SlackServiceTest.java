package ca.calculquebec.cqorc.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.sandbox.Rig;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class SlackServiceTest {
  @TempDir Path dir;
  private SlackRig slack;

  @BeforeEach
  void start() throws InputException, IOException {
    slack = new SlackRig(dir, options -> options.withLimits(false));
  }

  @AfterEach
  void stop() {
    slack.close();
  }

  @Test
  void names_follow_slacks_rules() throws IOException, InterruptedException {
    Map<String, String> expected =
        Map.of(
            "",
            "invalid_name_required",
            "Cours",
            "invalid_name_specials",
            "été",
            "invalid_name_specials",
            "pyt.101",
            "invalid_name_specials",
            "un cours",
            "invalid_name_specials",
            "-_-",
            "invalid_name_punctuation",
            "x".repeat(81),
            "invalid_name_maxlength",
            "general",
            "name_taken",
            "direction",
            "name_taken",
            "2025-old-workshop",
            "name_taken");
    for (Map.Entry<String, String> one : expected.entrySet()) {
      assertEquals(one.getValue(), slack.error("conversations.create", "name", one.getKey()));
    }
    JsonNode made = slack.done("conversations.create", "name", "x".repeat(80)).path("channel");
    assertTrue(made.path("is_member").asBoolean());
    assertFalse(made.path("is_archived").asBoolean());
    assertEquals(
        "name_taken", slack.error("conversations.create", "name", made.path("name").asText()));
  }

  @Test
  void the_list_hides_foreign_private_channels_and_has_empty_pages()
      throws IOException, InterruptedException {
    for (int i = 0; i < 3; i++) {
      slack.channel("cours-" + i);
    }
    List<String> names = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          slack.done(
              "conversations.list",
              "limit",
              "3",
              "cursor",
              cursor,
              "types",
              "public_channel,private_channel");
      names.addAll(SlackRig.texts(page.path("channels"), "name"));
      sizes.add(page.path("channels").size());
      cursor = page.path("response_metadata").path("next_cursor").asText();
    } while (!cursor.isEmpty());
    assertEquals(0, sizes.get(1));
    assertTrue(
        names.containsAll(List.of("general", "cours-0", "cours-2", "2025-old-workshop")),
        names::toString);
    assertFalse(names.contains("direction"));
    assertFalse(
        SlackRig.texts(
                slack.done("conversations.list", "exclude_archived", "true").path("channels"),
                "name")
            .contains("2025-old-workshop"));
    assertEquals("invalid_cursor", slack.error("conversations.list", "cursor", "x"));
    assertEquals("invalid_limit", slack.error("conversations.list", "limit", "2000"));
    assertEquals("invalid_types", slack.error("conversations.list", "types", "public"));
  }

  @Test
  void reading_methods_do_not_read_json() throws IOException, InterruptedException {
    Map<String, String> json = new HashMap<>(slack.auth);
    json.put("Content-Type", "application/json; charset=utf-8");
    Rig.Reply made =
        slack.rig.send("POST", "/slack/api/conversations.create", json, "{\"name\": \"by-json\"}");
    assertEquals("by-json", made.json().path("channel").path("name").asText());
    Rig.Reply list =
        slack.rig.send(
            "POST",
            "/slack/api/conversations.list",
            json,
            "{\"exclude_archived\": true, \"limit\": 1}");
    assertTrue(SlackRig.texts(list.json().path("channels"), "name").contains("2025-old-workshop"));
    Rig.Reply info =
        slack.rig.send("POST", "/slack/api/conversations.info", json, "{\"channel\": \"C0123\"}");
    assertEquals("invalid_arguments", info.json().path("error").asText());
    Rig.Reply query =
        slack.rig.send("GET", "/slack/api/conversations.info?channel=C0123", slack.auth, "");
    assertEquals("channel_not_found", query.json().path("error").asText());
  }

  @Test
  void one_bad_person_stops_an_invitation_unless_forced() throws IOException, InterruptedException {
    String channel = slack.channel("cours");
    String wei = slack.user("Wei.Chen@formation.example");
    String users = wei + ",U0NOBODY,U0PARTI01,U0SANDBOX,U0INVITE1";
    JsonNode refused = slack.call("conversations.invite", "channel", channel, "users", users);
    assertEquals("user_not_found", refused.path("error").asText());
    assertEquals(
        List.of("user_not_found", "cant_invite", "cant_invite_self", "ura_max_channels"),
        SlackRig.texts(refused.path("errors"), "error"));
    assertEquals(List.of("U0SANDBOX"), members(channel));
    JsonNode forced =
        slack.done("conversations.invite", "channel", channel, "users", users, "force", "true");
    assertEquals(4, forced.path("errors").size());
    assertEquals(List.of("U0SANDBOX", wei), members(channel));
    assertEquals(
        "already_in_channel",
        slack.error("conversations.invite", "channel", channel, "users", wei, "force", "true"));
    assertEquals("no_user", slack.error("conversations.invite", "channel", channel));
    slack.rig.sandbox.slack().removeBot("cours");
    assertEquals(
        "not_in_channel",
        slack.error("conversations.invite", "channel", channel, "users", "U0TRAIN01"));
    JsonNode joined = slack.done("conversations.join", "channel", channel);
    assertFalse(joined.has("warning"));
    assertEquals(
        "already_in_channel",
        slack.done("conversations.join", "channel", channel).path("warning").asText());
  }

  private List<String> members(String channel) throws IOException, InterruptedException {
    return SlackRig.texts(
        slack.done("conversations.members", "channel", channel).path("members"), "");
  }

  @Test
  void people_are_found_by_address_unless_they_are_gone() throws IOException, InterruptedException {
    assertEquals("U0TRAIN03", slack.user("maelle.slack@formation.example"));
    assertEquals(
        "users_not_found",
        slack.error("users.lookupByEmail", "email", "ancien.collegue@formation.example"));
    assertEquals(
        "users_not_found", slack.error("users.lookupByEmail", "email", "nobody@x.example"));
    JsonNode all = slack.done("users.list").path("members");
    assertTrue(SlackRig.texts(all, "id").containsAll(List.of("USLACKBOT", "U0PARTI01")));
    slack.rig.sandbox.slack().setScopes("users:read,chat:write");
    JsonNode refused = slack.call("users.lookupByEmail", "email", "wei.chen@formation.example");
    assertEquals("missing_scope", refused.path("error").asText());
    assertEquals("users:read.email", refused.path("needed").asText());
    assertEquals("users:read,chat:write", refused.path("provided").asText());
    assertFalse(slack.done("users.list").toString().contains("@"));
  }

  @Test
  void archived_channels_refuse_everything() throws IOException, InterruptedException {
    String channel = slack.channel("cours");
    slack.done("conversations.archive", "channel", channel);
    assertEquals("already_archived", slack.error("conversations.archive", "channel", channel));
    for (String method : List.of("conversations.join", "conversations.invite")) {
      assertEquals("is_archived", slack.error(method, "channel", channel, "users", "U0TRAIN01"));
    }
    assertEquals("is_archived", slack.error("chat.postMessage", "channel", channel, "text", "a"));
    assertEquals(
        "is_archived",
        slack.error(
            "chat.scheduleMessage", "channel", channel, "text", "a", "post_at", "" + slack.now()));
    slack.done("conversations.unarchive", "channel", channel);
    assertEquals("not_archived", slack.error("conversations.unarchive", "channel", channel));
    slack.done("conversations.rename", "channel", channel, "name", "cours-2");
    assertEquals(
        "name_taken", slack.error("conversations.rename", "channel", channel, "name", "general"));
    assertTrue(slack.rig.sandbox.slack().channels().contains("cours-2"));
  }

  @Test
  void bookmarks_are_added_edited_and_removed() throws IOException, InterruptedException {
    String channel = slack.channel("cours");
    String[] one = {
      "channel_id", channel, "title", "Sondage", "type", "link", "link", "https://x.example/a"
    };
    String id = slack.done("bookmarks.add", one).path("bookmark").path("id").asText();
    slack.done("bookmarks.add", one);
    JsonNode list = slack.done("bookmarks.list", "channel_id", channel).path("bookmarks");
    assertEquals(List.of("Sondage", "Sondage"), SlackRig.texts(list, "title"));
    assertEquals("link", list.get(0).path("type").asText());
    slack.done(
        "bookmarks.edit", "channel_id", channel, "bookmark_id", id, "link", "https://x.example/b");
    assertEquals(
        new SlackEdits.Bookmark("Sondage", "https://x.example/b"),
        slack.rig.sandbox.slack().bookmarks("cours").get(0));
    slack.done("bookmarks.remove", "channel_id", channel, "bookmark_id", id);
    assertEquals(
        "not_found", slack.error("bookmarks.remove", "channel_id", channel, "bookmark_id", id));
    one[7] = "ftp://x.example";
    assertEquals("invalid_link", slack.error("bookmarks.add", one));
    one[7] = "https://x.example/a";
    for (int i = 0; i < 99; i++) {
      slack.done("bookmarks.add", one);
    }
    assertEquals("too_many_bookmarks", slack.error("bookmarks.add", one));
    assertEquals("invalid_arguments", slack.error("bookmarks.list", "channel", channel));
  }

  @Test
  void a_wrong_token_and_an_unknown_method_are_said_in_200()
      throws IOException, InterruptedException {
    Rig.Reply wrong = slack.rig.form("/slack/api/auth.test", Map.of(), Rig.bearer("xoxb-wrong"));
    assertEquals(200, wrong.status());
    assertEquals("invalid_auth", wrong.json().path("error").asText());
    assertEquals(
        "not_authed",
        slack.rig.form("/slack/api/auth.test", Map.of(), Map.of()).json().path("error").asText());
    assertEquals("unknown_method", slack.error("conversations.destroy"));
  }

  @Test
  void the_workspace_survives_a_restart_and_compares_without_ids()
      throws IOException, InterruptedException, InputException {
    String channel = slack.channel("cours");
    slack.done(
        "bookmarks.add", "channel_id", channel, "title", "A", "type", "link", "link", "http://x.y");
    slack.done(
        "chat.scheduleMessage",
        "channel",
        channel,
        "text",
        "Bonjour",
        "post_at",
        "" + (slack.now() + 7200));
    String state = slack.rig.sandbox.comparableState();
    assertFalse(state.contains(channel));
    slack.close();
    slack = new SlackRig(dir, options -> options.withLimits(false));
    assertEquals(state, slack.rig.sandbox.comparableState());
    assertEquals(1, slack.rig.sandbox.slack().waiting("cours").size());
    String page = slack.rig.send("GET", "/", Map.of(), "").body();
    assertTrue(page.contains("2026-09-07T16:00:00Z: Bonjour"), page);
  }

  @Test
  void the_tiers_ask_for_a_wait_to_the_second() throws Exception {
    slack.close();
    slack = new SlackRig(dir.resolve("limited"), options -> options);
    String channel = slack.channel("cours");
    for (int i = 0; i < 20; i++) {
      slack.done("conversations.list");
      slack.rig.clock.pass(Duration.ofSeconds(1));
    }
    Rig.Reply refused = slack.reply("conversations.list");
    assertEquals(429, refused.status());
    assertEquals("40", refused.header("retry-after"));
    assertEquals("ratelimited", refused.json().path("error").asText());
    slack.done("conversations.info", "channel", channel);
    slack.rig.clock.pass(Duration.ofSeconds(39));
    assertEquals(429, slack.reply("conversations.list").status());
    slack.rig.clock.pass(Duration.ofSeconds(1));
    slack.done("conversations.list");
    slack.done("chat.postMessage", "channel", channel, "text", "a");
    Rig.Reply hasty = slack.reply("chat.postMessage", "channel", channel, "text", "b");
    assertEquals("1", hasty.header("retry-after"));
  }

  @Test
  void bookmarks_of_a_channel_are_changed_one_at_a_time() throws Exception {
    slack.close();
    slack =
        new SlackRig(dir.resolve("slow"), options -> options.withLatency(Duration.ofMillis(150)));
    String channel = slack.channel("cours");
    String[] one = {
      "channel_id", channel, "title", "A", "type", "link", "link", "https://x.example/a"
    };
    slack.done("bookmarks.add", one);
    slack.done("bookmarks.add", one);
    List<CompletableFuture<String>> together = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      together.add(
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return slack.call("bookmarks.add", one).path("error").asText();
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              }));
    }
    assertEquals(
        List.of("", "too_many_requests"),
        together.stream().map(CompletableFuture::join).sorted().toList());
  }
}

package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.sandbox.server.RecordedRequest;
import ca.calculquebec.cqorc.sandbox.slack.SlackEdits;
import ca.calculquebec.cqorc.scenario.interruption.NetworkFault;
import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Program;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What coordinators do with channels, as whole commands. */
@Timeout(120)
@Tag("slow")
final class SlackTest {
  @TempDir(factory = InMemory.class)
  Path folder;

  private World world;
  private String course;

  @BeforeEach
  void begin() throws Exception {
    world = World.in(folder);
    course = world.courses().get(0);
  }

  @AfterEach
  void end() {
    world.close();
  }

  private SlackEdits slack() {
    return world.sandbox().slack();
  }

  private Result done(String command) {
    Result result = world.run(command);
    assertEquals(0, result.exit(), result.toString());
    return result;
  }

  private Result failed(String command) {
    Result result = world.run(command);
    assertEquals(1, result.exit(), result.toString());
    return result;
  }

  private String channel() {
    return world.cell(course, 0, "slack_channel");
  }

  private String of(String command) {
    return command + " --course_id " + course;
  }

  private List<String> waiting(String channel) {
    return slack().waiting(channel).stream().map(SlackEdits.Waiting::text).toList();
  }

  private List<String> titles(String channel) {
    return slack().bookmarks(channel).stream().map(SlackEdits.Bookmark::title).toList();
  }

  private static void assertSays(Result result, String words) {
    assertTrue(result.words().contains(words), words + " is not in " + result);
  }

  /** How often each method of Slack's was asked, since the requests were last forgotten. */
  private Map<String, Long> asked() {
    return world.sandbox().requests().stream()
        .filter(request -> request.service().equals("slack"))
        .map(RecordedRequest::path)
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .collect(Collectors.groupingBy(path -> path, TreeMap::new, Collectors.counting()));
  }

  @Test
  void a_channel_is_made_with_its_people_bookmarks_and_messages() throws Exception {
    done(of("zoom --create"));
    Result result = done(of("slack --create --update"));
    assertEquals("2026-09-08-pyt101-fr-enligne", channel());
    assertEquals(
        List.of(
            "Magic Castle",
            "Zoom URL Participants",
            "Survey",
            "Post Mortem des formations",
            "Liens à partager vers nos prochaines formations"),
        titles(channel()));
    assertTrue(
        slack().bookmarks(channel()).get(1).link().startsWith("https://zoom.example/j/"),
        slack().bookmarks(channel()).toString());
    assertTrue(slack().members(channel()).size() >= 4, slack().members(channel()).toString());
    assertTrue(waiting(channel()).size() >= 2, waiting(channel()).toString());
    assertSays(result, "Created 1 channel, 5 bookmarks and");
    assertSays(result, "invited 4 people");
    Result second = done(of("slack --create --update"));
    assertEquals(List.of(), second.changes(), second.toString());
    assertSays(second, "The channels are in line; nothing was changed.");
  }

  @Test
  void a_rehearsal_shows_all_and_changes_nothing() throws Exception {
    Result result = done("slack --create --update --dry-run");
    assertEquals(List.of(), world.changes());
    assertSays(result, "+ channel #2026-09-08-pyt101-fr-enligne");
    assertSays(result, "+ bookmark Magic Castle https://pyt101.calculquebec.cloud");
    assertSays(result, "in 1 min, Voici le canal");
  }

  @Test
  void requests_are_as_few_as_can_be() throws Exception {
    world.sandbox().forgetRequests();
    done("slack --create --update");
    Map<String, Long> asked = asked();
    int courses = world.courses().size();
    long channels = asked.get("conversations.create");
    assertTrue(channels <= courses, asked.toString());
    long people =
        world.sandbox().requests().stream()
            .filter(request -> request.path().endsWith("users.lookupByEmail"))
            .map(RecordedRequest::body)
            .distinct()
            .count();
    assertEquals(people, asked.get("users.lookupByEmail"));
    for (String method :
        List.of(
            "users.list",
            "bookmarks.list",
            "conversations.members",
            "chat.scheduledMessages.list")) {
      assertFalse(asked.containsKey(method), method);
    }
    world.sandbox().forgetRequests();
    done("slack --create --update");
    Map<String, Long> again = asked();
    assertEquals(channels, again.get("bookmarks.list"));
    assertEquals(channels, again.get("conversations.members"));
    assertTrue(again.get("chat.scheduledMessages.list") <= 3, again.toString());
    assertTrue(
        again.keySet().stream()
            .allMatch(
                method ->
                    List.of(
                            "bookmarks.list",
                            "chat.scheduledMessages.list",
                            "conversations.list",
                            "conversations.members",
                            "users.lookupByEmail")
                        .contains(method)),
        again.toString());
  }

  @Test
  void without_a_list_of_people_an_unknown_person_stops_nobody_else() throws Exception {
    slack()
        .setScopes(
            "channels:read,channels:manage,channels:join,channels:write.invites,chat:write,"
                + "bookmarks:read,bookmarks:write,users:read.email");
    world.replace(
        world.secret("trainers.yml"),
        "(?s)^(.*?\\n(\\w+):\\n.*?email: )\"[^\"]*\"",
        "$1\"nobody@x.example\"");
    Result result = failed("slack --create --update --parallel 1");
    assertSays(
        result,
        "nobody at Slack has the address nobody@x.example, and Slack does not list its people"
            + " (missing_scope)");
    assertTrue(slack().members(channel()).size() >= 2, slack().members(channel()).toString());
    assertFalse(slack().bookmarks(channel()).isEmpty());
  }

  @Test
  void a_person_whom_slack_does_not_know_is_named_and_the_others_invited() throws Exception {
    String host = "wei@univ.example";
    world.replace(
        world.secret("trainers.yml"),
        "(?s)^(.*?\\n(\\w+):\\n.*?email: )\"[^\"]*\"",
        "$1\"nobody@x.example\"");
    Result result = failed("slack --create --update --parallel 1");
    assertSays(result, "nobody at Slack has the address nobody@x.example");
    assertTrue(slack().members(channel()).size() >= 2, host);
    String summary = result.out().substring(result.out().indexOf("failed:"));
    assertTrue(summary.matches("(?s).*: \\p{Lu}[^:]* cannot be invited.*"), summary);
    Result again = failed("slack --create --update");
    assertEquals(List.of(), again.changes(), again.toString());
  }

  @Test
  void somebody_else_is_invited_too() throws Exception {
    done(of("slack --create --additional-slack-invite formation@sandbox.example"));
    assertTrue(slack().members(channel()).contains("formation@sandbox.example"));
    Result unknown = world.run(of("slack --invites --additional-slack-invite nobody"));
    assertEquals(2, unknown.exit(), unknown.toString());
  }

  @Test
  void a_channel_of_that_name_is_taken_over_joined_and_not_welcomed() throws Exception {
    String name = "2026-09-08-pyt101-fr-enligne";
    slack().createChannel(name, false, "formation@sandbox.example");
    slack().addBookmark(name, "Notre lien", "https://a.example");
    Result result = done(of("slack --create --update"));
    assertEquals(name, channel());
    assertSays(result, "cqorc joined #" + name);
    assertTrue(titles(name).contains("Notre lien"));
    assertTrue(waiting(name).stream().noneMatch(text -> text.startsWith("Voici le canal")));
    assertEquals(List.of(), done(of("slack --update")).changes());

    done(of("slack --messages --repost accueil"));
    assertTrue(waiting(name).stream().anyMatch(text -> text.startsWith("Voici le canal")));
    Result unknown = world.run(of("slack --messages --repost acueil"));
    assertEquals(2, unknown.exit());
    assertSays(unknown, "did you mean \"accueil\"?");
  }

  @Test
  void a_course_without_a_site_says_that_it_is_online_in_its_channel_s_name() throws Exception {
    for (int row : world.sheet().rowsOf(course)) {
      world.sheet().set(row, "site", "");
    }
    done(of("slack --create"));
    assertEquals("2026-09-08-pyt101-fr-enligne", channel());
  }

  @Test
  void a_message_taken_back_is_told_by_its_time_and_first_words() throws Exception {
    done(of("slack --create --update"));
    world.setting("slack", "message_fin_condition = False", "message_accueil_condition = False");
    Result result = done(of("slack --messages --dry-run"));
    assertFalse(result.words().contains("scheduled message Q0"), result.toString());
  }

  @Test
  void another_computer_says_once_which_first_messages_it_counts_as_posted() throws Exception {
    done(of("slack --create --update"));
    Program other = world.another("laptop");
    String words =
        "Message accueil of "
            + course
            + " (#"
            + channel()
            + ") counts as posted, since cqorc did not make the channel from this computer";
    assertSays(other.run(of("slack --update --dry-run")), words);
    Result first = other.run(of("slack --update"));
    assertEquals(0, first.exit(), first.toString());
    assertEquals(List.of(), first.changes());
    assertSays(first, words);
    assertSays(first, "--repost accueil posts it");
    Result second = other.run(of("slack --update"));
    assertFalse(second.words().contains("counts as posted"), second.toString());
  }

  @Test
  void a_quiet_run_says_too_what_asks_a_person_to_do_something() throws Exception {
    done(of("slack --create --update"));
    Program other = world.another("laptop");
    Result quiet = other.run(of("slack --update -q"));
    assertEquals(List.of(), quiet.changes());
    assertSays(quiet, "Message accueil of " + course);
    assertFalse(quiet.words().contains("in line"), quiet.toString());
    Result second = other.run(of("slack --update -q"));
    assertEquals("", second.out(), second.toString());
  }

  @Test
  void an_archived_channel_is_an_error_that_says_what_to_do() throws Exception {
    world.cell(course, 0, "slack_channel", "2025-ancien-atelier");
    Result result = world.run(of("slack --create"));
    assertSays(result, "the channel #2025-ancien-atelier is archived");
    assertSays(result, "unarchive it at Slack");
    assertEquals(List.of(), result.changes());
  }

  @Test
  void another_courses_channel_is_not_shared_silently() throws Exception {
    String other = world.courses().get(1);
    world.cell(other, 0, "slack_channel", "#2026-09-08-PYT101-fr-enligne");
    Result result = world.run("slack --create --update --course_id " + course);
    assertSays(result, "belongs to course " + other);
    assertEquals(List.of(), result.changes());
  }

  @Test
  void a_shared_channel_holds_what_all_its_courses_want() throws Exception {
    String other = world.courses().get(1);
    for (String one : List.of(course, other)) {
      for (int i = 0; i < world.sheet().rowsOf(one).size(); i++) {
        world.cell(one, i, "slack_channel", "ensemble");
      }
    }
    done("slack --create --update --course_id " + course + "," + other);
    List<String> both = waiting("ensemble");
    List<String> bookmarks = titles("ensemble");
    assertEquals(1, bookmarks.stream().filter("Post Mortem des formations"::equals).count());
    assertEquals(2, bookmarks.stream().filter("Survey"::equals).count());
    for (String one : List.of(course, other)) {
      Result again = done("slack --update --course_id " + one);
      assertEquals(List.of(), again.changes(), again.toString());
    }
    assertEquals(both, waiting("ensemble"));

    // A row that cannot be read may want any of them.
    world.cell(other, 0, "start_date", "demain");
    Result unreadable = done("slack --update --course_id " + course);
    assertEquals(List.of(), unreadable.changes(), unreadable.toString());
    assertEquals(both, waiting("ensemble"));
  }

  @Test
  void a_moved_course_has_its_messages_replaced_without_a_question() throws Exception {
    done(of("slack --create --update"));
    int before = waiting(channel()).size();
    List<Instant> times = slack().waiting(channel()).stream().map(SlackEdits.Waiting::at).toList();
    world.move(course, 1);
    Result result = done(of("slack --messages"));
    assertSays(result, "Updated 3 scheduled messages.");
    assertEquals(before, waiting(channel()).size(), result.toString());
    List<Instant> moved = slack().waiting(channel()).stream().map(SlackEdits.Waiting::at).toList();
    assertEquals(times.get(1).plus(Duration.ofDays(1)), moved.get(1));
    assertEquals(List.of(), done(of("slack --messages")).changes());
  }

  @Test
  void an_unwanted_message_goes_without_a_question_and_a_near_one_stays() throws Exception {
    done(of("slack --create --update"));
    world.setting("slack", "message_sondage_template =");
    Result result = done(of("slack --messages"));
    assertSays(result, "Deleted 1 scheduled message");
    assertTrue(waiting(channel()).stream().noneMatch(text -> text.contains("sondage")));

    world.setting("slack", "message_sondage_template = a", "message_sondage_offset_start = 0");
    done(of("slack --messages"));
    Instant start = Instant.parse("2026-09-08T13:00:00Z");
    world.clock().advance(Duration.between(world.clock().instant(), start.minusSeconds(200)));
    world.setting("slack", "message_sondage_template = b", "message_sondage_offset_start = 0");
    Result near = done(of("slack --messages"));
    assertEquals(List.of(), near.changes(), near.toString());
    assertSays(
        near, "1 message is due within five minutes and left as it is: " + course + " sondage");
    assertSays(done(of("slack --messages --dry-run")), "due within five minutes: left as it is");
  }

  @Test
  void far_messages_are_for_a_later_run_of_the_same_command() throws Exception {
    world.setting("slack", "message_loin_template = Loin", "message_loin_offset_end = 259200");
    Result result = done(of("slack --create --update"));
    assertSays(result, "1 message is for later: Slack takes them at most 120 days ahead");
    assertFalse(waiting(channel()).contains("Loin"));
    world.clock().advance(Duration.ofDays(100));
    done(of("slack --update"));
    assertTrue(waiting(channel()).contains("Loin"));
  }

  @Test
  void text_from_the_sheet_calls_nobody() throws Exception {
    for (int i = 0; i < world.sheet().rowsOf(course).size(); i++) {
      world.cell(course, i, "title", "R & D <!channel> <@U0TRAIN01>");
    }
    world.setting(
        "slack",
        "message_appel_template = <!channel> {'<@U0COORD01>' if date else ''}: {title[:5]}"
            + " {title}");
    done(of("slack --create --update"));
    String text =
        waiting(channel()).stream()
            .filter(one -> one.startsWith("<!channel> <@"))
            .findFirst()
            .get();
    assertTrue(
        text.startsWith(
            "<!channel> <@U0COORD01>: R &amp; D R &amp; D &lt;!channel&gt; &lt;@U0TRAIN01&gt; ["),
        text);
    assertEquals(List.of(), done(of("slack --update")).changes());
  }

  @Test
  void a_course_takes_its_languages_template_and_names_its_tech_team() throws Exception {
    String english = world.courses().get(1);
    world.cell(course, 0, "equipe_techno", "wei, olivier, siobhan");
    world.cell(english, 0, "equipe_techno", "wei, olivier");
    world.setting(
        "slack",
        "message_equipe_template = Équipe : {analysts_tagged}",
        "message_equipe_template_en = Team: {analysts_tagged}",
        "message_rien_template = {analysts_tagged} ?",
        "message_rien_condition = session['equipe_techno'] == ''");
    done("slack --create --messages --course_id " + course + "," + english);
    String french = waiting(channel()).stream().filter(t -> t.startsWith("Équipe")).findAny().get();
    assertTrue(french.matches("Équipe : <@U\\w+>, <@U\\w+> et <@U\\w+>"), french);
    List<String> other = waiting(world.cell(english, 0, "slack_channel"));
    String team = other.stream().filter(t -> t.startsWith("Team")).findAny().orElse(other + "");
    assertTrue(team.matches("Team: <@U\\w+> and <@U\\w+>"), team);
    assertTrue(other.stream().noneMatch(text -> text.endsWith("?")));
  }

  @Test
  void a_bookmark_that_is_no_longer_wanted_is_said_and_left() throws Exception {
    done(of("slack --create --update"));
    world.setting("slack", "post_mortem_link =");
    Result result = done(of("slack --update --dry-run"));
    assertSays(result, "made by cqorc and no longer wanted; remove it at Slack");
    assertEquals(List.of(), done(of("slack --update")).changes());
    world.setting("slack", "bookmark_survey_title = Sondage");
    assertEquals(1, done(of("slack --update")).changes().size());
    assertTrue(titles(channel()).contains("Sondage"));
    assertFalse(titles(channel()).contains("Survey"));
  }

  @Test
  void credentials_that_slack_refuses_are_said_to_be_so() throws Exception {
    world.sandbox().slack().setScopes("chat:write");
    Result scope = world.run(of("slack --create"));
    assertSays(scope, "missing_scope");
    assertSays(scope, "channels:read");
    Result check = world.run("check");
    assertEquals(1, check.exit(), check.toString());
    assertSays(check, "the app lacks the scopes channels:read, channels:manage");
    world.setting("slack", "bot_token = xoxb-wrong");
    Result token = world.run(of("slack --create"));
    assertSays(token, "Slack refused (invalid_auth)");
    assertSays(token, "Compare [slack] bot_token with the app's page at Slack.");
    assertFalse((token.out() + token.err()).contains("xoxb-wrong"), token.toString());
    assertEquals(List.of(), world.changes());
    world.setting("slack", "bot_token =");
    Result none = world.run(of("slack --create"));
    assertEquals(2, none.exit(), none.toString());
    assertSays(none, "[slack] bot_token is empty");
  }

  @Test
  void a_number_that_is_none_is_said_at_its_key() throws Exception {
    world.setting("slack", "message_mal_template = x", "message_mal_offset_end = bientôt");
    Result result = world.run(of("slack --update"));
    assertEquals(2, result.exit(), result.toString());
    assertSays(result, "[slack] message_mal_offset_end");
  }

  @Test
  void options_that_do_not_go_together_are_refused() throws Exception {
    for (String options :
        List.of(
            "",
            "--create --archive",
            "--wipe-messages --messages",
            "--list-messages --update",
            "--repost accueil --create",
            "--additional-slack-invite a@b.example --messages")) {
      Result result = world.run("slack " + options);
      assertEquals(2, result.exit(), result.toString());
    }
    assertEquals(List.of(), world.sandbox().requests());
  }

  @Test
  void a_template_outside_of_the_language_stops_the_run_at_its_key() throws Exception {
    world.setting("slack", "message_mal_template = {session.__class__}");
    Result template = world.run(of("slack --create --update"));
    assertEquals(2, template.exit(), template.toString());
    assertSays(template, "[slack] message_mal_template");
    world.setting(
        "slack",
        "bookmark_mal_title = x",
        "bookmark_mal_link = https://a.example",
        "bookmark_mal_condition = exit()");
    Result condition = world.run(of("slack --create --update"));
    assertEquals(2, condition.exit(), condition.toString());
    assertSays(condition, "[slack] bookmark_mal_condition");
    assertEquals(List.of(), world.changes());
  }

  @Test
  void what_zoom_cannot_tell_fails_alone() throws Exception {
    done(of("zoom --create"));
    world.setting("zoom", "client_secret = wrong-secret");
    Result result = failed(of("slack --create --update"));
    assertSays(result, "Zoom refused the credentials");
    assertEquals(4, titles(channel()).size(), result.toString());
    assertFalse(waiting(channel()).isEmpty());
  }

  @Test
  void what_zoom_cannot_tell_now_is_not_called_unwanted() throws Exception {
    world.setting("slack", "message_lien_template = {zoom_user_link}");
    done(of("zoom --create"));
    done(of("slack --create --update"));
    world.setting("zoom", "client_secret = wrong-secret");
    world.setting("slack", "message_lien_template = {zoom_user_link}");
    for (String command : List.of("slack --update", "slack --update --dry-run", "status")) {
      Result result = failed(of(command));
      assertSays(result, "Zoom refused the credentials");
      assertFalse(result.words().contains("no longer wanted"), result.toString());
      assertEquals(List.of(), result.changes(), result.toString());
    }
    assertSays(failed(of("slack --update --dry-run")), "not all that this channel should hold");
  }

  @Test
  void a_saved_plan_is_carried_out_as_it_was_shown() throws Exception {
    String file = folder.resolve("plan.json").toString();
    done("slack --create --update --dry-run --plan-out " + file);
    world.clock().advance(Duration.ofHours(3));
    done("apply " + file);
    assertTrue(waiting(channel()).stream().anyMatch(text -> text.startsWith("Voici le canal")));
    assertEquals(List.of(), done("slack --create --update").changes());
  }

  @Test
  void archiving_and_wiping_ask_first() throws Exception {
    done(of("slack --create --update"));
    for (String option : List.of("--wipe-messages", "--archive")) {
      Result asked = world.run(of("slack " + option));
      assertEquals(2, asked.exit(), asked.toString());
      assertSays(asked, "--yes");
      assertEquals(List.of(), asked.changes());
    }
    assertSays(done(of("slack --list-messages")), "sondage: <!channel> Il reste une demi-heure");
    Result wiped = done(of("slack --wipe-messages --yes"));
    assertSays(wiped, "Deleted 3 scheduled messages.");
    // The first message is due in a minute.
    assertEquals(1, waiting(channel()).size());
    Result archived = done(of("slack --archive --yes"));
    assertSays(archived, "Archived 1 channel.");
    assertTrue(slack().isArchived(channel()));
    assertEquals(List.of(), done(of("slack --archive --yes")).changes());
    assertSays(failed(of("slack --update") + "," + world.courses().get(1)), "is archived");
  }

  @Test
  void messages_of_several_sessions_are_counted_and_named_one_by_one() throws Exception {
    String long_ =
        world.courses().stream()
            .filter(id -> world.sheet().rowsOf(id).size() > 1)
            .findFirst()
            .orElseThrow();
    world.setting(
        "slack",
        "message_jour_template = Bonjour",
        "message_jour_multidays = yes",
        "message_jour_offset_start = -30");
    done("slack --create --messages --course_id " + long_);
    Result wiped = done("slack --wipe-messages --yes --course_id " + long_);
    long deleted =
        world.changes().stream().filter(line -> line.contains("deleteScheduledMessage")).count();
    assertTrue(deleted > 2, wiped.toString());
    assertSays(wiped, "Deleted " + deleted + " scheduled messages.");
    assertSays(wiped, "scheduled message jour, 2026-");
    assertFalse(
        wiped.words().matches(".*jour\\W+(2026-\\d\\d-\\d\\d)[^;:]+\\1.*"), wiped.toString());
  }

  @Test
  void a_message_for_new_channels_comes_once_however_often_the_run_dies() throws Exception {
    NetworkFault counting = NetworkFault.none();
    world.program().through(counting).run(of("slack --create --messages"));
    int requests = counting.requests().size();
    for (int k = 1; k <= requests; k++) {
      for (NetworkFault.NetworkFaultKind kind :
          Boolean.getBoolean("cqorc.every")
              ? NetworkFault.NetworkFaultKind.values()
              : new NetworkFault.NetworkFaultKind[] {
                NetworkFault.NetworkFaultKind.DIES_BEFORE,
                NetworkFault.NetworkFaultKind.DIES_AFTER,
                NetworkFault.NetworkFaultKind.CUT_AFTER
              }) {
        Path place = folder.resolve(kind + "-" + k);
        try (World other = World.in(place)) {
          NetworkFault fault = NetworkFault.at(k, kind);
          try {
            other.program().through(fault).run(of("slack --create --messages"));
          } catch (NetworkFault.Death death) {
            fault.awaitQuiescence();
          }
          other.program().through(NetworkFault.none()).run(of("slack --create --messages"));
          other.clock().advance(Duration.ofMinutes(10));
          Result last = other.run(of("slack --create --messages"));
          assertEquals(0, last.exit(), fault + ": " + last);
          String name = other.cell(course, 0, "slack_channel");
          long welcomes =
              other.sandbox().slack().messages(name).stream()
                  .filter(text -> text.startsWith("Voici le canal"))
                  .count();
          assertEquals(1, welcomes, fault.toString());
        }
      }
    }
  }

  @Test
  void slacks_limits_lose_nothing_and_cost_no_more_than_they_must() throws Exception {
    Path place = folder.resolve("limits");
    try (World limited = World.in(place, options -> options.withCourses(12).withLimits(true))) {
      Instant start = limited.clock().instant();
      Result planned = limited.run("slack --create --update --dry-run");
      assertSays(planned, "At Slack's usual pace (20 channels or bookmarks a minute)");
      Result result = limited.run("slack --create --update");
      assertEquals(0, result.exit(), result.toString());
      assertSays(result, "waiting");
      assertSays(result, "Slack asks to wait");
      assertSays(result, "At the pace that the services allow this takes about");
      long added = result.changes().stream().filter(line -> line.endsWith("bookmarks.add")).count();
      long minutes = Duration.between(start, limited.clock().instant()).toMinutes();
      assertTrue(minutes <= added / 20 + 1, minutes + " minutes for " + added + " bookmarks");
      assertEquals(List.of(), limited.run("slack --create --update").changes());
    }
  }
}

package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.sandbox.drive.DriveEdits.DriveFile;
import ca.calculquebec.cqorc.sandbox.server.Fault;
import ca.calculquebec.cqorc.sandbox.sheets.SheetEdits;
import ca.calculquebec.cqorc.sandbox.slack.SlackEdits;
import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Program;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lists of usernames, as whole commands on the sandbox. */
@Timeout(120)
@Tag("slow")
final class UsernamesTest {
  @TempDir(factory = InMemory.class)
  Path folder;

  private World world;
  private String french;
  private String english;

  @BeforeEach
  void begin() throws Exception {
    world = World.in(folder);
    french = course("fr");
    english = course("en");
    done("eventbrite --create");
    done("slack --create");
    world.sandbox().forgetRequests();
  }

  @AfterEach
  void end() {
    world.close();
  }

  private String course(String language) {
    return world.courses().stream()
        .filter(id -> world.cell(id, 0, "language").equalsIgnoreCase(language))
        .findFirst()
        .orElseThrow();
  }

  private Result done(String command) {
    return ended(0, command);
  }

  private Result ended(int exit, String command) {
    Result result = world.run(command);
    assertEquals(exit, result.exit(), result.toString());
    return result;
  }

  private String event(String course) {
    return world.cell(course, 0, "eventbrite_id");
  }

  private String register(String course, String first, String last) {
    return world.sandbox().eventbrite().register(event(course), first, last, "x@univ.example");
  }

  private void registerThree(String course) {
    register(course, "Zoé", "Tremblay");
    register(course, "Émilie", "D'Amours");
    register(course, "Bob", "Roy");
  }

  private List<DriveFile> files() {
    return world.sandbox().drive().files().stream()
        .filter(file -> !file.appProperties().isEmpty() && !file.trashed())
        .toList();
  }

  private SheetEdits list() {
    assertEquals(1, files().size(), files().toString());
    return world.sandbox().sheet(files().get(0).id());
  }

  /** {@code user01 Bob Roy}, row by row from the fifth. */
  private List<String> people() {
    List<String> people = new ArrayList<>();
    for (List<String> row : list().rows().subList(4, Math.max(4, list().lastRow()))) {
      people.add((row.get(0) + " " + row.get(1)).strip());
    }
    return people;
  }

  private String channel(String course) {
    return world.cell(course, 0, "slack_channel");
  }

  private List<String> posts(String course) {
    return world.sandbox().slack().messages(channel(course));
  }

  private static void assertSays(Result result, String words) {
    assertTrue(result.words().contains(words), words + " is not in " + result);
  }

  @Test
  void a_list_is_made_sorted_by_name_and_told_to_the_channel() throws Exception {
    registerThree(french);
    Result result = done("usernames --course_id " + french);
    assertEquals(
        List.of("user01 Bob Roy", "user02 Émilie D'Amours", "user03 Zoé Tremblay"), people());
    String code = world.cell(french, 0, "code").toLowerCase(java.util.Locale.ROOT);
    assertEquals("https://" + code + ".grappe.example", list().rows().get(0).get(1));
    assertTrue(list().rows().get(1).get(1).endsWith("-" + code));
    assertEquals(2, list().protections());
    DriveFile file = files().get(0);
    assertEquals("Comptes", file.folder());
    assertTrue(file.name().endsWith(" - comptes"), file.name());
    assertEquals(1, posts(french).size());
    assertTrue(posts(french).get(0).contains(file.id()), posts(french).toString());
    List<SlackEdits.Bookmark> bookmarks = world.sandbox().slack().bookmarks(channel(french));
    assertEquals("Feuille des noms d'utilisateur", bookmarks.get(0).title());
    assertTrue(bookmarks.get(0).link().contains(file.id()));
    assertSays(result, "Created 1 spreadsheet");
    assertSays(result, file.id());
  }

  @Test
  void in_english_they_count_from_a_hundred() throws Exception {
    registerThree(english);
    done("usernames --create --course_id " + english);
    assertEquals(
        List.of("user101 Bob Roy", "user102 Émilie D'Amours", "user103 Zoé Tremblay"), people());
    assertEquals(
        "Username spreadsheet", world.sandbox().slack().bookmarks(channel(english)).get(0).title());
  }

  @Test
  void again_changes_nothing_and_a_dry_run_neither() throws Exception {
    registerThree(french);
    String before = world.state();
    Result dry = done("usernames --dry-run --course_id " + french);
    assertEquals(before, world.state());
    assertEquals(List.of(), dry.changes());
    assertSays(dry, "people 3, user01 to user03");
    done("usernames --course_id " + french);
    String after = world.state();
    for (String again :
        List.of("", "--create", "--update", "--create --update", "--reassign --update")) {
      Result result = done("usernames " + again + " --course_id " + french);
      assertEquals(List.of(), result.changes(), result.toString());
    }
    assertEquals(after, world.state());
  }

  @Test
  void everybody_keeps_their_username() throws Exception {
    registerThree(french);
    String bob = world.sandbox().eventbrite().attendeeIds(event(french)).get(2);
    done("usernames --course_id " + french);
    world.sandbox().eventbrite().cancel(event(french), bob);
    String zoe = world.sandbox().eventbrite().attendeeIds(event(french)).get(0);
    world.sandbox().eventbrite().rename(event(french), zoe, "Zoé", "Roy-Tremblay");
    register(french, "Anne", "Alarie");
    register(french, "Émilie", "D'Amours");
    Result waiting = done("usernames --create --course_id " + french);
    assertEquals(List.of(), waiting.changes());
    Result dry = done("usernames --update --dry-run --course_id " + french);
    assertSays(dry, "user03 Zoé Tremblay -> Zoé Roy-Tremblay");
    assertSays(dry, "user01 Bob Roy cancelled and keeps the username (--reassign");
    done("usernames --update --course_id " + french);
    assertEquals(
        List.of(
            "user01 Bob Roy",
            "user02 Émilie D'Amours",
            "user03 Zoé Roy-Tremblay",
            "user04 Anne Alarie",
            "user05 Émilie D'Amours"),
        people());
    assertEquals(1, posts(french).size());
    register(french, "Carl", "Morin");
    done("usernames --update --reassign --course_id " + french);
    assertEquals("user01 Carl Morin", people().get(0));
    assertEquals(5, people().size());
  }

  @Test
  void without_its_journal_it_knows_people_by_their_names() throws Exception {
    registerThree(french);
    done("usernames --course_id " + french);
    Program other = world.another("elsewhere");
    String zoe = world.sandbox().eventbrite().attendeeIds(event(french)).get(0);
    world.sandbox().eventbrite().rename(event(french), zoe, "Zoé", "Roy-Tremblay");
    Result result = other.run("usernames --update --course_id " + french);
    assertEquals(0, result.exit(), result.toString());
    assertEquals(
        List.of(
            "user01 Bob Roy",
            "user02 Émilie D'Amours",
            "user03 Zoé Tremblay",
            "user04 Zoé Roy-Tremblay"),
        people());
    assertEquals(1, posts(french).size());
    Result dry = other.run("usernames --update --dry-run --course_id " + french);
    assertSays(dry, "user03 Zoé Tremblay is not registered under this name");
    assertSays(result, "user03 Zoé Tremblay is not registered under this name");
    Result again = other.run("usernames --update --course_id " + french);
    assertEquals(List.of(), again.changes());
    assertSays(again, "? usernames: user03 Zoé Tremblay is not registered under this name");
    assertSays(again, "Otherwise the usernames are in line; nothing was changed.");
  }

  @Test
  void rows_that_people_sorted_keep_their_usernames() throws Exception {
    registerThree(french);
    done("usernames --course_id " + french);
    list().put(5, 0, "user03");
    list().put(5, 1, "Zoé Tremblay");
    list().put(7, 0, "user01");
    list().put(7, 1, "Bob Roy");
    register(french, "Anne", "Alarie");
    done("usernames --update --course_id " + french);
    assertEquals(
        List.of(
            "user03 Zoé Tremblay",
            "user02 Émilie D'Amours",
            "user01 Bob Roy",
            "user04 Anne Alarie"),
        people());
  }

  @Test
  void hostile_names_are_text_everywhere() throws Exception {
    register(french, "=IMPORTDATA(\"http://x\")", "");
    register(french, "<script>", "<!channel>");
    register(french, "a\r\nBcc:", "x@y");
    register(french, "\u202egnp.exe", "../../etc/passwd");
    register(french, "Zed", "😀");
    Result result = done("usernames --course_id " + french);
    List<String> people = people();
    assertEquals(5, people.size(), people.toString());
    assertTrue(people.stream().anyMatch(one -> one.endsWith("=IMPORTDATA(\"http://x\")")));
    for (int row = 5; row < 10; row++) {
      assertEquals("", list().formula(row, 1));
    }
    assertTrue(people.stream().anyMatch(one -> one.endsWith("a Bcc: x@y")), people.toString());
    assertTrue(people.stream().noneMatch(one -> one.contains("\u202e")));
    assertFalse(posts(french).get(0).contains("<!channel>"));
    assertFalse(result.out().contains("\u202e"));
  }

  @Test
  void passwords_are_nowhere_to_be_read() throws Exception {
    registerThree(french);
    String password = "Chut-c-est-secret-123";
    world.program().typing(password + "\n");
    Result asked =
        done("usernames --course_id " + french + " --password - --url https://other.example -v");
    assertEquals(password, list().rows().get(1).get(1));
    assertEquals("https://other.example", list().rows().get(0).get(1));
    Result warned =
        done("usernames --update --course_id " + french + " --password Autre-secret-456 -v");
    assertEquals("Autre-secret-456", list().rows().get(1).get(1));
    assertSays(warned, "write --password -");
    assertSays(warned, "(another one, hidden)");
    Result kept = done("usernames --update --course_id " + french + " --output json");
    assertEquals(List.of(), kept.changes());
    String fromTemplate =
        Files.readString(world.secret("secrets.cfg"), StandardCharsets.UTF_8)
            .replaceAll("(?s).*password_template = ([^-\\s]+).*", "$1");
    StringBuilder traces = new StringBuilder(asked + "\n" + warned + "\n" + kept);
    try (Stream<Path> all = Files.walk(world.program().stateDirectory())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        traces.append(Files.readString(file));
      }
    }
    String told = traces.toString().replaceFirst("Autre-secret-456 -v", "");
    for (String secret : List.of(password, "Autre-secret-456", fromTemplate)) {
      assertFalse(told.contains(secret), secret + " is in " + told);
    }
  }

  @Test
  void more_people_than_the_cluster_takes_is_a_warning_beforehand() throws Exception {
    registerThree(french);
    world.setting("script.usernames", "capacity = 2");
    Result dry = done("usernames --dry-run --course_id " + french);
    assertSays(dry, "warning: " + french + ": 3 usernames are more than the cluster takes (2");
    assertSays(done("usernames --course_id " + french), "more than the cluster takes");
    assertEquals(3, people().size());
  }

  @Test
  void a_list_that_does_not_fit_is_refused_and_a_short_tab_grows() throws Exception {
    for (int i = 0; i < 110; i++) {
      register(french, "Nom" + (1000 + i), "X");
    }
    world.setting("script.usernames", "data_range = A5:B50");
    Result refused = ended(1, "usernames --course_id " + french);
    assertSays(refused, "data_range has 46 rows, and course " + french + " needs 110");
    assertEquals(List.of(), refused.changes());
    world.setting("script.usernames", "data_range = A5:B");
    done("usernames --course_id " + french);
    assertEquals(110, people().size());
    assertEquals("user110 Nom1109 X", people().get(109));
  }

  @Test
  void the_predecessors_spreadsheet_is_taken_over_by_an_update() throws Exception {
    registerThree(french);
    done("usernames --course_id " + french);
    String id = files().get(0).id();
    world.sandbox().drive().unmark(id);
    Program other = world.another("elsewhere");
    Result create = other.run("usernames --course_id " + french);
    assertEquals(List.of(), create.changes(), create.toString());
    assertSays(create, "cqorc did not make it; --update takes it over");
    Result update = other.run("usernames --update --course_id " + french);
    assertEquals(0, update.exit(), update.toString());
    assertEquals(id, files().get(0).id());
    assertEquals(1, posts(french).size());
    assertEquals(List.of(), other.run("usernames --update --course_id " + french).changes());
  }

  @Test
  void an_event_needs_no_course() throws Exception {
    registerThree(english);
    String event = event(english);
    assertSays(done("usernames --dry-run --event_id " + event), english + " ");
    for (int row : world.sheet().rowsOf(english)) {
      world.sheet().set(row, "eventbrite_id", "");
    }
    Result result = done("usernames --event_id " + event);
    assertSays(result, "event-" + event);
    assertEquals("user101 Bob Roy", people().get(0));
    assertEquals(List.of(), done("usernames --event_id " + event).changes());
    assertEquals(List.of(), posts(english));
  }

  @Test
  void the_next_course_is_the_one_that_begins_next() throws Exception {
    Result result = done("usernames --next --dry-run --output json");
    String next =
        world.courses().stream()
            .filter(id -> world.cell(id, 0, "start_date").compareTo("2026-09-01 12:00") > 0)
            .min(java.util.Comparator.comparing(id -> world.cell(id, 0, "start_date")))
            .orElseThrow();
    assertTrue(result.out().contains("\"" + next + "\""), result.out());
    assertEquals(2, world.run("usernames --dry-run").exit());
    assertEquals(2, world.run("usernames --next --course_id " + french).exit());
    assertEquals(2, world.run("usernames --reassign --course_id " + french).exit());
  }

  @Test
  void a_template_file_is_made_once() throws Exception {
    Result made = done("usernames --create_template_file");
    assertEquals("Template", files().get(0).name());
    assertSays(made, files().get(0).id());
    Result again = done("usernames --create_template_file");
    assertEquals(List.of(), again.changes());
    assertSays(again, files().get(0).id());
    registerThree(french);
    world.setting("script.usernames", "template_fr = " + files().get(0).id());
    done("usernames --course_id " + french);
    assertEquals(2, files().size());
    assertEquals(List.of(), done("usernames --course_id " + french).changes());
  }

  @Test
  void what_is_missing_is_told_before_anything_is_made() throws Exception {
    registerThree(french);
    world.setting("script.usernames", "data_range = A5");
    assertSays(ended(2, "usernames --course_id " + french), "[script.usernames] data_range");
    world.setting("script.usernames", "template_fr = 1NichtDa");
    // Found with the French courses, which it concerns; the English ones have another.
    assertSays(ended(1, "usernames --course_id " + french), "--create_template_file");
    world.setting("script.usernames", "username_template = {user_index.bit_length()}");
    assertSays(ended(2, "usernames --course_id " + french), "username_template");
    world.setting("script.usernames", "capacity = 0");
    assertSays(ended(2, "usernames --course_id " + french), "capacity");
    assertEquals(List.of(), files());
  }

  @Test
  void a_saved_plan_is_carried_out_as_shown_or_not_at_all() throws Exception {
    registerThree(french);
    String plan = folder.resolve("list.plan").toString();
    assertEquals(List.of(), done("usernames --next --plan-out " + plan).changes());
    register(french, "Anne", "Alarie");
    Result late = ended(2, "apply " + plan);
    assertSays(late, "the saved plan no longer holds");
    assertEquals(List.of(), late.changes());
    done("usernames --next --plan-out " + plan);
    done("apply " + plan);
    assertEquals("user01 Anne Alarie", people().get(0));
    assertEquals(2, world.run("usernames --next --password x --plan-out " + plan).exit());
  }

  @Test
  void several_courses_of_a_day_share_nothing() throws Exception {
    registerThree(french);
    registerThree(english);
    world.cell(english, 0, "slack_channel", channel(french));
    for (int row : world.sheet().rowsOf(english)) {
      world.sheet().set(row, "slack_channel", channel(french));
    }
    String both = "usernames --course_id " + french + "," + english;
    done(both);
    assertEquals(2, files().size());
    assertEquals(2, posts(french).size());
    List<SlackEdits.Bookmark> bookmarks = world.sandbox().slack().bookmarks(channel(french));
    assertEquals(
        java.util.Set.of("Feuille des noms d'utilisateur", "Username spreadsheet"),
        bookmarks.stream()
            .map(SlackEdits.Bookmark::title)
            .collect(java.util.stream.Collectors.toSet()));
    assertEquals(2, bookmarks.size(), bookmarks.toString());
    assertTrue(posts(french).stream().anyMatch(post -> post.startsWith("Usernames: ")));
    assertTrue(posts(french).stream().anyMatch(post -> post.startsWith("Noms d'utilisateur : ")));
    assertEquals(List.of(), done(both + " --update").changes());
    Result refused = ended(2, both + " --url https://one.example");
    assertSays(refused, "--url: it belongs to one course, and 2 are selected");
  }

  @Test
  void check_names_all_that_stands_in_the_way() throws Exception {
    assertSays(done("check"), "usernames folder, templates and ranges can be used");
    world.setting(
        "script.usernames", "google_drive_folder_id = 1Nirgends", "template_fr = 1NichtDa");
    Result told = world.run("check");
    assertSays(told, "Google Drive has no folder 1Nirgends");
    assertSays(told, "Google Drive has no file 1NichtDa");
    world.setting("script.usernames", "data_range = Autre!A5:B", "header_range = Autre!B1:B2");
    assertSays(world.run("check"), "has no tab \"Autre\"");
    world.setting("script.usernames", "google_drive_folder_id =");
    assertSays(done("check"), "google_drive_folder_id is not set");
  }

  @Test
  void a_channel_that_is_gone_hinders_nothing_else() throws Exception {
    registerThree(french);
    world.cell(french, 0, "slack_channel", "nirgends");
    Result result = ended(1, "usernames --course_id " + french);
    assertEquals(3, people().size());
    assertSays(result, "there is no public channel #nirgends");
  }

  @Test
  void it_joins_the_channel_before_it_speaks() throws Exception {
    registerThree(french);
    world.sandbox().slack().removeBot(channel(french));
    done("usernames --course_id " + french);
    assertEquals(1, posts(french).size());
    assertEquals(1, world.sandbox().slack().bookmarks(channel(french)).size());
  }

  @Test
  void a_list_in_the_bin_is_no_list() throws Exception {
    registerThree(french);
    done("usernames --course_id " + french);
    world.sandbox().drive().trash(files().get(0).id());
    assertEquals(List.of(), done("usernames --update --course_id " + french).changes());
    done("usernames --create --course_id " + french);
    assertEquals(3, people().size());
    assertEquals(2, posts(french).size());
    List<SlackEdits.Bookmark> bookmarks = world.sandbox().slack().bookmarks(channel(french));
    assertEquals(1, bookmarks.size());
    assertTrue(bookmarks.get(0).link().contains(files().get(0).id()));
  }

  @Test
  void cancelled_and_refunded_people_have_no_row() throws Exception {
    registerThree(french);
    List<String> ids = world.sandbox().eventbrite().attendeeIds(event(french));
    world.sandbox().eventbrite().cancel(event(french), ids.get(0));
    world.sandbox().eventbrite().refund(event(french), ids.get(2));
    done("usernames --course_id " + french);
    assertEquals(List.of("user01 Émilie D'Amours"), people());
  }

  @Test
  void protections_that_are_missing_are_added_by_an_update() throws Exception {
    registerThree(french);
    done("usernames --course_id " + french);
    list().unprotect();
    assertSays(done("usernames --update --course_id " + french), "protections");
    assertEquals(2, list().protections());
    assertEquals(List.of(), done("usernames --update --course_id " + french).changes());
  }

  @Test
  void without_slack_the_list_is_made_all_the_same() throws Exception {
    registerThree(french);
    world.setting("slack", "bot_token =");
    Result result = done("usernames --course_id " + french);
    assertEquals(3, people().size());
    assertFalse(result.changes().stream().anyMatch(line -> line.startsWith("slack")));
  }

  @Test
  void trouble_at_slack_keeps_nobody_from_a_username_and_a_repeat_tells_the_channel()
      throws Exception {
    registerThree(french);
    String refusal = "{\"ok\":false,\"error\":\"missing_scope\"}";
    for (String method : List.of("conversations.list", "bookmarks.list")) {
      world
          .sandbox()
          .faults()
          .add(Fault.answer(200, Map.of(), refusal).service("slack").path("*" + method).times(0));
      Result result = ended(1, "usernames --create --update --course_id " + french);
      assertEquals(3, people().size(), result.toString());
      assertSays(result, "Slack refused (missing_scope)");
      assertEquals(List.of(), posts(french));
      world.sandbox().faults().clear();
    }
    done("usernames --course_id " + french);
    assertEquals(1, posts(french).size());
    assertEquals(1, world.sandbox().slack().bookmarks(channel(french)).size());
  }
}

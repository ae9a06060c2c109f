package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.decision.Decision;
import ca.calculquebec.cqorc.decision.DecisionFile;
import ca.calculquebec.cqorc.sandbox.server.Fault;
import ca.calculquebec.cqorc.scenario.interruption.NetworkFault;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code attendance} as a whole, of the sandbox's course that is over. */
@Timeout(120)
final class AttendanceTest {
  private static final String COURSE = "1001";
  private static final String CHANNEL = "2026-08-12-r201-en-online";
  private static final String FILES =
      "attendance --zoom-report zoom-report-1.csv --zoom-report zoom-report-2.csv"
          + " --eventbrite-report eventbrite-report.csv";

  @TempDir Path folder;

  private World world() throws Exception {
    World world = World.in(folder, options -> options.withCourses(8));
    world.program().in(world.sandbox().configDirectory().getParent());
    return world;
  }

  private Path file(World world, String name) {
    return world.sandbox().configDirectory().resolveSibling(name);
  }

  /** Section by person, minutes included. */
  private static Map<String, String> people(Result result) throws Exception {
    assertEquals(0, result.exit(), result.toString());
    JsonNode report = new ObjectMapper().readTree(result.out()).path("reports").path(0);
    Map<String, String> people = new TreeMap<>();
    for (JsonNode person : report.path("people")) {
      people.put(
          person.path("name").asText() + " " + person.path("attendee_id").asText(),
          person.path("section").asText()
              + " "
              + person.path("seconds")
              + " "
              + person.path("session_seconds"));
    }
    return people;
  }

  @Test
  void everybody_of_the_sample_course_stands_where_the_services_say() throws Exception {
    try (World world = world()) {
      Result result = world.run("attendance --noslack --course_id " + COURSE);
      assertEquals(0, result.exit());
      String out = result.out();
      assertTrue(out.contains("  Present: more than 143 min (0.6 of the mean, 238 min)\n"), out);
      assertTrue(out.contains("(rehearsals):\n    2026-08-11 09:00-09:12, "), out);
      List<String> lines = new ArrayList<>();
      out.lines()
          .filter(line -> line.matches("(\\S.* \\(\\d\\)|  \\S.* +\\d+ min)"))
          .forEach(line -> lines.add(line.strip().replaceAll(" <.*> +| {2,}", " ")));
      assertEquals(
          List.of(
              "In order (3)",
              "Alice Bédard 360 min",
              "Benoît L'Écuyer 175 min",
              "Eva Müller 332 min",
              "Present, not registered (1)",
              "iPhone de Zoé 180 min",
              "Present, not checked in (1)",
              "david nguyen 348 min",
              "Checked in, not long enough (2)",
              "CHLOÉ MCDONALD 35 min",
              "Farid Benali 0 min",
              "Registered, absent (1)",
              "Gwen O'Hara & fils 0 min",
              "Ambiguous: to be checked by a person (0)",
              "Left out (0)"),
          lines);
      assertTrue(out.contains("\nManage check-ins: https://eventbrite.example/checkin?eid="), out);
      assertEquals(List.of(), result.changes());
    }
  }

  @Test
  void it_speaks_the_language_that_is_asked_for() throws Exception {
    try (World world = world()) {
      Result french = world.run("attendance --noslack --language fr --course_id " + COURSE);
      assertTrue(french.out().contains("Arrivée enregistrée, présence trop courte (2)"));
      assertTrue(french.out().contains("Présent : plus de 143 min (0,6 de la moyenne, 238 min)"));
      assertEquals(2, world.run("attendance --language de --course_id " + COURSE).exit());
    }
  }

  @Test
  void the_exports_say_the_same_as_the_services_and_need_no_account() throws Exception {
    try (World world = world()) {
      Map<String, String> asked =
          people(world.run("attendance --noslack --output json --course_id " + COURSE));
      world.sandbox().forgetRequests();
      // No configuration anywhere: an empty directory, no variables.
      Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
      for (String name :
          List.of("zoom-report-1.csv", "zoom-report-2.csv", "eventbrite-report.csv")) {
        Files.copy(file(world, name), elsewhere.resolve(name));
      }
      world.variable("CQORC_CONFIG_DIR", "");
      world.variable("CQORC_SECRETS_DIR", "");
      world.program().in(elsewhere);
      assertEquals(asked, people(world.run(FILES + " --output json")));
      assertEquals(List.of(), world.sandbox().requests());
    }
  }

  @Test
  void hosts_and_panelists_of_an_export_do_not_raise_what_is_asked_of_others() throws Exception {
    try (World world = world()) {
      Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
      String headings =
          "\nAttended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session"
              + " (minutes)\n";
      StringBuilder zoom = new StringBuilder("Attendee Report,\nHost Details" + headings);
      zoom.append(row("Cal Host", "host@cq.example", 180)).append("Panelist Details" + headings);
      zoom.append(row("Pan One", "one@cq.example", 180)).append(row("Pan Two", "", 180));
      zoom.append("Attendee Details" + headings).append(row("pan one", "", 180));
      zoom.append(row("Ana A", "ana@u.example", 100)).append(row("Bo B", "bo@u.example", 100));
      zoom.append(row("Cy C", "cy@u.example", 65));
      Files.writeString(elsewhere.resolve("zoom.csv"), zoom);
      Files.writeString(
          elsewhere.resolve("people.csv"),
          "Order #,First Name,Last Name,Email,Attendee #,Attendee Status\n"
              + "1,Ana,A,ana@u.example,1,Checked In\n2,Bo,B,bo@u.example,2,Checked In\n"
              + "3,Cy,C,cy@u.example,3,Checked In\n");
      world.variable("CQORC_CONFIG_DIR", "");
      world.variable("CQORC_SECRETS_DIR", "");
      world.program().in(elsewhere);
      Result result =
          world.run(
              "attendance --language en --zoom-report zoom.csv --eventbrite-report people.csv"
                  + " --decide who.csv");
      assertEquals(0, result.exit(), result.toString());
      assertTrue(result.out().contains("more than 53 min (0.6 of the mean, 88 min)"), result.out());
      assertTrue(
          DecisionFile.read(elsewhere.resolve("who.csv"), "who.csv", true).stream()
              .allMatch(Decision::certificate));
    }
  }

  @Test
  void files_that_tell_lengths_only_are_added_up_and_what_is_empty_or_unplanned_is_said()
      throws Exception {
    try (World world = world()) {
      Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
      String people = "Order #,First Name,Last Name,Email,Attendee #,Attendee Status\n";
      Files.writeString(
          elsewhere.resolve("people.csv"), people + "1,Ana,A,ana@u.example,1,Checked In\n");
      Files.writeString(elsewhere.resolve("nobody.csv"), people);
      String block =
          "Topic,ID,Host,Duration (minutes),Start time,End time\n"
              + "Python,8,Cal (cal@cq.example),150,2026-09-14 13:00:00,2026-09-14 15:30:00\n\n";
      String headings = "Name (original name),Email,Total duration (minutes)\n";
      Files.writeString(
          elsewhere.resolve("lengths.csv"),
          block + headings + "Ana,ana@u.example,80\nAna,ana@u.example,90\nBo,,40\n");
      Files.writeString(elsewhere.resolve("empty.csv"), headings);
      Files.writeString(
          elsewhere.resolve("times.csv"),
          "Name,Email,Join Time,Leave Time\n"
              + "Ana,ana@u.example,14/09/26 13:00:00,14/09/26 14:00:00\n");
      world.variable("CQORC_CONFIG_DIR", "");
      world.variable("CQORC_SECRETS_DIR", "");
      world.program().in(elsewhere);
      String command = "attendance --language en --eventbrite-report people.csv --zoom-report ";
      Result lengths = world.run(command + "lengths.csv");
      assertTrue(lengths.out().contains(" 150 min"), lengths.out());
      assertTrue(
          lengths
              .words()
              .contains(
                  "1 person stands in it several times, and the minutes are added up, up to the 150"
                      + " min that it lasted."),
          lengths.words());
      Result empty = world.run(command + "empty.csv");
      assertEquals(0, empty.exit(), empty.toString());
      assertTrue(empty.words().contains("empty.csv names nobody who was there"), empty.words());
      Result nobody =
          world.run(
              "attendance --eventbrite-report nobody.csv --zoom-report times.csv --language en"
                  + " --html page.html");
      assertTrue(nobody.words().contains("nobody is registered in this list"), nobody.words());
      String page = Files.readString(elsewhere.resolve("page.html"));
      assertTrue(page.contains("Frame: the Zoom meeting.") && !page.contains("scheduled"), page);
    }
  }

  private static String row(String name, String email, int minutes) {
    return "Yes,%s,%s,2026-09-14 13:00:00,2026-09-14 %02d:%02d:00,%d\n"
        .formatted(name, email, 13 + minutes / 60, minutes % 60, minutes);
  }

  @Test
  void a_panelist_whom_no_trainer_file_knows_is_left_out_online_too() throws Exception {
    try (World world = world()) {
      String panelist =
          "{\"panelists\":[{\"id\":\"p1\",\"name\":\"Zoé\",\"email\":\"%s\"}],\"total_records\":1}";
      world
          .sandbox()
          .faults()
          .add(
              Fault.answer(200, Map.of(), panelist.formatted("alice.bedard@univ.example"))
                  .service("zoom")
                  .path("*/panelists"));
      Result result = world.run("attendance --noslack --course_id " + COURSE);
      assertEquals(0, result.exit(), result.toString());
      assertTrue(result.out().contains("host or panelist in Zoom"), result.out());
      assertTrue(result.out().contains("In order (2)"), result.out());
      world
          .sandbox()
          .faults()
          .add(
              Fault.answer(400, Map.of(), "{\"code\":4711,\"message\":\"does not contain scopes\"}")
                  .service("zoom")
                  .path("*/panelists"));
      Result refused = world.run("attendance --noslack --course_id " + COURSE);
      assertEquals(0, refused.exit(), refused.toString());
      assertTrue(refused.words().contains("are taken for participants: "), refused.toString());
      assertTrue(refused.out().contains("In order (3)"), refused.out());
    }
  }

  @Test
  void the_exports_with_the_sheet_ask_neither_zoom_nor_eventbrite() throws Exception {
    try (World world = world()) {
      Map<String, String> asked =
          people(world.run("attendance --noslack --output json --course_id " + COURSE));
      world.sandbox().forgetRequests();
      world.setting("zoom", "client_secret =");
      world.setting("eventbrite", "api_key =");
      Result result = world.run(FILES + " --noslack --output json --course_id " + COURSE);
      assertEquals(asked, people(result));
      assertTrue(
          world.sandbox().requests().stream()
              .allMatch(request -> request.service().matches("sheets|google-oauth|oauth|google")),
          world.sandbox().requests().toString());
    }
  }

  @Test
  void an_events_or_webinars_number_finds_its_course_in_the_sheet() throws Exception {
    try (World world = world()) {
      Map<String, String> asked =
          people(world.run("attendance --noslack --output json --course_id " + COURSE));
      String event = world.cell(COURSE, 0, "eventbrite_id");
      String webinar = world.cell(COURSE, 0, "zoom_id");
      assertEquals(
          asked, people(world.run("attendance --noslack --output json --eventbrite_id " + event)));
      assertEquals(
          asked, people(world.run("attendance --noslack --output json --zoom_id " + webinar)));
      assertEquals(
          asked, people(world.run("attendance --noslack --output json --date 2026-08-12")));
    }
  }

  @Test
  void the_report_is_posted_once_per_result() throws Exception {
    try (World world = world()) {
      int before = world.sandbox().slack().messages(CHANNEL).size();
      Result rehearsed = world.run("attendance --dry-run --course_id " + COURSE);
      assertTrue(rehearsed.out().contains("1001: would be posted to #" + CHANNEL), rehearsed.out());
      assertEquals(List.of(), rehearsed.changes());
      Result first = world.run("attendance --course_id " + COURSE);
      assertEquals(0, first.exit(), first.toString());
      assertTrue(first.out().endsWith("1001: posted to #" + CHANNEL + "\n"), first.out());
      List<String> messages = world.sandbox().slack().messages(CHANNEL);
      assertEquals(before + 1, messages.size());
      String posted = messages.get(before);
      assertTrue(
          posted.startsWith("*Attendance: Parallel R &amp; Friends [online, R201]*"), posted);
      assertTrue(posted.contains("• CHLOÉ MCDONALD, 35 min"), posted);
      Result second = world.run("attendance --course_id " + COURSE);
      assertEquals(List.of(), second.changes());
      assertTrue(second.out().contains("this result is posted already"), second.out());
      assertEquals("", world.run("attendance -q --course_id " + COURSE).out());
      assertEquals(
          List.of(), world.run("attendance --language fr --course_id " + COURSE).changes());
      world.setting("script.presence", "presence_threshold = 0.1");
      assertEquals(0, world.run("attendance --course_id " + COURSE).exit());
      assertEquals(before + 2, world.sandbox().slack().messages(CHANNEL).size());
      String audit = Files.readString(world.program().stateFile("audit.jsonl"));
      assertEquals(2, audit.lines().filter(line -> line.contains("attendance report")).count());
      assertFalse(audit.contains("McDonald") || audit.contains("MCDONALD"), audit);
    }
  }

  @Test
  void a_post_whose_answer_was_lost_is_reported_and_not_repeated() throws Exception {
    try (World world = world()) {
      int before = world.sandbox().slack().messages(CHANNEL).size();
      world
          .sandbox()
          .faults()
          .add(Fault.of(Fault.FaultKind.CUT_AFTER).service("slack").path("*chat.postMessage"));
      Result cut = world.run("attendance --course_id " + COURSE);
      assertEquals(1, cut.exit(), cut.toString());
      assertTrue(cut.words().contains("whether it was posted is not known"), cut.toString());
      Result again = world.run("attendance --course_id " + COURSE);
      assertTrue(again.words().contains("it is not posted again"), again.toString());
      assertEquals(List.of(), again.changes());
      assertEquals(before + 1, world.sandbox().slack().messages(CHANNEL).size());
    }
  }

  @Test
  void a_run_that_dies_anywhere_never_posts_twice() throws Exception {
    try (World world = world()) {
      for (int k = 1; k < 40; k++) {
        // Another threshold is another result, which may be posted again.
        world.setting("script.presence", "presence_threshold = 0.0" + (k + 100));
        int before = world.sandbox().slack().messages(CHANNEL).size();
        NetworkFault fault = NetworkFault.at(k, NetworkFault.NetworkFaultKind.DIES_AFTER);
        world.program().through(fault);
        boolean died = false;
        try {
          Result unused = world.run("attendance --course_id " + COURSE);
        } catch (NetworkFault.Death death) {
          died = true;
        }
        world.program().through(ca.calculquebec.cqorc.http.Transport.network());
        Result repeat = world.run("attendance --course_id " + COURSE);
        assertEquals(0, repeat.exit(), repeat.toString());
        assertEquals(
            before + 1, world.sandbox().slack().messages(CHANNEL).size(), "at request " + k);
        if (!died) {
          assertTrue(k > 8, "it never died");
          return;
        }
      }
      throw new AssertionError("the command has more requests than were tried");
    }
  }

  @Test
  void a_rehearsal_without_a_report_is_left_out_and_a_session_without_one_is_a_failure()
      throws Exception {
    try (World world = world()) {
      String gone = "{\"code\":3001,\"message\":\"Webinar does not exist.\"}";
      // The first instance is the rehearsal; each is asked for in two places.
      for (int first : List.of(1, 2)) {
        for (String path : List.of("*/report/webinars/*", "*/past_webinars/*/participants")) {
          world
              .sandbox()
              .faults()
              .add(
                  Fault.answer(404, Map.of(), gone)
                      .service("zoom")
                      .path(path)
                      .request(path.contains("report") ? first : 1));
        }
        Result result = world.run("attendance --noslack --course_id " + COURSE);
        assertEquals(first == 1 ? 0 : 1, result.exit(), result.toString());
        assertTrue(
            result.words().contains("Zoom has no report of the instance"), result.toString());
        assertEquals(first == 1, result.out().contains("In order (3)"));
      }
    }
  }

  @Test
  void decisions_are_written_once_and_read_back() throws Exception {
    try (World world = world()) {
      Result first =
          world.run(
              "attendance --noslack --decide who.csv --csv t.csv --html p.html --course_id 1001");
      assertEquals(0, first.exit(), first.toString());
      Path who = file(world, "who.csv");
      List<Decision> decisions = DecisionFile.read(who, "who.csv", true);
      assertEquals(7, decisions.size());
      assertEquals(4, decisions.stream().filter(Decision::certificate).count());
      assertTrue(Files.size(file(world, "t.csv")) > 100 && Files.size(file(world, "p.html")) > 100);
      Files.writeString(who, "edited");
      world.sandbox().forgetRequests();
      Result refused = world.run("attendance --noslack --decide who.csv --course_id 1001");
      assertEquals(2, refused.exit());
      assertEquals(List.of(), world.sandbox().requests());
      assertEquals("edited", Files.readString(who));
      assertEquals(
          0, world.run("attendance --noslack --force --decide who.csv --course_id 1001").exit());
      assertEquals(decisions, DecisionFile.read(who, "who.csv", true));
    }
  }

  @Test
  void verbose_lists_the_records_on_stderr() throws Exception {
    try (World world = world()) {
      Result result = world.run("attendance -v --noslack --course_id " + COURSE);
      assertTrue(
          result
              .err()
              .contains(
                  "  08:57:00-09:01:00  Alice Bédard <alice.bedard@univ.example> (waiting room)\n"),
          result.err());
      assertTrue(result.err().contains(" (left out)\n"), result.err());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'attendance', 'which course it is about is not said'",
    "'attendance --course_id 1099', 'has no course \"1099\"'",
    "'attendance --date 2026-01-01', 'no course of the sheet begins on that day'",
    "'attendance --course_id 1001 --zoom_id 12',"
        + " 'option --zoom_id: \"12\" is no number of a Zoom webinar'",
    "'attendance --course_id 1001 --eventbrite_id x',"
        + " 'option --eventbrite_id: \"x\" is no number of an Eventbrite event'",
    "'attendance --course_id 1001 --zoom_id 81234567890',"
        + " 'Zoom knows of no past instance of webinar 812 3456 7890'",
    "'attendance --course_id 1001 --eventbrite_id 999', 'there is no event 999 at Eventbrite'",
    "'attendance --course_id 1001,1002 --html x.html', 'files and numbers belong to one course'",
    "'attendance --course_id 1001 --zoom-report no.csv', 'no.csv: there is no such file'",
    "'attendance --course_id 1001 --zoom-report eventbrite-report.csv',"
        + " 'this is no list of participants'",
    "'attendance --course_id 1001 --eventbrite-report zoom-report-1.csv',"
        + " 'this is no list of attendees'",
    "'attendance --course_id 1001 --force', '--force needs --decide'"
  })
  void what_cannot_be_done_is_said_and_changes_nothing(String command, String what)
      throws Exception {
    try (World world = world()) {
      Result result = world.run(command);
      assertEquals(2, result.exit(), result.toString());
      assertTrue(result.words().contains(what), result.toString());
      assertEquals(List.of(), result.changes());
    }
  }

  @Test
  void what_is_wrong_with_the_only_course_is_no_mistake_of_the_command() throws Exception {
    try (World world = world()) {
      Result result = world.run("attendance --course_id 1003");
      assertEquals(1, result.exit(), result.toString());
      assertTrue(
          result.words().contains("which Eventbrite event it is about is not known"),
          result.toString());
    }
  }

  @Test
  void one_course_that_fails_does_not_stop_another() throws Exception {
    try (World world = world()) {
      Result result = world.run("attendance --noslack --course_id 1001,1003");
      assertEquals(1, result.exit());
      assertTrue(result.out().contains("In order (3)"), result.toString());
      assertTrue(result.words().contains("1003 ! row"), result.toString());
    }
  }

  @Test
  void bad_values_of_the_configuration_are_named() throws Exception {
    try (World world = world()) {
      world.setting("script.presence", "presence_threshold = 60");
      Result result = world.run("attendance --course_id " + COURSE);
      assertEquals(2, result.exit());
      assertTrue(
          result
              .words()
              .contains("presence_threshold is \"60\": a number from 0 to 1 is expected"));
      world.setting("script.presence", "presence_threshold = 0,6");
      String told = world.run("attendance --course_id " + COURSE).words();
      assertTrue(
          told.contains(
              "[script.presence] presence_threshold is \"0,6\": a number with a decimal point is"
                  + " expected, as 0.6"),
          told);
      assertTrue(told.strip().endsWith("What to do: Write 0.6."), told);
      for (String once : List.of("presence_threshold", ", line ", "0,6")) {
        assertEquals(told.indexOf(once), told.lastIndexOf(once), told);
      }
      world.setting("script.presence", "presence_threshold = 0.6");
      world.setting("script.presence", "presence_reference = mode");
      assertTrue(
          world
              .run("attendance --course_id " + COURSE)
              .words()
              .contains("mean, median or scheduled is expected"));
    }
  }

  @Test
  void without_slack_it_is_said_and_all_else_is_done() throws Exception {
    try (World world = world()) {
      world.setting("slack", "bot_token =");
      Result result = world.run("attendance --course_id " + COURSE);
      assertEquals(0, result.exit());
      assertTrue(result.out().endsWith("Slack is not configured: nothing was posted.\n"));
    }
  }

  @Test
  void a_channel_that_is_gone_fails_the_post_and_not_the_report() throws Exception {
    try (World world = world()) {
      world.cell(COURSE, 0, "slack_channel", "no-such-channel");
      world.cell(COURSE, 1, "slack_channel", "no-such-channel");
      Result result = world.run("attendance --course_id " + COURSE);
      assertEquals(1, result.exit(), result.toString());
      assertTrue(result.out().contains("In order (3)"));
      assertTrue(result.words().contains("there is no public channel #no-such-channel at Slack"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ok\":false,\"error\":\"fatal_error\"}",
        "{\"ok\":false,\"error\":\"invalid_auth\"}",
        "{\"ok\":false,\"error\":\"missing_scope\"}"
      })
  void channels_that_slack_does_not_list_fail_the_post_and_not_the_report(String refusal)
      throws Exception {
    try (World world = world()) {
      for (String output : List.of("", " --output json")) {
        world
            .sandbox()
            .faults()
            .add(
                Fault.answer(200, Map.of(), refusal)
                    .service("slack")
                    .path("*conversations.list")
                    .times(20));
        Result result = world.run("attendance --course_id " + COURSE + output);
        assertEquals(1, result.exit(), result.toString());
        assertEquals(List.of(), result.changes());
        if (output.isEmpty()) {
          assertTrue(result.out().contains("In order (3)"), result.toString());
          assertTrue(result.out().contains("\n! "), result.toString());
        } else {
          JsonNode document = new ObjectMapper().readTree(result.out());
          assertEquals(1, document.path("reports").size());
          assertEquals(1, document.path("slack").path("problems").size());
        }
      }
    }
  }

  @Test
  void another_run_s_lock_keeps_the_post_back_and_not_the_report() throws Exception {
    try (World world = world()) {
      world.holdLock();
      Result result = world.run("attendance --output json --course_id " + COURSE);
      assertEquals(2, result.exit(), result.toString());
      assertEquals(1, new ObjectMapper().readTree(result.out()).path("reports").size());
    }
  }

  @Test
  void a_secret_of_the_configuration_is_in_no_file() throws Exception {
    try (World world = world()) {
      String secrets = Files.readString(world.secret("secrets.cfg"));
      String key = secrets.replaceAll("(?s).*api_key *= *(\\S+).*", "$1");
      assertFalse(key.equals(secrets));
      Result result = world.run("attendance -v --html p.html --course_id " + COURSE);
      assertFalse((result.out() + result.err()).contains(key));
      assertFalse(Files.readString(file(world, "p.html")).contains(key));
      assertThrows(IllegalStateException.class, () -> world.program().stateFile("no-such-file"));
    }
  }
}

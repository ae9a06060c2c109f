package ca.calculquebec.cqorc.task.webinar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Outcome;
import ca.calculquebec.cqorc.plan.Plan;
import ca.calculquebec.cqorc.plan.RunReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebinarCreationTest {
  private static final String START = "2026-09-14T13:00";
  private static final String TOPIC = "Python [en ligne, PYT101]";
  private static final List<String> EVERYBODY =
      List.of("Alice@ecole.example", "bob@ecole.example", "chloe@ecole.example");

  /** A token, and one page for all courses. */
  private static final List<String> SECOND_RUN =
      List.of("POST /oauth/token", "GET /v2/users/zoom@ecole.example/webinars");

  @TempDir Path folder;

  private static List<String> words(Plan plan) {
    return plan.changes().stream()
        .map(change -> change.kind().word() + " " + change.service() + " " + change.name())
        .toList();
  }

  @Test
  void a_webinar_its_cell_and_its_panelists_are_made_in_order() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder).with("1001", "Python", START)) {
      Plan plan = world.plan(WebinarRequest.creation());
      assertEquals(
          List.of("create zoom webinar", "update sheet zoom_id", "create zoom panelists"),
          words(plan));
      assertEquals(List.of(), world.zoom.changes());
      assertEquals("(new webinar)", plan.changes().get(1).fields().get(0).to().orElseThrow());
      assertEquals(
          List.of("Zoom counts 1 of the 100 changes it allows today; 99 are left."),
          plan.closing());

      RunReport report = world.run(WebinarRequest.creation());
      assertFalse(report.failed());
      assertEquals("81234567890", world.cells.get("1001"));
      JsonNode webinar = world.zoom.webinars.get(81234567890L);
      assertEquals(TOPIC, webinar.path("topic").asText());
      assertEquals("2026-09-14T17:00:00Z", webinar.path("start_time").asText());
      assertEquals("America/Toronto", webinar.path("timezone").asText());
      assertEquals(180, webinar.path("duration").asInt());
      JsonNode settings = webinar.path("settings");
      assertEquals("bob@ecole.example", settings.path("alternative_hosts").asText());
      assertEquals("fr-FR", settings.path("email_language").asText());
      assertTrue(settings.path("post_webinar_survey").asBoolean());
      assertEquals("https://sondage.example/1001", settings.path("survey_url").asText());
      assertEquals(EVERYBODY, world.zoom.panelistsOf(81234567890L));
      assertEquals(1, world.journal().countSince("zoom", "changes", Instant.EPOCH));
    }
  }

  @Test
  void a_day_that_zoom_calls_over_has_nothing_left_whatever_was_counted() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder).with("1001", "Python", START)) {
      world.zoom.fault.set(line -> line.startsWith("POST") && line.endsWith("/webinars"));
      world.zoom.faultAnswer.set(
          new MockResponse.Builder()
              .code(429)
              .body("{\"code\":429,\"message\":\"You have exceeded the daily rate limit (100).\"}")
              .build());
      RunReport report = world.run(WebinarRequest.creation());
      assertTrue(report.failed());
      List<String> over =
          List.of(
              "Zoom allows no more changes today: 0 are left until 2026-09-01 20:00 (00:00 UTC).");
      assertEquals(over, world.plan(WebinarRequest.creation()).closing());
    }
  }

  @Test
  void a_second_run_reads_the_list_once_for_all_courses_and_changes_nothing() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder)) {
      for (int i = 0; i < 40; i++) {
        world.with("c" + i, "Course " + i, START);
      }
      world.run(WebinarRequest.creation());
      world.zoom.requests.clear();
      RunReport second = world.run(WebinarRequest.creation());
      assertEquals(SECOND_RUN, world.zoom.requests);
      assertFalse(second.failed());
      assertFalse(second.changedSomething());
      assertEquals(List.of("there zoom webinar"), words(second.plan()).subList(0, 1));
    }
  }

  @Test
  void a_full_cell_whose_webinar_is_gone_is_a_failure_with_its_place() throws Exception {
    try (WebinarWorld world =
        new WebinarWorld(folder).with("1001", "Python", START).with("1002", "R", START)) {
      world.run(WebinarRequest.creation());
      world.zoom.webinars.remove(81234567890L);
      RunReport second = world.run(WebinarRequest.creation());
      assertEquals(Outcome.Status.FAILED, second.outcomes().get(0).status());
      assertEquals(
          "row 14, zoom_id: it is gone at Zoom; cqorc zoom --delete --course_id 1001 clears the"
              + " cell, then --create makes another",
          second.outcomes().get(0).problem().cause());
      assertFalse(second.courses().get(1).failed());
      assertEquals(List.of(), world.zoom.changes().stream().skip(4).toList());
    }
  }

  @Test
  void a_webinar_that_the_list_does_not_show_is_asked_for_before_it_is_called_gone()
      throws Exception {
    try (WebinarWorld world =
        new WebinarWorld(folder).with("1001", "Python", START).with("1002", "R", START)) {
      world.run(WebinarRequest.creation());
      world.zoom.unlisted.add(81234567891L);
      world.zoom.requests.clear();
      assertFalse(world.run(WebinarRequest.creation()).failed());
      assertEquals(1, world.zoom.count("GET /v2/webinars/"));
    }
  }

  @Test
  void a_webinar_of_a_course_that_is_over_may_have_left_zoom() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder).with("0901", "Python", "2026-08-01T13:00")) {
      world.cells.put("0901", "81234567000");
      assertFalse(world.run(WebinarRequest.creation()).failed());
      assertEquals(List.of(), world.zoom.requests);
    }
  }

  @Test
  void a_term_costs_two_requests_a_course_and_two_more() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder)) {
      for (int i = 0; i < 20; i++) {
        world.with("c" + i, "Course " + i, START);
      }
      RunReport report = world.run(WebinarRequest.creation(), 6);
      assertFalse(report.failed());
      assertEquals(42, world.zoom.requests.size());
      assertEquals(20, Set.copyOf(world.cells.values()).size());
    }
  }

  @Test
  void an_answer_that_was_lost_after_the_work_makes_no_second_webinar() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder).with("1001", "Python", START)) {
      world.zoom.cutAfter.set(line -> line.startsWith("POST /v2/users"));
      RunReport report = world.run(WebinarRequest.creation());
      assertFalse(report.failed());
      assertEquals(1, world.zoom.webinars.size());
      assertEquals("81234567890", world.cells.get("1001"));
      assertEquals(EVERYBODY, world.zoom.panelistsOf(81234567890L));
      assertEquals(1, world.zoom.count("POST /v2/users"));
    }
  }

  @Test
  void an_outcome_that_cannot_even_be_looked_up_stays_open() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder).with("1001", "Python", START)) {
      world.zoom.cutAfter.set(line -> line.startsWith("POST /v2/users"));
      world.zoom.afterCreate.set(FakeZoom.error(400, 300));
      assertTrue(world.run(WebinarRequest.creation()).failed());
      assertEquals(1, world.journal().open(new CourseId("1001"), "zoom").size());

      world.zoom.afterCreate.set(null);
      assertFalse(world.run(WebinarRequest.creation()).failed());
      assertEquals(1, world.zoom.webinars.size());
      assertEquals("81234567890", world.cells.get("1001"));
    }
  }

  @Test
  void a_request_that_was_lost_before_the_work_is_sent_again() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder).with("1001", "Python", START)) {
      world.zoom.cutBefore.set(line -> line.startsWith("POST /v2/users"));
      RunReport report = world.run(WebinarRequest.creation());
      assertFalse(report.failed());
      assertEquals(1, world.zoom.webinars.size());
      assertEquals(2, world.zoom.count("POST /v2/users"));
    }
  }

  @Test
  void panelists_whose_answer_was_lost_are_added_once() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder).with("1001", "Python", START)) {
      world.zoom.cutAfter.set(line -> line.endsWith("/panelists") && line.startsWith("POST"));
      assertFalse(world.run(WebinarRequest.creation()).failed());
      assertEquals(EVERYBODY, world.zoom.panelistsOf(81234567890L));
      assertEquals(List.of(), world.journal().open(new CourseId("1001"), "zoom"));
    }
  }

  @Test
  void what_an_interrupted_run_left_is_taken_over() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder).with("1001", "Python", START)) {
      world.loseCells(true);
      world.zoom.answers.put("POST /v2/webinars/81234567890/panelists", FakeZoom.error(400, 300));
      assertTrue(world.run(WebinarRequest.creation()).failed());
      assertEquals(1, world.journal().open(new CourseId("1001"), "zoom").size());

      world.loseCells(false);
      world.zoom.answers.clear();
      world.zoom.requests.clear();
      RunReport repeat = world.run(WebinarRequest.creation());
      assertFalse(repeat.failed());
      assertEquals(
          List.of("adopt zoom webinar", "update sheet zoom_id", "create zoom panelists"),
          words(repeat.plan()));
      assertEquals("left by an interrupted run", repeat.plan().changes().get(0).note());
      assertEquals(List.of("POST /v2/webinars/81234567890/panelists"), world.zoom.changes());
      assertEquals("81234567890", world.cells.get("1001"));
      assertEquals(EVERYBODY, world.zoom.panelistsOf(81234567890L));
      assertEquals(List.of(), world.journal().open(new CourseId("1001"), "zoom"));
    }
  }

  @Test
  void missing_panelists_of_an_interrupted_run_are_added_where_the_cell_is_full() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder).with("1001", "Python", START)) {
      world.zoom.answers.put("POST /v2/webinars/81234567890/panelists", FakeZoom.error(400, 300));
      assertTrue(world.run(WebinarRequest.creation()).failed());
      assertEquals("81234567890", world.cells.get("1001"));

      world.zoom.answers.clear();
      assertFalse(world.run(WebinarRequest.creation()).failed());
      assertEquals(EVERYBODY, world.zoom.panelistsOf(81234567890L));
      world.zoom.requests.clear();
      world.run(WebinarRequest.creation());
      assertEquals(SECOND_RUN, world.zoom.requests);
    }
  }

  @Test
  void a_webinar_made_by_hand_is_taken_over_and_brought_in_line() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder).with("1001", "Python", START)) {
      long id = world.zoom.add(TOPIC, "2026-09-14T17:00:00Z", 60);
      world.zoom.addPanelist(id, "Alice", "alice@ECOLE.example");
      RunReport report = world.run(WebinarRequest.creation());
      assertFalse(report.failed());
      assertEquals("already at Zoom", report.plan().changes().get(0).note());
      assertEquals(1, world.zoom.webinars.size());
      assertEquals(180, world.zoom.webinars.get(id).path("duration").asInt());
      assertEquals(
          List.of("alice@ECOLE.example", "bob@ecole.example", "chloe@ecole.example"),
          world.zoom.panelistsOf(id));
      assertEquals(1, world.zoom.count("PATCH"));
    }
  }

  @Test
  void an_id_of_another_row_is_never_taken_over() throws Exception {
    try (WebinarWorld world =
        new WebinarWorld(folder).with("1001", "Python", START).with("1002", "Python", START)) {
      long id = world.zoom.add(TOPIC, "2026-09-14T17:00:00Z", 180);
      world.cells.put("1002", "812 3456 7890");
      assertEquals(81234567890L, id);
      assertFalse(world.run(WebinarRequest.creation()).failed());
      assertEquals(2, world.zoom.webinars.size());
      assertEquals("81234567891", world.cells.get("1001"));
      assertEquals("812 3456 7890", world.cells.get("1002"));
    }
  }

  @Test
  void two_courses_never_take_over_the_same_webinar() throws Exception {
    try (WebinarWorld world =
        new WebinarWorld(folder).with("1001", "Python", START).with("1002", "Python", START)) {
      world.zoom.add(TOPIC, "2026-09-14T17:00:00Z", 180);
      assertFalse(world.run(WebinarRequest.creation(), 2).failed());
      assertEquals("81234567890", world.cells.get("1001"));
      assertEquals("81234567891", world.cells.get("1002"));
    }
  }

  @Test
  void a_journal_entry_is_found_again_after_the_title_was_corrected() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder).with("1001", "Pyhton", START)) {
      world.loseCells(true);
      world.zoom.answers.put("POST /v2/webinars/81234567890/panelists", FakeZoom.error(400, 300));
      world.run(WebinarRequest.creation());
      world.loseCells(false);
      world.zoom.answers.clear();
      world.with("1001", "Python", START);
      assertFalse(world.run(WebinarRequest.creation()).failed());
      assertEquals(1, world.zoom.webinars.size());
      assertEquals(TOPIC, world.zoom.webinars.get(81234567890L).path("topic").asText());
    }
  }

  @Test
  void refused_alternative_hosts_are_left_out_and_reported() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder).with("1001", "Python", START)) {
      world.zoom.refusedHosts.add("bob@ecole.example");
      RunReport report = world.run(WebinarRequest.creation());
      assertTrue(report.failed());
      Outcome webinar = report.outcomes().get(0);
      assertTrue(webinar.problem().cause().contains("Bob O'Neil"), webinar.problem().cause());
      assertEquals("81234567890", world.cells.get("1001"));
      assertEquals(EVERYBODY, world.zoom.panelistsOf(81234567890L));
      assertEquals(1, world.journal().countSince("zoom", "changes", Instant.EPOCH));

      world.zoom.requests.clear();
      assertFalse(world.run(WebinarRequest.creation()).failed());
      assertEquals(SECOND_RUN, world.zoom.requests);
      Plan update = world.plan(WebinarRequest.update());
      assertEquals("hosts", update.changes().get(0).fields().get(0).name());
    }
  }

  @Test
  void a_refused_create_leaves_nothing_open() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder).with("1001", "Python", START)) {
      world.zoom.answers.put(
          "POST /v2/users/zoom@ecole.example/webinars", FakeZoom.error(400, 200));
      RunReport report = world.run(WebinarRequest.creation());
      assertTrue(report.failed());
      assertEquals(
          List.of(Outcome.Status.FAILED, Outcome.Status.NOT_TRIED, Outcome.Status.NOT_TRIED),
          report.outcomes().stream().map(Outcome::status).toList());
      assertEquals(List.of(), world.journal().open(new CourseId("1001"), "zoom"));
    }
  }

  @Test
  void without_invites_nobody_is_put_into_it() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder).with("1001", "Python", START)) {
      RunReport report = world.run(WebinarRequest.creation().withoutInvites());
      assertFalse(report.failed());
      assertTrue(report.plan().people().isEmpty());
      JsonNode settings = world.zoom.webinars.get(81234567890L).path("settings");
      assertFalse(settings.has("alternative_hosts"));
      assertEquals(List.of(), world.zoom.panelistsOf(81234567890L));
      assertEquals(List.of(), world.journal().open(new CourseId("1001"), "zoom"));
    }
  }

  @Test
  void everybody_who_will_be_told_is_counted_once() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder).with("1001", "Python", START)) {
      assertEquals(3, world.plan(WebinarRequest.creation()).people().size());
    }
  }

  @Test
  void onsite_courses_get_a_webinar_only_when_asked() throws Exception {
    try (WebinarWorld world =
        new WebinarWorld(folder)
            .with(
                "1004",
                cell ->
                    WebinarCourses.course(
                        "1004", "Quantique", START, cell, "U.Laval", WebinarCourses.standard()))) {
      Plan plan = world.plan(WebinarRequest.creation());
      Change change = plan.changes().get(0);
      assertEquals(Kind.SKIPPED, change.kind());
      assertEquals("onsite (cqorc zoom --create --onsite makes one)", change.note());
      assertEquals(List.of(), world.zoom.requests);

      assertFalse(world.run(WebinarRequest.creation().withOnsite()).failed());
      assertEquals("81234567890", world.cells.get("1004"));
      assertEquals(
          List.of("in line zoom webinar"),
          words(world.plan(WebinarRequest.update())).subList(0, 1));
    }
  }

  @Test
  void a_course_that_is_over_gets_none_and_fails_only_when_named() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder).with("0901", "Python", "2026-08-01T13:00")) {
      assertEquals(Kind.SKIPPED, world.plan(WebinarRequest.creation()).changes().get(0).kind());
      WebinarRequest named = WebinarRequest.creation().withNamed(Set.of(new CourseId("0901")));
      assertTrue(world.run(named).failed());
      assertEquals(List.of(), world.zoom.requests);
    }
  }

  @Test
  void a_title_too_long_fails_its_course_alone() throws Exception {
    try (WebinarWorld world =
        new WebinarWorld(folder)
            .with("1001", "P".repeat(200), START)
            .with("1002", "Python", START)) {
      RunReport report = world.run(WebinarRequest.creation());
      assertTrue(report.failed());
      assertEquals("81234567890", world.cells.get("1002"));
      assertEquals(1, world.zoom.webinars.size());
    }
  }
}

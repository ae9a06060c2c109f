package ca.calculquebec.cqorc.task.webinar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.RunReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebinarUpdateTest {
  private static final String START = "2026-09-14T13:00";
  private static final long ID = 81234567890L;

  @TempDir Path folder;

  private WebinarWorld made() throws Exception {
    WebinarWorld world = new WebinarWorld(folder).with("1001", "Python", START);
    world.run(WebinarRequest.creation());
    world.zoom.requests.clear();
    return world;
  }

  private static List<Kind> kinds(RunReport report) {
    return report.plan().changes().stream().map(Change::kind).toList();
  }

  @Test
  void an_unchanged_webinar_is_read_and_left_alone() throws Exception {
    try (WebinarWorld world = made()) {
      RunReport report = world.run(WebinarRequest.update());
      assertFalse(report.failed());
      assertEquals(List.of(Kind.UNCHANGED), kinds(report));
      assertEquals(List.of(), world.zoom.changes());
      assertEquals(3, world.zoom.requests.size());
      assertEquals(List.of(), report.plan().closing());
    }
  }

  @Test
  void a_moved_session_and_another_host_are_one_request() throws Exception {
    try (WebinarWorld world = made()) {
      world.with(
          "1001",
          cell ->
              WebinarCourses.course(
                  "1001",
                  "Python",
                  "2026-09-15T13:00",
                  cell,
                  "en ligne",
                  Map.of(
                      Role.INSTRUCTOR, List.of(WebinarCourses.ALICE),
                      Role.HOST, List.of(WebinarCourses.CHLOE),
                      Role.ASSISTANT, List.of(WebinarCourses.BOB))));
      RunReport report = world.run(WebinarRequest.update());
      assertFalse(report.failed());
      assertEquals(
          List.of(
              FieldChange.of("start", "2026-09-14T13:00-04:00", "2026-09-15T13:00-04:00"),
              FieldChange.of("hosts", "Bob O'Neil", "Chloé D'Amours")),
          report.plan().changes().get(0).fields());
      assertEquals(List.of("PATCH /v2/webinars/" + ID), world.zoom.changes());
      world.zoom.requests.clear();
      assertEquals(List.of(Kind.UNCHANGED), kinds(world.run(WebinarRequest.update())));
      assertEquals(List.of(), world.zoom.changes());
    }
  }

  @Test
  void missing_panelists_are_added_and_others_stay_until_pruned() throws Exception {
    try (WebinarWorld world = made()) {
      world.zoom.addPanelist(ID, "Dan", "dan@ecole.example");
      world.with(
          "1001",
          cell ->
              WebinarCourses.course(
                  "1001",
                  "Python",
                  START,
                  cell,
                  "en ligne",
                  Map.of(
                      Role.INSTRUCTOR,
                      List.of(
                          WebinarCourses.ALICE,
                          WebinarCourses.trainer("eve", "Eve", "Roy", "eve@ecole.example")),
                      Role.HOST,
                      List.of(WebinarCourses.BOB))));
      RunReport report = world.run(WebinarRequest.update());
      Change added = report.plan().changes().get(1);
      assertEquals(Kind.UPDATE, added.kind());
      assertEquals(
          "also there: Chloé D'Amours, Dan; cqorc zoom --update --prune removes them",
          added.note());
      assertEquals(
          List.of(
              "1001: panelists also there: Chloé D'Amours, Dan; cqorc zoom --update --prune removes"
                  + " them"),
          report.plan().warnings());
      assertEquals(
          List.of(
              "Alice@ecole.example",
              "bob@ecole.example",
              "chloe@ecole.example",
              "dan@ecole.example",
              "eve@ecole.example"),
          world.zoom.panelistsOf(ID));

      RunReport pruned = world.run(WebinarRequest.update().withPrune());
      assertFalse(pruned.failed());
      assertEquals(List.of(Kind.UNCHANGED, Kind.DELETE, Kind.DELETE), kinds(pruned));
      assertEquals(
          List.of("Chloé D'Amours <chloe@ecole.example>", "Dan <dan@ecole.example>"),
          pruned.plan().changes().stream().skip(1).map(Change::which).toList());
      assertEquals(
          List.of("Alice@ecole.example", "bob@ecole.example", "eve@ecole.example"),
          world.zoom.panelistsOf(ID));
      assertEquals(0, world.zoom.count("DELETE /v2/webinars/" + ID + "/panelists/ "));
      assertEquals(2, world.zoom.count("DELETE /v2/webinars/" + ID + "/panelists/p"));
    }
  }

  @Test
  void two_courses_that_share_a_webinar_and_differ_do_not_undo_each_other() throws Exception {
    try (WebinarWorld world = made()) {
      world.with("1002", "Copied row", "2026-09-20T09:00");
      world.cells.put("1002", Long.toString(ID));
      RunReport report = world.run(WebinarRequest.update());
      assertEquals(
          List.of("webinar 812 3456 7890 is also that of course 1001, and differs from this one"),
          report.courses().get(1).failures().stream()
              .map(failure -> failure.problem().cause().replaceFirst("^row \\d+, zoom_id: ", ""))
              .toList());
      assertFalse(report.courses().get(0).failed());
      assertEquals(List.of(), world.zoom.changes());
    }
  }

  @Test
  void an_update_finishes_what_an_interrupted_creation_left_open() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder).with("1001", "Python", START)) {
      String panelists = "POST /v2/webinars/" + ID + "/panelists";
      world.zoom.answers.put(panelists, FakeZoom.error(400, 300));
      assertTrue(world.run(WebinarRequest.creation()).failed());
      world.zoom.answers.clear();
      assertEquals(1, world.journal().open(new CourseId("1001"), "zoom").size());
      assertFalse(world.run(WebinarRequest.update()).failed());
      assertEquals(List.of(), world.journal().open(new CourseId("1001"), "zoom"));
    }
  }

  @Test
  void an_update_that_finds_everybody_there_closes_the_interrupted_creation() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder).with("1001", "Python", START)) {
      world.run(WebinarRequest.creation());
      Journal journal = world.journal();
      journal.made(journal.begin(new CourseId("1001"), "zoom", "webinar", "x"), ID + "");
      world.zoom.requests.clear();
      RunReport report = world.run(WebinarRequest.update());
      assertEquals(List.of(Kind.ADOPT, Kind.UNCHANGED), kinds(report));
      assertEquals("left by an interrupted run", report.plan().changes().get(0).note());
      assertEquals(List.of(), world.zoom.changes());
      assertEquals(List.of(), world.journal().open(new CourseId("1001"), "zoom"));
      assertEquals(List.of(Kind.UNCHANGED), kinds(world.run(WebinarRequest.update())));
    }
  }

  @Test
  void a_webinar_that_is_gone_says_how_to_get_another() throws Exception {
    try (WebinarWorld world = made()) {
      world.zoom.webinars.clear();
      RunReport report = world.run(WebinarRequest.update());
      assertTrue(report.failed());
      assertTrue(
          report
              .plan()
              .changes()
              .get(0)
              .note()
              .contains("--delete --course_id 1001 clears the cell"));

      assertFalse(world.run(WebinarRequest.deletion()).failed());
      assertEquals("", world.cells.get("1001"));
      assertEquals(List.of(), world.zoom.changes());
      assertFalse(world.run(WebinarRequest.creation()).failed());
      assertEquals("81234567891", world.cells.get("1001"));
    }
  }

  @Test
  void a_course_without_a_webinar_is_left_out_unless_missing_ones_are_made() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder).with("1001", "Python", START)) {
      RunReport report = world.run(WebinarRequest.update());
      assertFalse(report.failed());
      assertEquals("no webinar yet (--create makes one)", report.plan().changes().get(0).note());
      assertEquals(List.of(), world.zoom.requests);

      assertFalse(world.run(WebinarRequest.update().withCreateMissing()).failed());
      assertEquals("81234567890", world.cells.get("1001"));
    }
  }

  @Test
  void refused_hosts_leave_the_rest_of_an_update_done() throws Exception {
    try (WebinarWorld world = made()) {
      world.zoom.refusedHosts.add("chloe@ecole.example");
      world.with(
          "1001",
          cell ->
              WebinarCourses.course(
                  "1001",
                  "Python",
                  "2026-09-15T13:00",
                  cell,
                  "en ligne",
                  Map.of(
                      Role.INSTRUCTOR, List.of(WebinarCourses.ALICE, WebinarCourses.BOB),
                      Role.HOST, List.of(WebinarCourses.CHLOE))));
      RunReport report = world.run(WebinarRequest.update());
      assertTrue(report.failed());
      assertEquals("2026-09-15T17:00:00Z", world.zoom.webinars.get(ID).path("start_time").asText());
      assertEquals(
          "bob@ecole.example",
          world.zoom.webinars.get(ID).path("settings").path("alternative_hosts").asText());
    }
  }

  @Test
  void a_cell_that_is_no_number_fails_its_course() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder).with("1001", "Python", START)) {
      world.cells.put("1001", "demander à Bob");
      RunReport report = world.run(WebinarRequest.update());
      assertTrue(report.failed());
      assertTrue(
          report.plan().courses().get(0).problems().get(0).problem().cause().contains("row 14"));
    }
  }

  @Test
  void a_webinar_and_its_people_are_shown() throws Exception {
    try (WebinarWorld world = made()) {
      WebinarReader reader = new WebinarReader(world.client(), true, true, world.sheet());
      WebinarView view = reader.read(world.sheet().get(0));
      assertEquals("81234567890", view.id());
      assertEquals(List.of("Bob O'Neil"), view.details().orElseThrow().hosts());
      assertEquals(3, view.panelists().orElseThrow().size());
      world.zoom.webinars.clear();
      assertTrue(reader.read(world.sheet().get(0)).failed());
    }
  }
}

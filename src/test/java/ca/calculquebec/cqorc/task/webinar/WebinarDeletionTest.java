package ca.calculquebec.cqorc.task.webinar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Plan;
import ca.calculquebec.cqorc.plan.RunReport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebinarDeletionTest {
  private static final String START = "2026-09-14T13:00";
  private static final long ID = 81234567890L;

  @TempDir Path folder;

  private WebinarWorld made() throws Exception {
    WebinarWorld world = new WebinarWorld(folder).with("1001", "Python", START);
    world.run(WebinarRequest.creation());
    world.zoom.requests.clear();
    return world;
  }

  @Test
  void a_webinar_is_deleted_and_its_cell_cleared() throws Exception {
    try (WebinarWorld world = made()) {
      world.zoom.registrants = 6;
      Plan plan = world.plan(WebinarRequest.deletion());
      Change change = plan.changes().get(0);
      assertEquals(Kind.DELETE, change.kind());
      assertEquals("12 registrants", change.lossWarning());
      assertEquals(List.of(), world.zoom.changes());

      assertFalse(world.run(WebinarRequest.deletion()).failed());
      assertEquals("", world.cells.get("1001"));
      assertEquals(List.of("DELETE /v2/webinars/" + ID), world.zoom.changes());
      world.zoom.requests.clear();
      assertFalse(world.run(WebinarRequest.deletion()).changedSomething());
      assertEquals(List.of(), world.zoom.requests);
    }
  }

  @Test
  void a_webinar_that_ended_keeps_its_cell() throws Exception {
    try (WebinarWorld world = made()) {
      world.zoom.answers.put("DELETE /v2/webinars/" + ID, FakeZoom.error(400, 3007));
      RunReport report = world.run(WebinarRequest.deletion());
      assertTrue(report.failed());
      assertEquals("81234567890", world.cells.get("1001"));

      world.zoom.requests.clear();
      world.zoom.webinars.get(ID).put("start_time", "2026-08-14T17:00:00Z");
      assertTrue(world.run(WebinarRequest.deletion()).failed());
      assertEquals(List.of(), world.zoom.changes());
      assertEquals("81234567890", world.cells.get("1001"));
    }
  }

  @Test
  void registrants_that_cannot_be_counted_do_not_stop_a_deletion() throws Exception {
    try (WebinarWorld world = made()) {
      world.zoom.answers.put("GET /v2/webinars/" + ID + "/registrants", FakeZoom.error(404, 0));
      RunReport report = world.run(WebinarRequest.deletion());
      assertFalse(report.failed());
      assertEquals(
          "an unknown number of registrants", report.plan().changes().get(0).lossWarning());
    }
  }

  @Test
  void what_an_interrupted_creation_left_is_deleted_too() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder).with("1001", "Python", START)) {
      world.loseCells(true);
      world.zoom.answers.put("POST /v2/webinars/" + ID + "/panelists", FakeZoom.error(400, 300));
      world.run(WebinarRequest.creation());
      world.zoom.requests.clear();
      assertFalse(world.run(WebinarRequest.deletion()).failed());
      assertEquals(List.of("DELETE /v2/webinars/" + ID), world.zoom.changes());
      assertEquals(List.of(), world.journal().open(new CourseId("1001"), "zoom"));
    }
  }

  @Test
  void a_webinar_that_two_courses_share_is_named_as_such() throws Exception {
    try (WebinarWorld world = made().with("1002", "Python 2", START)) {
      world.cells.put("1002", "81234567890");
      Plan plan = world.plan(WebinarRequest.deletion());
      assertEquals("also the webinar of course 1002", plan.changes().get(0).note());
      assertFalse(world.run(WebinarRequest.deletion()).failed());
      assertEquals("", world.cells.get("1001"));
      assertEquals("", world.cells.get("1002"));
    }
  }

  @Test
  void a_course_without_a_webinar_is_in_line_with_its_deletion() throws Exception {
    try (WebinarWorld world = new WebinarWorld(folder).with("1001", "Python", START)) {
      RunReport report = world.run(WebinarRequest.deletion());
      assertFalse(report.failed());
      assertFalse(report.changedSomething());
      assertEquals(List.of(), world.zoom.requests);
    }
  }
}

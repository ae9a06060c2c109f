package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.sandbox.server.RecordedRequest;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A course whose rows were deleted while all that was made for it still stands. */
@Timeout(120)
class GoneCourseTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private World world;
  private String gone;

  @BeforeEach
  void aTermOfWhichTheLastCourseLeaves() throws Exception {
    world = World.in(folder);
    well(world.run("term --create"));
    gone = "1005";
  }

  @AfterEach
  void end() {
    world.close();
  }

  private static Result well(Result result) {
    assertEquals(0, result.exit(), result.toString());
    return result;
  }

  private void deleteRows() {
    List<Integer> rows = world.sheet().rowsOf(gone);
    for (int index = rows.size() - 1; index >= 0; index--) {
      world.sheet().deleteRow(rows.get(index));
    }
  }

  /** {@code 1005 zoom webinar}. */
  private static Set<String> orphans(Result result) throws Exception {
    Set<String> orphans = new TreeSet<>();
    for (JsonNode course : JSON.readTree(result.out()).path("no_longer_in_sheet")) {
      for (JsonNode orphan : course.path("resources")) {
        orphans.add(
            course.path("course_id").asText()
                + " "
                + orphan.path("service").asText()
                + " "
                + orphan.path("resource").asText());
      }
    }
    return orphans;
  }

  private Set<String> everything() {
    return Set.of(
        gone + " zoom webinar",
        gone + " eventbrite event",
        gone + " public-gcal public event",
        gone + " gcal private event",
        gone + " slack channel");
  }

  @Test
  void the_status_tells_what_is_still_there_of_it_and_is_in_line_all_the_same() throws Exception {
    deleteRows();
    Result status = well(world.run("status", "--exit-code"));
    assertTrue(
        status.out().contains("1005  2026-09-14 09:00  L'analyse de données : SQL & pandas"),
        status.toString());
    assertTrue(status.out().contains("is no longer in the sheet"), status.toString());
    assertTrue(status.out().contains("6 messages are still"), status.toString());
    assertTrue(status.out().contains("Everything is in line."), status.toString());
    assertEquals(everything(), orphans(well(world.run("status", "--output", "json"))));
    assertEquals(List.of(), status.changes());
  }

  @Test
  void it_is_told_when_the_term_is_updated_and_left_alone() throws Exception {
    deleteRows();
    String before = world.state();
    assertEquals(everything(), orphans(well(world.run("term --update --dry-run --output json"))));
    Result plan = well(world.run("term --update --dry-run"));
    assertTrue(plan.out().contains("is no longer in the sheet"), plan.toString());
    Result update = well(world.run("term --update"));
    assertTrue(update.out().contains("is no longer in the sheet"), update.toString());
    assertEquals(List.of(), update.changes(), update.toString());
    assertEquals(before, world.state());
  }

  @Test
  void no_request_more_is_sent_for_it() throws Exception {
    deleteRows();
    world.sandbox().forgetRequests();
    well(world.run("status"));
    Set<String> with = lines();
    int number = world.sandbox().requests().size();
    // Nothing is known any more of who made what.
    Files.delete(world.program().stateFile("journal.jsonl"));
    world.sandbox().forgetRequests();
    well(world.run("status"));
    assertEquals(number, world.sandbox().requests().size(), with + " and " + lines());
  }

  private Set<String> lines() {
    Set<String> lines = new TreeSet<>();
    for (RecordedRequest request : world.sandbox().requests()) {
      lines.add(World.line(request));
    }
    return lines;
  }

  @Test
  void courses_that_are_chosen_bring_up_no_others() throws Exception {
    deleteRows();
    for (String choice : List.of("--course_id 1002", "--date 2026-09-14")) {
      Result status = world.run("status --output json " + choice);
      assertEquals(Set.of(), orphans(status), status.toString());
    }
  }

  @Test
  void what_was_deleted_before_the_rows_is_not_told() throws Exception {
    well(world.run("term --delete --yes --archive --course_id " + gone));
    deleteRows();
    assertEquals(Set.of(), orphans(well(world.run("status --output json"))));
  }

  @Test
  void what_stands_in_another_row_is_not_told() throws Exception {
    for (int row : world.sheet().rowsOf(gone)) {
      world.sheet().type(row, "course_id", "1005-A");
    }
    Result status = world.run("status --output json");
    assertEquals(Set.of(), orphans(status), status.toString());
  }

  @Test
  void a_course_whose_rows_cannot_be_read_has_not_left() throws Exception {
    for (int row : world.sheet().rowsOf(gone)) {
      world.sheet().type(row, "start_date", "some day");
    }
    Result status = world.run("status --output json");
    assertEquals(Set.of(), orphans(status), status.toString());
  }

  @Test
  void a_former_terms_courses_are_not_told() throws Exception {
    gone = "1002";
    deleteRows();
    assertFalse(orphans(well(world.run("status --output json"))).isEmpty());
    // The tab of a term that begins long after it.
    List<String> courses = world.courses();
    for (String course : courses) {
      world.move(course, 100);
    }
    Result status = world.run("status --output json");
    assertEquals(Set.of(), orphans(status), status.toString());
  }

  @Test
  void when_its_time_has_passed_nothing_is_told() throws Exception {
    gone = "1001";
    deleteRows();
    assertFalse(orphans(well(world.run("status --output json"))).isEmpty());
    world.clock().advance(Duration.ofDays(10));
    assertEquals(Set.of(), orphans(well(world.run("status --output json"))));
  }
}

package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A column of people that was renamed or deleted must not read as if nobody were wanted. */
@Timeout(240)
final class GoneHeadingTest {
  @TempDir(factory = InMemory.class)
  Path folder;

  private static void rename(World world, String heading, String name) {
    int column = world.sheet().rows().get(0).indexOf(heading);
    world.sheet().put(1, column, name);
  }

  private static void exits(int code, Result result) {
    assertEquals(code, result.exit(), result.toString());
  }

  private static void refused(Result result, String... words) {
    exits(2, result);
    assertEquals(List.of(), result.changes(), result.toString());
    for (String word : words) {
      assertTrue(result.words().contains(word), result.toString());
    }
  }

  @Test
  void a_heading_that_was_there_before_stops_whatever_changes_people() throws Exception {
    try (World world = World.in(folder)) {
      exits(0, world.run("term --create"));
      String standing = world.state();
      rename(world, "instructor", "who");
      String before = world.state();
      for (String command :
          List.of(
              "term --update",
              "term --update --dry-run",
              "zoom --update --prune --yes",
              "zoom --create",
              "eventbrite --update",
              "gcal --update --prune --yes",
              "slack --update",
              "attendance --noslack --course_id " + world.courses().get(0))) {
        refused(
            world.run(command),
            "the heading instructor, which was there on 2026-09-01, is gone",
            "Name the column instructor again in row 1",
            "leave the heading there, over an empty column");
      }
      assertEquals(before, world.state());
      exits(0, world.run("zoom --update-settings"));
      exits(0, world.run("public-gcal --update"));
      Result status = world.run("status");
      assertTrue(status.words().contains("warning: tab"), status.toString());
      assertTrue(status.words().contains("the heading instructor"), status.toString());

      rename(world, "who", "instructor");
      exits(0, world.run("term --update"));
      assertEquals(standing, world.state());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "instructor,Instructeurs,zoom --create",
    "instructor,Formatrice,eventbrite --create",
    "instructor,intructor,term --create",
    "host,Hôte,gcal --create",
    "host,hosts,zoom --update-hosts",
    "assistants,assistant,slack --invites",
    "equipe_techno,Équipe techno,slack --messages"
  })
  void a_heading_that_looks_like_the_missing_one_is_asked_about(
      String heading, String name, String command) throws Exception {
    try (World world = World.in(folder)) {
      rename(world, heading, name);
      refused(
          world.run(command),
          "there is no heading " + heading,
          "\"" + name.toLowerCase(Locale.ROOT) + "\" looks like it");
    }
  }

  @Test
  void other_columns_look_like_nobodys() throws Exception {
    try (World world = World.in(folder)) {
      rename(world, "host", "cost");
      rename(world, "assistants", "présences");
      exits(0, world.run("zoom --create --dry-run"));
    }
  }

  @Test
  void pruning_needs_all_three_headings() throws Exception {
    try (World world = World.in(folder)) {
      rename(world, "assistants", "x");
      refused(
          world.run("zoom --update --prune --yes"),
          "there is no heading assistants, without which --prune removes too many");
      refused(world.run("gcal --update --prune --yes"), "no heading assistants");
    }
  }

  @Test
  void whoever_is_removed_is_counted_and_guarded() throws Exception {
    try (World world = World.in(folder)) {
      exits(0, world.run("zoom --create --onsite"));
      for (String course : world.courses()) {
        for (int row : world.sheet().rowsOf(course)) {
          for (String heading : List.of("instructor", "host", "assistants")) {
            world.sheet().set(row, heading, "");
          }
        }
      }
      refused(
          world.run("zoom --update-panelists --prune --dry-run"),
          "people in these webinars and events",
          "Would remove",
          "panelists");
      refused(world.run("zoom --update-panelists --prune --max-change 100"), "Remove ", "--yes");
      Result hosts = world.run("zoom --update-hosts --max-change 100 --dry-run");
      assertTrue(
          hosts.words().matches("(?s).*Would update \\d+ webinars, remove \\d+ hosts.*"),
          hosts.toString());
      Result done = world.run("zoom --update-panelists --prune --max-change 100 --yes");
      exits(0, done);
      assertTrue(done.words().matches("(?s).*Removed \\d+ panelists.*"), done.toString());
    }
  }

  @Test
  void a_page_without_an_instructor_says_nothing_about_one() throws Exception {
    try (World world = World.in(folder)) {
      String course = world.courses().get(0);
      world.cell(course, 0, "instructor", "");
      Result made = world.run("eventbrite --create --course_id " + course);
      exits(0, made);
      assertTrue(
          made.words().contains(course + ": the sheet names no instructor"), made.toString());
      assertFalse(world.state().contains("<strong></strong>"), world.state());
      assertFalse(world.state().contains("Avec , "), world.state());
      Result again = world.run("eventbrite --update --course_id " + course);
      assertEquals(List.of(), again.changes(), again.toString());
      world.cell(course, 0, "instructor", "emilie");
      exits(0, world.run("eventbrite --update --course_id " + course));
      assertTrue(world.state().contains("<p>Avec <strong>Émilie D'Amours</strong>"));
    }
  }
}

package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What coordinators do in an ordinary term, as whole commands. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class OrdinaryWorkTest {
  @TempDir Path folder;

  private static Result done(Result result) {
    assertEquals(0, result.exit(), result.toString());
    return result;
  }

  /** A course of the sheet with at least two sessions. */
  private static String severalDays(World world) {
    return world.courses().stream()
        .filter(course -> world.sheet().rowsOf(course).size() > 1)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_row_that_was_added_later_gets_the_ids_of_the_others() throws Exception {
    try (World world = World.in(folder)) {
      done(world.run("zoom --create"));
      done(world.run("eventbrite --create"));
      String course = severalDays(world);
      for (String heading : List.of("zoom_id", "eventbrite_id")) {
        String id = world.cell(course, 0, heading);
        for (String command : List.of("--create", "--update")) {
          world.cell(course, 1, heading, "");
          String service = heading.substring(0, heading.indexOf('_'));
          Result filled = done(world.run(service + " " + command));
          assertEquals(id, world.cell(course, 1, heading), filled.toString());
          assertEquals(1, filled.changes().size(), filled.toString());
          assertEquals(List.of(), done(world.run(service + " " + command)).changes());
        }
      }
    }
  }

  /** One of the sample term's courses is live already. */
  @Test
  void a_term_of_forty_is_published_in_a_run_of_its_own() throws Exception {
    try (World world = World.in(folder, options -> options.withCourses(40))) {
      done(world.run("eventbrite --create"));
      Result published = done(world.run("eventbrite --publish"));
      assertTrue(published.words().contains("Published 39 events"), published.toString());
      assertEquals(List.of(), done(world.run("eventbrite --publish")).changes());
    }
  }

  @Test
  void a_term_of_forty_is_made_and_published_in_one_run() throws Exception {
    try (World world = World.in(folder, options -> options.withCourses(40))) {
      Result published = done(world.run("eventbrite --create --publish"));
      assertTrue(published.words().contains("published 39 events"), published.toString());
    }
  }

  @Test
  void a_second_run_on_forty_courses_is_a_handful_of_requests() throws Exception {
    try (World world = World.in(folder, options -> options.withCourses(40))) {
      for (String command : List.of("zoom --create", "eventbrite --create")) {
        done(world.run(command));
        world.sandbox().forgetRequests();
        done(world.run(command));
        int requests = world.sandbox().requests().size();
        assertTrue(requests <= 6, command + ": " + world.sandbox().requests());
      }
    }
  }

  @Test
  void a_run_tells_of_a_webinar_its_people_and_its_cell_in_this_order() throws Exception {
    try (World world = World.in(folder)) {
      String course = world.courses().get(1);
      List<String> told = things(done(world.run("zoom --create --course_id " + course)), course);
      assertEquals(List.of("webinar", "panelists", "sheet"), told);
      List<String> deleted =
          things(done(world.run("zoom --delete --yes --course_id " + course)), course);
      assertEquals(List.of("webinar", "sheet"), deleted);
    }
  }

  @Test
  void a_day_without_courses_is_told_by_whoever_is_asked_of_it() throws Exception {
    try (World world = World.in(folder)) {
      for (String command :
          List.of(
              "zoom --show",
              "zoom --create",
              "zoom --create --dry-run",
              "slack --list-messages",
              "status")) {
        Result none = done(world.run(command + " --date 2031-01-01"));
        assertTrue(none.words().contains("There is no course to look at."), none.toString());
      }
    }
  }

  @Test
  void a_condition_may_stand_after_either_option() throws Exception {
    try (World world = World.in(folder)) {
      assertEquals("True\n", done(world.run("config --try 1+1==2 --condition")).out());
      assertEquals("False\n", done(world.run("config --condition 1+1==3")).out());
      assertEquals("2\n", done(world.run("config --try {1+1}")).out());
    }
  }

  private static List<String> things(Result result, String course) {
    return Stream.of(result.out().split("\n"))
        .filter(line -> line.matches(course + " .* [+~-] .*"))
        .map(line -> line.replaceFirst("^.*? [+~-] +", "").replaceFirst(" .*", ""))
        .toList();
  }
}

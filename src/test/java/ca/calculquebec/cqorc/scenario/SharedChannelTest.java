package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.sandbox.slack.SlackEdits;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Courses whose rows name one channel together. */
@Timeout(120)
@Tag("slow")
class SharedChannelTest {
  @TempDir Path folder;

  private static String update(String command) {
    return command.startsWith("term") ? "term --update" : "slack --update";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1001,1002",
        "1002,1003",
        "1001,1005",
        "1004,1005",
        "1003,1004",
        "1001,1002,1003,1004,1005"
      })
  void the_first_run_makes_all_and_the_second_nothing(String shared) throws Exception {
    for (String command :
        List.of("term --create", "slack --create --update", "term --create --parallel 1")) {
      try (World world = World.in(folder.resolve(command.replace(' ', '_')))) {
        for (String course : shared.split(",")) {
          for (int row = 0; row < world.sheet().rowsOf(course).size(); row++) {
            world.cell(course, row, "slack_channel", "ensemble");
          }
        }
        Result first = world.run(command);
        assertEquals(0, first.exit(), first.toString());
        var slack = world.sandbox().slack();
        List<?> bookmarks = slack.bookmarks("ensemble");
        List<?> waiting = slack.waiting("ensemble");
        assertTrue(!bookmarks.isEmpty() && !waiting.isEmpty());
        for (String again : List.of(command, update(command), "status")) {
          Result second = world.run(again);
          assertEquals(0, second.exit(), second.toString());
          assertEquals(List.of(), second.changes(), first + "\n" + second);
          assertEquals(bookmarks, slack.bookmarks("ensemble"));
          assertEquals(waiting, slack.waiting("ensemble"));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1001,1002", "1002,1003", "1001,1005", "1004,1005", "1003,1004"})
  void a_course_that_comes_later_brings_its_own_in_one_run(String shared) throws Exception {
    String[] both = shared.split(",");
    for (String command : List.of("term --create", "term --update", "slack --create --update")) {
      for (int late = 0; late < 2; late++) {
        try (World world = World.in(folder.resolve(command.replace(' ', '_') + late))) {
          for (String course : both) {
            for (int row = 0; row < world.sheet().rowsOf(course).size(); row++) {
              world.cell(course, row, "slack_channel", "ensemble");
            }
          }
          Result early = world.run("term --create --course_id " + both[1 - late]);
          assertEquals(0, early.exit(), early.toString());
          Result first = world.run(command);
          assertEquals(0, first.exit(), first.toString());
          for (String again : List.of(command, "status --exit-code")) {
            Result second = world.run(again);
            assertEquals(List.of(), second.changes(), early + "\n" + first + "\n" + second);
          }
        }
      }
    }
  }

  private static void share(World world, String... courses) {
    for (String course : courses) {
      for (int row = 0; row < world.sheet().rowsOf(course).size(); row++) {
        world.cell(course, row, "slack_channel", "ensemble");
      }
    }
  }

  private static List<String> titles(World world) {
    return world.sandbox().slack().bookmarks("ensemble").stream()
        .map(SlackEdits.Bookmark::title)
        .sorted()
        .toList();
  }

  /** What the second of the two, alone in the channel, gets. */
  private List<String> alone() throws Exception {
    try (World world = World.in(folder.resolve("alone"))) {
      share(world, "1002");
      Result run = world.run("term --create --course_id 1002");
      assertEquals(0, run.exit(), run.toString());
      return titles(world);
    }
  }

  @Test
  void nothing_is_left_to_a_course_that_is_over_and_gets_no_channel() throws Exception {
    List<String> own = alone();
    try (World world = World.in(folder.resolve("shared"))) {
      share(world, "1001", "1002");
      world.clock().advance(Duration.ofDays(8));
      Result first = world.run("term --create --all");
      assertTrue(titles(world).containsAll(own), first.toString());
      Result second = world.run("term --create");
      assertEquals(List.of(), second.changes(), second.toString());
    }
  }

  @Test
  void nothing_is_left_to_a_course_whose_templates_cannot_be_used() throws Exception {
    List<String> own = alone();
    try (World world = World.in(folder.resolve("shared"))) {
      share(world, "1001", "1002");
      world.setting(
          "slack",
          "message_duree_offset_start = -60",
          "message_duree_template = {int(session['hours'])} h");
      world.cell("1001", 0, "hours", "three");
      Result first = world.run("term --create --course_id 1001,1002");
      assertEquals(1, first.exit(), first.toString());
      assertEquals(own, titles(world), first.toString());
      Result second = world.run("term --create --course_id 1001,1002");
      assertEquals(List.of(), second.changes(), second.toString());

      world.cell("1001", 0, "hours", "3");
      Result mended = world.run("term --create --course_id 1001,1002");
      assertEquals(0, mended.exit(), mended.toString());
      assertEquals(1, titles(world).stream().filter("Post Mortem des formations"::equals).count());
      assertTrue(
          world.sandbox().slack().waiting("ensemble").stream()
              .anyMatch(message -> message.text().equals("3 h")));
      Result last = world.run("term --update --course_id 1001,1002");
      assertEquals(List.of(), last.changes(), last.toString());
    }
  }
}

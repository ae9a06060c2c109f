package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.sandbox.slack.SlackEdits.Waiting;
import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Program;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A course that is taken down says nothing more: its scheduled messages go with it. */
@Timeout(120)
class TermDeletionTest {
  private static final String COURSE = "1002";
  private static final String DELETE = "term --delete --yes --course_id " + COURSE;

  @TempDir(factory = InMemory.class)
  Path folder;

  private static Result done(Result result) {
    assertEquals(0, result.exit(), result.toString());
    return result;
  }

  private static List<Waiting> waiting(World world, String course) {
    return world.sandbox().slack().waiting(world.cell(course, 0, "slack_channel"));
  }

  private static void made(World world) {
    done(world.run("term --create"));
    // The message that greets a new channel goes out by itself.
    world.clock().advance(Duration.ofMinutes(10));
    assertEquals(2, waiting(world, COURSE).size());
  }

  private static void share(World world, String... courses) {
    for (String course : courses) {
      for (int row = 0; row < world.sheet().rowsOf(course).size(); row++) {
        world.cell(course, row, "slack_channel", "ensemble");
      }
    }
  }

  @Test
  void what_is_scheduled_is_counted_asked_about_and_taken_back() throws Exception {
    try (World world = World.in(folder)) {
      made(world);
      List<Waiting> others = waiting(world, "1005");
      Result plan = done(world.run(DELETE + " --dry-run"));
      assertTrue(plan.out().contains("- scheduled message sondage"), plan.toString());
      assertTrue(plan.words().contains("2 scheduled messages"), plan.toString());
      assertTrue(plan.words().contains("rows still stand in the sheet"), plan.toString());
      world.program().typing("n\n");
      Result asked = world.run("term --delete --course_id " + COURSE);
      assertTrue(
          asked.words().contains("Delete 2 private events, 2 scheduled messages, 2 public events"),
          asked.toString());
      assertEquals(2, waiting(world, COURSE).size());
      Result deleted = done(world.run(DELETE));
      assertTrue(deleted.words().contains("2 scheduled messages"), deleted.toString());
      assertTrue(deleted.words().contains("rows still stand in the sheet"), deleted.toString());
      assertEquals(List.of(), waiting(world, COURSE));
      assertEquals(others, waiting(world, "1005"));
      assertFalse(world.cell(COURSE, 0, "slack_channel").isEmpty());
      assertEquals(List.of(), done(world.run(DELETE)).changes());
    }
  }

  @Test
  void another_machine_takes_them_back_too() throws Exception {
    try (World world = World.in(folder)) {
      made(world);
      Program other = world.another("laptop");
      done(other.run(DELETE));
      assertEquals(List.of(), waiting(world, COURSE));
      assertEquals(List.of(), done(other.run(DELETE)).changes());
    }
  }

  @Test
  void a_service_that_is_skipped_keeps_them() throws Exception {
    try (World world = World.in(folder)) {
      made(world);
      done(world.run(DELETE + " --skip slack"));
      assertEquals(2, waiting(world, COURSE).size());
    }
  }

  @Test
  void other_courses_of_the_channel_keep_theirs() throws Exception {
    for (boolean elsewhere : List.of(false, true)) {
      try (World world = World.in(folder.resolve("" + elsewhere))) {
        share(world, COURSE, "1005");
        done(world.run("term --create"));
        world.clock().advance(Duration.ofMinutes(10));
        int all = waiting(world, COURSE).size();
        Program program = elsewhere ? world.another("laptop") : world.program();
        done(program.run(DELETE));
        assertEquals(all - 2, waiting(world, "1005").size());
        assertEquals(List.of(), done(program.run(DELETE)).changes());
        // What is left is what the other course wants: nothing of it is missing.
        Result slack = done(program.run("slack --update --course_id 1005 --dry-run"));
        assertFalse(slack.out().contains("+ scheduled"), slack.toString());
        done(program.run("term --delete --yes --max-change 100 --course_id 1005,1002"));
        assertEquals(List.of(), waiting(world, "1005"));
      }
    }
  }

  @Test
  void what_is_due_within_five_minutes_is_left_and_said() throws Exception {
    try (World world = World.in(folder)) {
      made(world);
      Waiting first = waiting(world, COURSE).get(0);
      Duration until = Duration.between(world.clock().instant(), first.at());
      world.clock().advance(until.minusMinutes(3));
      Result result = done(world.run(DELETE + " --only slack"));
      assertTrue(
          result.words().contains("1 message is due within five minutes and left as it is"),
          result.toString());
      assertEquals(List.of(first), waiting(world, COURSE));
    }
  }

  @Test
  void archiving_takes_them_back_first() throws Exception {
    try (World world = World.in(folder)) {
      made(world);
      String channel = world.cell(COURSE, 0, "slack_channel");
      done(world.run(DELETE + " --archive"));
      assertEquals(List.of(), waiting(world, COURSE));
      assertTrue(world.sandbox().slack().isArchived(channel));
      assertEquals(List.of(), done(world.run(DELETE + " --archive")).changes());
    }
  }

  @Test
  void a_channel_that_an_interrupted_run_left_without_a_cell_falls_silent_too() throws Exception {
    try (World world = World.in(folder)) {
      made(world);
      String channel = world.cell(COURSE, 0, "slack_channel");
      for (int row = 0; row < world.sheet().rowsOf(COURSE).size(); row++) {
        world.cell(COURSE, row, "slack_channel", "");
      }
      done(world.run(DELETE));
      assertEquals(List.of(), world.sandbox().slack().waiting(channel));
      assertFalse(world.sandbox().slack().isArchived(channel));
    }
  }
}

package ca.calculquebec.cqorc.scenario.interruption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole term, disturbed at any of its requests: no double of anything, and a repeat ends where an
 * undisturbed run does. A sample; {@code -Dcqorc.every=true} takes every request.
 */
@Timeout(1800)
@Tag("slow")
final class TermInterruptionTest {
  @TempDir(factory = InMemory.class)
  Path folder;

  private void endures(InterruptionCheck.Preparation preparation, String command, int sample)
      throws Exception {
    InterruptionCheck check =
        new InterruptionCheck(
            folder,
            options -> options.withCourses(2),
            world -> {
              withoutFirstMessages(world);
              preparation.in(world);
            },
            command + " --parallel 1");
    List<String> complaints = check.complaints(sample);
    assertEquals("", String.join("\n\n", complaints), () -> complaints.size() + " complaints");
  }

  /** A message that counts from now has another time in each run. */
  private static void withoutFirstMessages(World world) throws IOException {
    world.setting("slack", "message_accueil_template =");
  }

  private static void done(World world, String command) {
    Result result = world.run(command);
    if (result.exit() != 0) {
      throw new IllegalStateException(result.toString());
    }
  }

  @Test
  void a_term_is_created_once() throws Exception {
    endures(world -> {}, "term --create", 5);
  }

  @Test
  void a_term_is_brought_in_line() throws Exception {
    endures(
        world -> {
          done(world, "term --create");
          world.move(world.courses().get(0), 1);
          world.cell(world.courses().get(1), 0, "title", "Something else");
        },
        "term --update --max-change 100",
        3);
  }

  @Test
  void a_term_is_taken_down() throws Exception {
    endures(
        world -> done(world, "term --create"),
        "term --delete --archive --all --yes --max-change 100",
        3);
  }

  @Test
  void several_interruptions_of_courses_side_by_side_do_no_more_harm() throws Exception {
    InterruptionCheck check =
        new InterruptionCheck(
            folder,
            options -> options.withCourses(3),
            TermInterruptionTest::withoutFirstMessages,
            "term --create --parallel 4");
    List<String> complaints =
        check.complaintsOfSeries(Boolean.getBoolean("cqorc.every") ? 100 : 8, 3);
    assertEquals("", String.join("\n\n", complaints), () -> complaints.size() + " complaints");
  }
}

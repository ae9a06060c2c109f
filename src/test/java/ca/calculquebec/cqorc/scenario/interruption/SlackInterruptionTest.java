package ca.calculquebec.cqorc.scenario.interruption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong with whichever request to Slack, a repeat ends where it should. */
@Timeout(600)
@Tag("slow")
final class SlackInterruptionTest {
  @TempDir(factory = InMemory.class)
  Path folder;

  private void endures(
      int courses, InterruptionCheck.Preparation preparation, String command, int sample)
      throws Exception {
    InterruptionCheck check =
        new InterruptionCheck(
            folder,
            options -> options.withCourses(courses),
            preparation,
            command + " --parallel 1");
    List<String> complaints = check.complaints(sample);
    assertEquals("", String.join("\n\n", complaints), () -> complaints.size() + " complaints");
  }

  /** A message that counts from now has another time in each run. */
  private static void withoutFirstMessages(World world, String... lines) throws IOException {
    List<String> all = new ArrayList<>(List.of("message_accueil_template ="));
    all.addAll(List.of(lines));
    world.setting("slack", all.toArray(String[]::new));
  }

  private static void done(World world, String command) {
    Result result = world.run(command);
    if (result.exit() != 0) {
      throw new IllegalStateException(result.toString());
    }
  }

  @Test
  void channels_with_all_that_is_in_them_are_made_once() throws Exception {
    endures(3, SlackInterruptionTest::withoutFirstMessages, "slack --create --update", 6);
  }

  @Test
  void channels_are_brought_in_line() throws Exception {
    endures(
        3,
        world -> {
          withoutFirstMessages(world);
          done(world, "slack --create --update");
          world.move(world.courses().get(0), 1);
          withoutFirstMessages(world, "eb_course_link = https://eventbrite.example/o/autres");
        },
        "slack --update --max-change 100",
        4);
  }

  @Test
  void bookmarks_are_put_in_their_order() throws Exception {
    endures(
        2,
        world -> {
          withoutFirstMessages(world);
          done(world, "slack --create --update");
          for (String course : world.courses()) {
            String channel = world.cell(course, 0, "slack_channel");
            world.sandbox().slack().removeBookmark(channel, "Survey");
          }
        },
        "slack --bookmarks --reorder --max-change 100",
        6);
  }

  @Test
  void channels_are_archived() throws Exception {
    endures(
        3,
        world -> {
          withoutFirstMessages(world);
          done(world, "slack --create --update");
        },
        "slack --archive --all --yes --max-change 100",
        2);
  }
}

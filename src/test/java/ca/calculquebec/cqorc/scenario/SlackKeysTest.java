package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keys of {@code [slack]} that belong together. */
@Timeout(60)
class SlackKeysTest {
  @TempDir Path folder;

  @Test
  void half_a_bookmark_is_a_problem_of_check_and_stops_a_run_before_anything_is_changed()
      throws Exception {
    try (World world = World.in(folder)) {
      world.setting("slack", "bookmark_notes_title = Notes");
      Result check = world.run("check");
      assertEquals(1, check.exit(), check.toString());
      assertTrue(
          check.words().contains("[slack] bookmark_notes_title: the bookmark \"notes\" has no"),
          check.toString());
      for (String command :
          List.of(
              "slack --create --bookmarks", "term --create", "status", "slack --list-messages")) {
        Result run = world.run(command);
        assertEquals(2, run.exit(), run.toString());
        assertTrue(run.words().contains("[slack] bookmark_notes_title"), run.toString());
        assertTrue(run.words().contains("Write bookmark_notes_link beside it"), run.toString());
        assertEquals(List.of(), run.changes(), run.toString());
      }
    }
  }

  @Test
  void a_message_without_a_text_is_a_problem_of_check_and_a_warning_of_runs() throws Exception {
    try (World world = World.in(folder)) {
      world.setting("slack", "message_rappel_offset_start = -60");
      Result check = world.run("check");
      assertEquals(1, check.exit(), check.toString());
      assertTrue(check.words().contains("[slack] message_rappel_offset_start"), check.toString());
      Result run = world.run("slack --create --messages");
      assertEquals(0, run.exit(), run.toString());
      assertTrue(
          run.words().contains("the message \"rappel\" has no message_rappel_template"),
          run.toString());
    }
  }
}

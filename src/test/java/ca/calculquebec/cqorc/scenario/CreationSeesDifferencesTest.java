package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Program;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who makes what is missing changes nothing that stands, and says what stands otherwise. */
@Timeout(120)
@Tag("slow")
class CreationSeesDifferencesTest {
  private static final String COURSE = "1005";

  @TempDir(factory = InMemory.class)
  Path folder;

  private static Result done(Result result) {
    assertEquals(0, result.exit(), result.toString());
    return result;
  }

  private static void says(Result result, String words) {
    assertTrue(result.words().contains(words), result.toString());
  }

  private static void made(World world) {
    done(world.run("term --create"));
    world.clock().advance(Duration.ofMinutes(10));
  }

  private static List<?> waiting(World world) {
    return world.sandbox().slack().waiting(world.cell(COURSE, 0, "slack_channel"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_moved_session_is_named_and_nothing_is_moved(boolean elsewhere) throws Exception {
    try (World world = World.in(folder)) {
      made(world);
      Program program = elsewhere ? world.another("laptop") : world.program();
      List<?> before = waiting(world);
      world.move(COURSE, 2);
      for (String dry : List.of(" --dry-run", "")) {
        Result created = done(program.run("term --create" + dry));
        assertEquals(List.of(), created.changes(), created.toString());
        says(created, "1 course differs from the sheet; cqorc term --update --dry-run shows how.");
        says(created, "Nothing to make");
        assertFalse(created.words().contains("in line;"), created.toString());
      }
      assertEquals(before, waiting(world));
      done(program.run("term --update"));
      assertEquals(before.size(), waiting(world).size());
      says(done(program.run("term --update")), "Everything is in line; nothing was changed.");
      says(done(program.run("term --create")), "Nothing to make; nothing was changed.");
    }
  }

  @Test
  void another_session_gets_its_messages_and_the_others_keep_theirs() throws Exception {
    try (World world = World.in(folder)) {
      made(world);
      List<?> before = waiting(world);
      world.setting(
          "slack",
          "message_extra_offset_start = -60",
          "message_extra_template = Encore une heure.",
          "post_mortem_link = https://autre.example/");
      Result created = done(world.run("term --create"));
      assertTrue(
          created.changes().stream().allMatch(change -> change.contains("chat.scheduleMessage")),
          created.toString());
      assertEquals(before.size() + 1, waiting(world).size());
      says(created, "5 courses differ from the sheet");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "zoom,'title,Tout autre chose'",
    "eventbrite,'title,Tout autre chose'",
    "gcal,move",
    "public-gcal,move",
    "zoom,move",
    "eventbrite,move"
  })
  void each_command_names_what_its_list_shows_to_differ(String service, String edit)
      throws Exception {
    try (World world = World.in(folder)) {
      made(world);
      says(done(world.run(service + " --create")), "Nothing to make; nothing was changed.");
      if (edit.equals("move")) {
        world.move(COURSE, 2);
      } else {
        for (int row = 0; row < world.sheet().rowsOf(COURSE).size(); row++) {
          world.cell(COURSE, row, "title", "Tout autre chose");
        }
      }
      Result created = done(world.run(service + " --create"));
      assertEquals(List.of(), created.changes(), created.toString());
      says(
          created,
          "1 course differs from the sheet; cqorc term --update --dry-run --only "
              + service
              + " shows how.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zoom", "eventbrite", "slack", "gcal"})
  void an_update_that_makes_nothing_does_not_call_what_is_missing_in_line(String service)
      throws Exception {
    try (World world = World.in(folder)) {
      for (String dry : List.of(" --dry-run", "")) {
        Result result = done(world.run(service + " --update" + dry));
        assertFalse(result.words().contains("Everything is in line"), result.toString());
        says(result, "Nothing to change");
      }
    }
  }
}

package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A command that finds nothing to change calls in line what it looked at, and no more. */
@Timeout(120)
class CoverageTest {
  private static final String DONE = "; nothing was changed.";
  private static final String REST = "; the rest was not compared, and nothing was changed.";

  private static final Map<String, String> SENTENCES =
      Map.ofEntries(
          Map.entry("term --update", "Everything is in line" + DONE),
          Map.entry("term --create --update", "Everything is in line" + DONE),
          Map.entry(
              "term --update --only zoom,slack",
              "The webinars and the channels are in line" + REST),
          Map.entry(
              "term --update --skip slack,gcal",
              "The webinars, the Eventbrite events and the public events are in line" + REST),
          Map.entry("zoom --update", "The webinars are in line" + DONE),
          Map.entry("zoom --update-hosts", "The hosts are in line" + REST),
          Map.entry("zoom --invites", "The hosts and the panelists are in line" + REST),
          Map.entry("zoom --update-settings", "The webinars' settings are in line" + REST),
          Map.entry("eventbrite --update", "The events are in line" + DONE),
          Map.entry("slack --update", "The channels are in line" + DONE),
          Map.entry("slack --bookmarks", "The bookmarks are in line" + REST),
          Map.entry(
              "slack --messages --invites",
              "The invitations and the scheduled messages are in line" + REST),
          Map.entry("public-gcal --update", "The public events are in line" + DONE),
          Map.entry(
              "gcal --update --course --post_mortem",
              "The private events and the post-mortem events are in line" + DONE),
          Map.entry("status", "Everything is in line."),
          Map.entry(
              "status --only gcal", "The private events are in line; the rest was not compared."));

  @TempDir(factory = InMemory.class)
  Path folder;

  private static Result done(Result result) {
    assertEquals(0, result.exit(), result.toString());
    return result;
  }

  @Test
  void each_command_names_what_it_compared() throws Exception {
    try (World world = World.in(folder)) {
      done(world.run("term --create"));
      world.clock().advance(Duration.ofMinutes(10));
      SENTENCES.forEach(
          (command, sentence) -> {
            Result result = done(world.run(command));
            assertEquals(List.of(), result.changes(), result.toString());
            assertTrue(result.words().contains(sentence), command + ": " + result);
          });
      Result rehearsed = done(world.run("zoom --update-hosts --dry-run"));
      assertTrue(
          rehearsed.words().contains("The hosts are in line; the rest was not compared. Nothing"),
          rehearsed.toString());
    }
  }

  @Test
  void usernames_that_are_only_made_are_not_called_in_line() throws Exception {
    try (World world = World.in(folder)) {
      done(world.run("eventbrite --create --publish --course_id 1002"));
      done(world.run("usernames --course_id 1002"));
      Result again = done(world.run("usernames --course_id 1002"));
      assertTrue(again.words().contains("Nothing to make" + DONE), again.toString());
      assertFalse(again.words().contains("in line"), again.toString());
      Result updated = done(world.run("usernames --update --course_id 1002"));
      assertTrue(updated.words().contains("The usernames are in line" + DONE), updated.toString());
    }
  }
}

package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Program;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the scenarios stand on. */
@Timeout(60)
final class WorldTest {
  @TempDir(factory = InMemory.class)
  Path folder;

  @Test
  void like_runs_in_two_worlds_have_the_same_state_and_another_run_has_another() throws Exception {
    try (World one = World.in(folder.resolve("one"));
        World other = World.in(folder.resolve("other"))) {
      String before = one.state();
      assertEquals(0, one.run("zoom --create").exit());
      assertNotEquals(before, one.state());
      assertNotEquals(other.state(), one.state());
      assertEquals(0, other.run("zoom --create --parallel 1").exit());
      assertEquals(one.state(), other.state());
    }
  }

  @Test
  void a_result_knows_what_its_command_changed() throws Exception {
    try (World world = World.in(folder)) {
      String course = world.courses().get(0);
      Result first = world.run("zoom --create --course_id " + course);
      assertEquals(first.changes(), world.changes());
      assertEquals(
          List.of("sheets", "zoom", "zoom"),
          first.changes().stream().map(line -> line.split(" ")[0]).sorted().toList());
    }
  }

  @Test
  void another_program_has_its_own_state_and_sees_the_same_services() throws Exception {
    try (World world = World.in(folder)) {
      Program other = world.another("laptop");
      assertEquals(0, world.run("zoom --create").exit());
      assertFalse(Files.exists(other.stateDirectory()));
      Result second = other.run("zoom --create");
      assertEquals(List.of(), second.changes(), second.toString());
      assertTrue(Files.exists(other.stateFile("run.lock")));
    }
  }
}

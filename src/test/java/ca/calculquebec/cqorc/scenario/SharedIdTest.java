package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A row was copied with its ids: what is one course's must not go with the other. */
@Timeout(120)
class SharedIdTest {
  @TempDir(factory = InMemory.class)
  Path folder;

  @ParameterizedTest
  @CsvSource({"zoom, zoom_id", "eventbrite, eventbrite_id"})
  void a_deletion_takes_nothing_from_a_course_that_is_not_named(String command, String column)
      throws Exception {
    try (World world = World.in(folder)) {
      Result made = world.run(command + " --create");
      assertEquals(0, made.exit(), made.toString());
      List<String> courses =
          world.courses().stream().filter(id -> !world.cell(id, 0, column).isEmpty()).toList();
      // The first of the sample term is over.
      String owner = courses.get(1);
      String copy = courses.get(2);
      String own = world.cell(copy, 0, column);
      String before = world.state();
      for (int row = 0; row < world.sheet().rowsOf(copy).size(); row++) {
        world.cell(copy, row, column, world.cell(owner, 0, column));
      }
      Result alone = world.run(command + " --delete --yes --course_id " + copy);
      assertEquals(List.of(), alone.changes(), alone.toString());
      assertTrue(alone.exit() != 0, alone.toString());
      assertTrue(alone.words().contains("is also"), alone.toString());
      for (int row = 0; row < world.sheet().rowsOf(copy).size(); row++) {
        world.cell(copy, row, column, own);
      }
      assertEquals(before, world.state());
    }
  }
}

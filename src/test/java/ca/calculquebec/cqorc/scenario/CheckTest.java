package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code check} names every problem and looks at everything that can be looked at. */
@Timeout(120)
final class CheckTest {
  @TempDir(factory = InMemory.class)
  Path folder;

  @Test
  void one_service_s_bad_address_is_named_and_the_other_services_are_looked_at() throws Exception {
    try (World world = World.in(folder)) {
      world.setting("endpoints", "zoom_api = htp:/nowhere");
      Result result = world.run("check");
      assertEquals(1, result.exit(), result.toString());
      assertTrue(
          result.out().replaceAll("\\s+", " ").contains("zz.cfg, line 2, [endpoints] zoom_api"),
          result.toString());
      assertTrue(
          result.out().contains("not looked at, because of a problem told above"),
          result.toString());
      for (String fine : new String[] {"sheet", "eventbrite", "slack", "calendar", "drive"}) {
        assertTrue(
            result.out().lines().anyMatch(line -> line.startsWith("  = " + fine)),
            () -> fine + "\n" + result);
      }
    }
  }

  @Test
  void one_service_s_bad_address_does_not_keep_another_command_from_working() throws Exception {
    try (World world = World.in(folder)) {
      world.setting("endpoints", "zoom_api = htp:/nowhere");
      assertEquals(0, world.run("eventbrite --create").exit());
      Result zoom = world.run("zoom --create");
      assertEquals(2, zoom.exit(), zoom.toString());
      assertTrue(zoom.err().contains("[endpoints] zoom_api"), zoom.toString());
    }
  }
}

package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

  private static String zoomLines(Result result) {
    return result.out().replaceAll("\\s+", " ");
  }

  @Test
  void scopes_that_zoom_s_app_lacks_are_listed_by_the_command_that_needs_them() throws Exception {
    try (World world = World.in(folder)) {
      assertEquals(0, world.run("check").exit());
      world
          .sandbox()
          .zoom()
          .withoutScopes(
              "webinar:write:panelist:admin",
              "webinar:update:webinar:admin",
              "report:read:list_webinar_participants:admin");
      Result result = world.run("check");
      assertEquals(1, result.exit(), result.toString());
      assertTrue(
          zoomLines(result)
              .contains(
                  "zoom and term --create cannot work: the app lacks the scope"
                      + " webinar:write:panelist:admin Add it on its page at marketplace.zoom.us"),
          result.toString());
      assertTrue(
          zoomLines(result)
              .contains(
                  "zoom and term --update cannot work: the app lacks the scopes"
                      + " webinar:update:webinar:admin and webinar:write:panelist:admin"),
          result.toString());
      assertTrue(
          zoomLines(result)
              .contains(
                  "attendance cannot work: the app lacks the scope"
                      + " report:read:list_webinar_participants:admin"),
          result.toString());
      assertFalse(zoomLines(result).contains("--delete cannot"), result.toString());
      assertTrue(zoomLines(result).contains("scheduled webinar"), result.toString());
    }
  }

  @Test
  void a_classic_app_lacks_classic_scopes() throws Exception {
    try (World world = World.in(folder, options -> options.withGranularScopes(false))) {
      assertEquals(0, world.run("check").exit());
      assertEquals(0, world.run("zoom --create").exit());
      world.sandbox().zoom().withoutScopes("webinar:read:admin", "report:read:admin");
      Result result = world.run("check");
      assertEquals(1, result.exit(), result.toString());
      assertTrue(
          zoomLines(result)
              .contains(
                  "attendance cannot work: the app lacks the scopes webinar:read:admin and"
                      + " report:read:admin"),
          result.toString());
      Result update = world.run("zoom --update");
      assertEquals(1, update.exit(), update.toString());
      assertTrue(
          zoomLines(update).contains("lacks the scope webinar:read:admin (Zoom's code 4711)"),
          update.toString());
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

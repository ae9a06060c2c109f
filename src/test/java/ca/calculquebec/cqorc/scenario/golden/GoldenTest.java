package ca.calculquebec.cqorc.scenario.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every story in {@code golden}, in three zones. {@code -Dcqorc.golden=write} writes down what is
 * told now, to be read before it is believed.
 */
@Timeout(120)
@Tag("slow")
final class GoldenTest {
  private static final Path STORIES =
      Path.of("src/test/resources/ca/calculquebec/cqorc/scenario/golden");
  private static final List<String> ZONES = List.of("UTC", "Pacific/Auckland", "America/Toronto");

  @TempDir(factory = InMemory.class)
  Path folder;

  @TestFactory
  List<DynamicTest> stories() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> stories = Files.list(STORIES)) {
      for (Path story : stories.sorted().toList()) {
        String name = story.getFileName().toString();
        for (String zone : ZONES) {
          Path place = folder.resolve(name).resolve(zone.replace('/', '-'));
          tests.add(DynamicTest.dynamicTest(name + " in " + zone, () -> check(story, zone, place)));
        }
      }
    }
    assertTrue(tests.size() > 20);
    return tests;
  }

  private static void check(Path story, String zone, Path place) throws Exception {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try (World world = World.in(place)) {
      Golden golden = new Golden(story);
      Golden.Told told = golden.tell(world);
      if (System.getProperty("cqorc.golden", "").equals("write")) {
        golden.write(told);
      }
      for (String file : told.files().keySet()) {
        assertEquals(golden.expected(file), told.files().get(file), file);
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }
}

package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tour that README and {@code ./cqorc demo} promise. */
@Timeout(120)
@Tag("slow")
final class DemoTest {
  @TempDir Path folder;

  @Test
  void a_small_term_has_no_course_that_is_over() throws Exception {
    try (World world = World.in(folder, options -> options.withCourses(1))) {
      String place = folder.resolve("tour").toString();
      Result result = world.run("demo", "--keep", place, "--courses", "2");
      assertEquals(0, result.exit(), result.toString());
    }
  }

  @Test
  void it_lives_through_a_term_and_says_where_its_files_lie() throws Exception {
    try (World world = World.in(folder, options -> options.withCourses(1))) {
      Path place = folder.resolve("tour");
      Result result = world.run("demo", "--keep", place.toString());
      assertEquals(0, result.exit(), result.toString());
      assertTrue(result.out().contains("Changing requests sent by the second run: 0."));
      assertTrue(result.words().contains("user03 Anne Alarie"), result.out());
      assertTrue(result.out().contains("Messages in the sandbox's mailbox: 4."), result.out());
      assertTrue(result.out().contains("lie in " + place.resolve("results")), result.out());
      assertTrue(Files.exists(place.resolve("results").resolve("attendance-1001.html")));
      assertTrue(Files.exists(place.resolve("results").resolve("decisions-1001.csv")));
      try (Stream<Path> files = Files.list(place.resolve("results").resolve("certificates"))) {
        assertEquals(4, files.count());
      }
    }
  }
}

package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is kept about people: who can read it. */
@Timeout(180)
final class PrivacyTest {
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  @TempDir Path folder;

  private static List<Path> all(Path top) throws IOException {
    try (Stream<Path> files = Files.walk(top)) {
      return files.filter(path -> !Files.isSymbolicLink(path)).toList();
    }
  }

  private static boolean isOpen(Path path) throws IOException {
    return Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
  }

  private static void loosen(Path top) throws IOException {
    for (Path path : all(top)) {
      Files.setPosixFilePermissions(
          path,
          PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private World world() throws Exception {
    World world = World.in(folder, options -> options.withCourses(12).withKept(true));
    // What a person made and named: its own rights are left alone.
    Path theirs = Files.createDirectory(folder.resolve("theirs"));
    Files.setPosixFilePermissions(theirs, PosixFilePermissions.fromString("rwxr-xr-x"));
    world.program().in(theirs);
    return world;
  }

  private static void done(World world, String command) {
    Result result = world.run(command);
    assertEquals(0, result.exit(), result.toString());
  }

  @Test
  void nothing_that_is_written_can_be_read_by_others() throws Exception {
    try (World world = world()) {
      done(world, "zoom --create --plan-out a.plan");
      done(world, "zoom --create");
      done(
          world,
          "attendance --noslack --course_id 1001 --csv new/a.csv --html a.html --decide d.csv");
      done(world, "certificates --course_id 1001 --send_atnd --first-time --yes");
      List<Path> written = all(folder);
      Path theirs = folder.resolve("theirs");
      assertTrue(written.size() > 50, written.toString());
      for (String name : List.of("a.plan", "new/a.csv", "a.html", "d.csv", "certificates")) {
        assertTrue(written.contains(theirs.resolve(name)), name + " is not in " + written);
      }
      for (Path path : written) {
        if (!path.equals(theirs) && !path.equals(folder)) {
          assertFalse(isOpen(path), path + " " + rights(path));
        }
      }
      assertEquals("rwxr-xr-x", rights(theirs));
    }
  }

  @Test
  void what_an_older_cqorc_left_open_is_closed_and_that_is_told_once() throws Exception {
    try (World world = world()) {
      done(world, "certificates --course_id 1001 --send_atnd --first-time --yes");
      Path certificates = folder.resolve("theirs").resolve("certificates");
      Path state = world.program().stateFile("certificates.jsonl").getParent();
      loosen(state);
      loosen(certificates);
      Result rehearsed = world.run("certificates --course_id 1001 --send_atnd --dry-run");
      assertTrue(isOpen(state), "a rehearsal changes nothing");
      assertFalse(rehearsed.toString().contains("could read"), rehearsed.toString());
      Result closed = world.run("certificates --course_id 1001 --send_atnd --yes");
      assertTrue(closed.err().contains("could read " + state), closed.toString());
      assertTrue(
          closed.words().contains("Other users of this machine could read 5 certificates;"),
          closed.toString());
      for (Path path : all(state)) {
        assertFalse(isOpen(path), path.toString());
      }
      for (Path path : all(certificates)) {
        assertEquals(Files.isDirectory(path), isOpen(path), path.toString());
      }
      Result again = world.run("certificates --course_id 1001 --send_atnd --yes");
      assertFalse(again.toString().contains("could read"), again.toString());
    }
  }

  @Test
  void a_team_shares_its_state_directory() throws Exception {
    try (World world = world()) {
      world.setting("safety", "group = yes");
      done(world, "zoom --create");
      Path state = world.program().stateFile("journal.jsonl").getParent();
      assertEquals("rwxrwx---", rights(state));
      for (Path path : all(state)) {
        if (!path.equals(state)) {
          assertEquals("rw-rw----", rights(path), path.toString());
        }
      }
    }
  }
}

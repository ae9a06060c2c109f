package ca.calculquebec.cqorc.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class TemporaryFolderTest {
  /** A process's number that no process has: the largest is 2 to the 22nd. */
  private static final String NOBODY = "4194999";

  private static Path sibling(Path own, int part, String value) throws IOException {
    String[] parts = own.getFileName().toString().split("-");
    parts[part] = value;
    parts[parts.length - 1] = "1";
    return Files.createDirectories(own.resolveSibling(String.join("-", parts)));
  }

  @Test
  void it_is_its_owner_s_and_goes_with_all_that_is_in_it() throws IOException {
    Path path;
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      path = folder.path();
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
      Files.createDirectories(path.resolve("a/b"));
      Files.writeString(path.resolve("a/b/c"), "x");
    }
    assertFalse(Files.exists(path));
  }

  @Test
  void what_a_killed_process_left_is_removed_by_the_next() throws IOException {
    try (TemporaryFolder first = TemporaryFolder.create()) {
      Path dead = sibling(first.path(), 2, NOBODY);
      Files.writeString(dead.resolve("file"), "x");
      Path results =
          dead.resolveSibling(dead.getFileName().toString().replace("-tmp-", "-results-"));
      Files.createDirectories(results.resolve("certificates"));
      Files.createSymbolicLink(dead.resolve("lasting"), results);
      Path reused = sibling(first.path(), 3, "1000");
      Path foreign = sibling(first.path(), 4, "7");
      Path similar = Files.createTempDirectory("cqorc-tmp-mine");
      try (TemporaryFolder second = TemporaryFolder.create()) {
        assertFalse(Files.exists(dead));
        assertFalse(Files.exists(results));
        assertFalse(Files.exists(reused), "its number belongs to a process that began later");
        assertTrue(Files.exists(first.path()), "its process lives");
        assertTrue(Files.exists(foreign), "its process may live in another container");
        assertTrue(Files.exists(similar), "it is none of ours");
        assertTrue(Files.exists(second.path()));
      }
      Files.delete(foreign);
      Files.delete(similar);
    }
  }

  @Test
  void results_stay_when_the_work_has_ended() throws IOException {
    Path results;
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      results = folder.lasting();
      Files.writeString(results.resolve("page.html"), "x");
    }
    TemporaryFolder.create().close();
    assertTrue(Files.exists(results.resolve("page.html")));
    assertEquals(
        "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(results)));
    Files.delete(results.resolve("page.html"));
    Files.delete(results);
  }
}

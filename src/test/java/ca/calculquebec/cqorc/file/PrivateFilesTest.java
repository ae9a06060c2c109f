package ca.calculquebec.cqorc.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {
  private static final byte[] TEXT = "people".getBytes(StandardCharsets.UTF_8);
  @TempDir Path folder;

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static Path loose(Path path, String rights) throws IOException {
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void files_and_the_folders_that_are_made_for_them_are_their_owner_s() throws IOException {
    Path file = folder.resolve("a/b/people.csv");
    PrivateFiles.OWNER.write(file, TEXT);
    assertEquals("rw-------", rights(file));
    assertEquals("rwx------", rights(folder.resolve("a/b")));
    assertEquals("rwx------", rights(folder.resolve("a")));
    try (FileChannel channel = PrivateFiles.OWNER.append(folder.resolve("c/journal"))) {
      PrivateFiles.writeAll(channel, TEXT);
    }
    assertEquals("rw-------", rights(folder.resolve("c/journal")));
    assertEquals("rwx------", rights(folder.resolve("c")));
  }

  @Test
  void a_team_shares_what_is_made_for_its_group_whatever_the_umask() throws IOException {
    PrivateFiles.GROUP.write(folder.resolve("team/plan"), TEXT);
    PrivateFiles.GROUP.append(folder.resolve("team/journal")).close();
    assertEquals("rw-rw----", rights(folder.resolve("team/plan")));
    assertEquals("rw-rw----", rights(folder.resolve("team/journal")));
    assertEquals("rwxrwx---", rights(folder.resolve("team")));
  }

  @Test
  void a_folder_that_is_there_keeps_its_rights() throws IOException {
    Path theirs = loose(Files.createDirectory(folder.resolve("theirs")), "rwxr-xr-x");
    PrivateFiles.OWNER.write(theirs.resolve("people.csv"), TEXT);
    assertEquals("rwxr-xr-x", rights(theirs));
    assertEquals("rw-------", rights(theirs.resolve("people.csv")));
  }

  @Test
  void a_file_that_is_replaced_is_closed_to_others_and_nothing_stays_beside_it()
      throws IOException {
    Path file = loose(Files.writeString(folder.resolve("people.csv"), "old"), "rw-r--r--");
    PrivateFiles.OWNER.write(file, TEXT);
    assertEquals("rw-------", rights(file));
    assertEquals("people", Files.readString(file));
    assertEquals(List.of("people.csv"), names(folder));
  }

  @Test
  void a_link_stays_one_and_its_file_is_replaced() throws IOException {
    Path file = Files.writeString(folder.resolve("people.csv"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
    PrivateFiles.OWNER.write(link, TEXT);
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("people", Files.readString(file));
  }

  @Test
  void a_new_file_replaces_none_and_a_folder_is_never_replaced() throws IOException {
    Path file = folder.resolve("decide.csv");
    PrivateFiles.OWNER.writeNew(file, TEXT);
    assertEquals("rw-------", rights(file));
    assertThrows(
        FileAlreadyExistsException.class, () -> PrivateFiles.OWNER.writeNew(file, new byte[0]));
    assertEquals("people", Files.readString(file));
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThrows(IOException.class, () -> PrivateFiles.OWNER.write(empty, TEXT));
    assertTrue(Files.isDirectory(empty));
    assertEquals(List.of("decide.csv", "empty"), names(folder));
  }

  @Test
  void what_an_older_version_left_open_is_closed_once() throws IOException {
    Path ours = loose(Files.createDirectory(folder.resolve("ours")), "rwxr-xr-x");
    Path file = loose(Files.writeString(ours.resolve("journal"), ""), "rw-r--r--");
    assertTrue(PrivateFiles.OWNER.protect(ours));
    assertEquals("rw-------", rights(file));
    assertEquals("rwx------", rights(ours));
    assertFalse(PrivateFiles.OWNER.protect(ours));
    assertFalse(PrivateFiles.GROUP.protect(ours), "the group's share is no news of others");
    assertEquals("rw-rw----", rights(file));
    assertTrue(PrivateFiles.OWNER.protect(ours));
    assertFalse(PrivateFiles.OWNER.protect(folder.resolve("none")));
  }

  @Test
  void the_group_s_folder_keeps_handing_its_group_down() throws IOException {
    Path team = Files.createDirectory(folder.resolve("team"));
    Files.setAttribute(team, "unix:mode", 02775);
    PrivateFiles.GROUP.protect(team);
    assertEquals(02770, (Integer) Files.getAttribute(team, "unix:mode") & 07777);
  }
}

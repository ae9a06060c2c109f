package ca.calculquebec.cqorc.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.file.PrivateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered between runs. */
class KeptTextsTest {
  private static final CourseId COURSE = new CourseId("1");
  private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

  @TempDir Path folder;

  private StateFolder state() {
    return new StateFolder(folder.resolve("state"));
  }

  @Test
  void what_a_service_made_of_a_text_counts_as_that_text_at_its_place() throws Exception {
    FileJournal journal = FileJournal.read(state(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    KeptTexts kept = new KeptTexts(journal);
    assertEquals("cleaned", kept.read(COURSE, "text 1", "<b>wanted", "cleaned"));
    kept.learn(COURSE, "text 1", "<b>wanted", "cleaned");
    kept.learn(COURSE, "text 1", "<b>wanted", "cleaned");
    kept.learn(COURSE, "text 1", "same", "same");
    assertEquals("<b>wanted", kept.read(COURSE, "text 1", "<b>wanted", "cleaned"));
    assertEquals("edited", kept.read(COURSE, "text 1", "<b>wanted", "edited"));
    assertEquals("cleaned", kept.read(COURSE, "text 1", "<i>wanted", "cleaned"));
    assertEquals("cleaned", kept.read(COURSE, "text 2", "<b>wanted", "cleaned"));
    assertEquals("cleaned", kept.read(new CourseId("2"), "text 1", "<b>wanted", "cleaned"));
    assertTrue(kept.isKept(COURSE, "text 2", "same", "same"));
    assertEquals(1, journal.finished(COURSE, "kept text", "came back").size());
    assertEquals(32, journal.finished(COURSE, "kept text", "came back").get(0).key().length());
  }

  @Test
  void headings_are_remembered_by_tab_with_the_day_they_were_there_last() throws Exception {
    SeenHeadings seen = SeenHeadings.read(state());
    state().create();
    seen.remember("Automne", Set.of("zoom_id", "site"), DAY);
    seen.remember("Hiver", Set.of("zoom_id"), DAY.plusDays(1));
    seen.remember("Automne", Set.of("site"), DAY.plusDays(2));
    for (SeenHeadings same : new SeenHeadings[] {seen, SeenHeadings.read(state())}) {
      assertEquals(Optional.of(DAY), same.when("Automne", "zoom_id"));
      assertEquals(Optional.of(DAY.plusDays(2)), same.when("Automne", "site"));
      assertEquals(Optional.of(DAY.plusDays(1)), same.when("Hiver", "zoom_id"));
      assertEquals(Optional.empty(), same.when("Hiver", "site"));
    }
    Path file = state().path().resolve("headings.json");
    Files.delete(file);
    seen.remember("Automne", Set.of("site"), DAY.plusDays(2));
    assertFalse(Files.exists(file), "nothing new, nothing written");
    Files.writeString(file, "{\"Automne\": {\"site\": \"never\"}}");
    assertThrows(InputException.class, () -> SeenHeadings.read(state()));
  }

  private static StateFolder of(Optional<Path> configured, Map<String, String> variables) {
    return StateFolder.of(PrivateFiles.OWNER, configured, variables, "Ab_1-/z");
  }

  @Test
  void the_state_of_a_spreadsheet_has_a_folder_of_its_own() {
    String name = "Ab_1-_z-" + Integer.toHexString("Ab_1-/z".hashCode());
    Map<String, String> home = Map.of("HOME", "/h", "XDG_STATE_HOME", " ");
    assertEquals(Path.of("/h/.local/state/cqorc", name), of(Optional.empty(), home).path());
    Map<String, String> xdg = Map.of("HOME", "/h", "XDG_STATE_HOME", "/x");
    assertEquals(Path.of("/x/cqorc", name), of(Optional.empty(), xdg).path());
    assertEquals(Optional.of(Path.of("/x/cqorc")), of(Optional.empty(), xdg).above());
    StateFolder configured = of(Optional.of(Path.of("/team")), xdg);
    assertEquals(Path.of("/team", name), configured.path());
    assertEquals(Optional.empty(), configured.above());
    for (int length : new int[] {80, 81}) {
      String id = "a".repeat(length);
      assertEquals(
          "a".repeat(80) + "-" + Integer.toHexString(id.hashCode()),
          StateFolder.of(PrivateFiles.OWNER, Optional.empty(), home, id)
              .path()
              .getFileName()
              .toString());
    }
  }

  @Test
  void a_folder_that_cannot_be_made_says_why() throws Exception {
    Files.writeString(folder.resolve("state"), "a file");
    InputException refusal = assertThrows(InputException.class, () -> state().create());
    assertEquals(
        "cannot write what cqorc must remember: a file is in its place", refusal.getMessage());
    Path inside = folder.resolve("state").resolve("below");
    assertThrows(InputException.class, () -> new StateFolder(inside).create());
  }

  @Test
  void a_folder_that_others_could_read_is_taken_from_them_once() throws Exception {
    StateFolder made = of(Optional.empty(), Map.of("XDG_STATE_HOME", folder.toString()));
    made.create();
    assertTrue(Files.isDirectory(made.path()));
    assertFalse(made.protect());
    Files.setPosixFilePermissions(made.path(), PosixFilePermissions.fromString("rwxr-xr-x"));
    assertTrue(made.protect());
    assertFalse(made.protect());
    Files.setPosixFilePermissions(
        made.above().orElseThrow(), PosixFilePermissions.fromString("rwxr-xr-x"));
    assertTrue(made.protect());
    assertFalse(made.protect());
  }
}

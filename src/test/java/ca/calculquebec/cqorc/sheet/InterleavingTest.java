package ca.calculquebec.cqorc.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.SheetCells.CellOutcome;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Random interleavings of a person's edits with our writes; every seed is one of them. */
class InterleavingTest {
  private static final int SEEDS = 300;

  /** One term, written while somebody edits. */
  private static final class SheetWorld {
    private final Random random;
    private final List<List<String>> mirror = new ArrayList<>();
    private final FakeSheet sheet;
    private final SheetEditor editor;
    private final SheetCommits commits;
    private final List<CellWrite> cellWrites = new ArrayList<>();
    private final Map<String, String> courseOfTag = new HashMap<>();
    private final List<String> failures = new ArrayList<>();
    private final List<CompletableFuture<Void>> checks = new ArrayList<>();
    private int writes;

    SheetWorld(long seed) {
      random = new Random(seed);
      mirror.add(
          new ArrayList<>(
              List.of(
                  "course_id",
                  "tag",
                  "start_date",
                  "notes",
                  "zoom_id",
                  "public_gcal_id",
                  "hours")));
      for (int course = 1; course <= 5; course++) {
        int sessions = 1 + random.nextInt(3);
        boolean replaced = random.nextInt(4) == 0;
        String before = replaced ? "old" + course : "";
        cellWrites.add(
            new CellWrite(
                new CourseId("c" + course), Optional.empty(), "zoom_id", before, "zoom" + course));
        for (int session = 1; session <= sessions; session++) {
          String tag = "tag-" + course + "-" + session;
          courseOfTag.put(tag, "c" + course);
          String start = String.format("2026-%02d-%02d 13:00", 9 + session % 3, 2 * course);
          cellWrites.add(
              new CellWrite(
                  new CourseId("c" + course),
                  Optional.of(
                      LocalDateTime.parse(start.replace(' ', 'T'))
                          .atZone(Grids.TORONTO)
                          .toInstant()),
                  "public_gcal_id",
                  "",
                  "gcal" + course + "x" + session));
          mirror.add(
              new ArrayList<>(
                  List.of("c" + course, tag, start, "=note" + tag, before, "", "=3*" + session)));
        }
      }
      Collections.shuffle(mirror.subList(1, mirror.size()), random);
      Collections.shuffle(cellWrites, random);
      List<List<String>> copy = new ArrayList<>();
      mirror.forEach(row -> copy.add(new ArrayList<>(row)));
      sheet = new FakeSheet(copy);
      editor = new SheetEditor(random, sheet.cells(), mirror);
      commits =
          new SheetCommits(
              sheet,
              new SheetPlace(
                  "sheet-id",
                  "Automne",
                  DayOrder.DAY_FIRST,
                  Grids.TORONTO,
                  Map.of("zoom_id", 4, "public_gcal_id", 5)));
      sheet.onWritten(() -> writes++);
      cellWrites.forEach(
          cellWrite ->
              checks.add(cellWrite.future().thenAccept(outcome -> check(cellWrite, outcome))));
    }

    /** At the moment of the outcome, which is right after a read. */
    private void check(CellWrite cellWrite, CellOutcome outcome) {
      if (!outcome.problem().isEmpty()) {
        if (!outcome.problem().contains(cellWrite.value())
            && !outcome.problem().contains("may have lost")) {
          failures.add("not told what was created: " + outcome.problem());
        }
        return;
      }
      List<String> header = header();
      for (int row : outcome.rows()) {
        if (!sheet.at(row, header.indexOf(cellWrite.column())).equals(cellWrite.value())
            || !sheet.at(row, header.indexOf("course_id")).equals(cellWrite.course().text())) {
          failures.add(cellWrite.value() + " is said to be in row " + row);
        }
      }
      if (outcome.rows().isEmpty()) {
        failures.add(cellWrite.value() + " is in no row, and no problem is told");
      }
    }

    private List<String> header() {
      return mirror.stream().filter(row -> row.contains("course_id")).findFirst().get();
    }

    /** Sends the writes in random portions until everything is settled. */
    void run() {
      List<CellWrite> toCome = new ArrayList<>(cellWrites);
      for (int round = 0; round < 400; round++) {
        if (toCome.isEmpty() && commits.isSettled()) {
          checks.forEach(CompletableFuture::join);
          return;
        }
        boolean write = commits.needsWrite() || (!toCome.isEmpty() && random.nextBoolean());
        commits.round(
            () -> {
              int portion = Math.min(toCome.size(), random.nextInt(6));
              List<CellWrite> taken = new ArrayList<>(toCome.subList(0, portion));
              toCome.subList(0, portion).clear();
              return taken;
            },
            write);
      }
      failures.add("never settles");
    }

    /** Cells that differ from the mirror and are not ours in a row of ours. */
    List<String> damage() {
      List<String> damage = new ArrayList<>();
      List<String> header = header();
      int rows = Math.max(mirror.size(), sheet.cells().size());
      for (int row = 1; row <= rows; row++) {
        int width = sheet.cells().size() < row ? 0 : sheet.cells().get(row - 1).size();
        List<String> wanted = row <= mirror.size() ? mirror.get(row - 1) : List.of();
        for (int column = 0; column < Math.max(width, wanted.size()); column++) {
          String expected = column < wanted.size() ? wanted.get(column) : "";
          String found = sheet.at(row, column);
          if (!found.equals(expected) && !isOurs(header, row, column, expected, found)) {
            damage.add("row " + row + " column " + column + ": " + expected + " -> " + found);
          }
        }
      }
      return damage;
    }

    private boolean isOurs(
        List<String> header, int row, int column, String expected, String found) {
      String heading = column < header.size() ? header.get(column) : "";
      String course = courseOfTag.getOrDefault(sheet.at(row, header.indexOf("tag")), "");
      return (expected.isEmpty() || expected.startsWith("old"))
          && cellWrites.stream()
              .anyMatch(
                  cellWrite ->
                      cellWrite.column().equals(heading)
                          && cellWrite.value().equals(found)
                          && cellWrite.course().text().equals(course));
    }

    boolean somethingIsReported() {
      return cellWrites.stream()
          .anyMatch(cellWrite -> !cellWrite.future().join().problem().isEmpty());
    }
  }

  @Test
  void edits_between_commits_lose_nobodys_cell_and_every_id_lands_or_is_reported() {
    int reported = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      SheetWorld world = new SheetWorld(seed);
      Runnable edits =
          () -> {
            int count = world.random.nextInt(3);
            for (int i = 0; i < count && world.writes < 6; i++) {
              if (world.random.nextInt(4) == 0) {
                world.editor.harmful();
              } else {
                world.editor.harmless();
              }
            }
          };
      world.sheet.onRead(edits);
      world.sheet.onWritten(
          () -> {
            world.writes++;
            edits.run();
          });
      world.run();
      assertEquals(List.of(), world.failures, "seed " + seed);
      assertEquals(List.of(), world.damage(), "seed " + seed);
      reported += world.somethingIsReported() ? 1 : 0;
    }
    assertTrue(reported > SEEDS / 4, "the harmful edits did happen: " + reported);
    assertTrue(reported < SEEDS, "and not always: " + reported);
  }

  @Test
  void harmless_edits_between_commits_keep_no_id_from_its_row() {
    for (long seed = 0; seed < SEEDS; seed++) {
      SheetWorld world = new SheetWorld(seed);
      Runnable edits =
          () -> {
            if (world.writes < 6 && world.random.nextBoolean()) {
              world.editor.harmless();
            }
          };
      world.sheet.onRead(edits);
      world.sheet.onWritten(
          () -> {
            world.writes++;
            edits.run();
          });
      world.run();
      assertEquals(List.of(), world.failures, "seed " + seed);
      assertEquals(List.of(), world.damage(), "seed " + seed);
      assertFalse(world.somethingIsReported(), "seed " + seed);
      for (CellWrite cellWrite : world.cellWrites) {
        assertTrue(
            world.sheet.cells().stream().anyMatch(row -> row.contains(cellWrite.value())),
            "seed " + seed + " " + cellWrite.value());
      }
    }
  }

  @Test
  void edits_in_the_unguarded_moment_are_mended_or_reported() {
    int silent = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      SheetWorld world = new SheetWorld(seed);
      boolean deletes = seed % 4 == 0;
      world.sheet.onWrite(
          () -> {
            if (world.writes < 3 && world.random.nextBoolean()) {
              if (deletes) {
                world.editor.deleteRow();
              } else {
                world.editor.harmless();
              }
            }
          });
      world.run();
      assertEquals(List.of(), world.failures, "seed " + seed);
      if (!world.somethingIsReported()) {
        assertEquals(List.of(), world.damage(), "seed " + seed);
        silent++;
      }
    }
    assertTrue(silent > SEEDS / 3, "most edits are mended without a word: " + silent);
  }
}

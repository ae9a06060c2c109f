package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.sandbox.server.Fault;
import ca.calculquebec.cqorc.sandbox.slack.SlackEdits;
import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Program;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A channel's bookmarks stand in the order of the configuration, or people are told. */
@Timeout(120)
class BookmarkOrderTest {
  private static final String COURSE = "1002";
  private static final String SHARED = "Post Mortem des formations";
  private static final String REORDER = "slack --bookmarks --reorder --course_id " + COURSE;

  @TempDir(factory = InMemory.class)
  Path folder;

  private static Result done(Result result) {
    assertEquals(0, result.exit(), result.toString());
    return result;
  }

  private static List<String> titles(World world) {
    return world.sandbox().slack().bookmarks(world.cell(COURSE, 0, "slack_channel")).stream()
        .map(SlackEdits.Bookmark::title)
        .toList();
  }

  private static boolean remarks(Result result) {
    return result.words().contains("not in the order of the configuration");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void what_failed_once_comes_last_is_told_and_put_in_its_place(int failed) throws Exception {
    List<String> wanted;
    try (World world = World.in(folder.resolve("undisturbed"))) {
      done(world.run("term --create --course_id " + COURSE));
      wanted = titles(world);
      assertFalse(remarks(done(world.run("status"))));
    }
    try (World world = World.in(folder.resolve("disturbed"))) {
      world
          .sandbox()
          .faults()
          .add(
              Fault.answer(200, Map.of(), "{\"ok\":false,\"error\":\"permission_denied\"}")
                  .service("slack")
                  .path("*bookmarks.add")
                  .request(failed));
      assertEquals(1, world.run("term --create --course_id " + COURSE).exit());
      world
          .sandbox()
          .slack()
          .addBookmark(world.cell(COURSE, 0, "slack_channel"), "Own", "https://own.example/");
      Result again = world.run("term --update --course_id " + COURSE);
      assertTrue(remarks(done(again)), again.toString());
      assertTrue(remarks(done(world.run("status --course_id " + COURSE))));
      assertTrue(remarks(done(world.run("slack --bookmarks --course_id " + COURSE))));
      List<String> before = titles(world);
      assertEquals(List.of(), done(world.run(REORDER + " --dry-run")).changes());
      assertEquals(before, titles(world));
      Result reordered = done(world.run(REORDER));
      assertEquals(wanted, titles(world).stream().filter(one -> !one.equals("Own")).toList());
      assertEquals(wanted.size() + 1, titles(world).size());
      assertEquals(List.of(), done(world.run(REORDER)).changes(), reordered.toString());
      assertFalse(remarks(done(world.run("status --course_id " + COURSE))));
    }
  }

  @Test
  void a_persons_bookmark_is_never_moved() throws Exception {
    try (World world = World.in(folder)) {
      done(world.run("term --create --course_id " + COURSE));
      List<String> wanted = titles(world);
      String channel = world.cell(COURSE, 0, "slack_channel");
      world.sandbox().slack().removeBookmark(channel, wanted.get(0));
      // Titled as one of ours, and leading elsewhere.
      world.sandbox().slack().addBookmark(channel, wanted.get(0), "https://own.example/");
      Program other = world.another("laptop");
      Result plan = done(other.run(REORDER + " --dry-run"));
      assertFalse(plan.words().contains("removed and added again"), plan.toString());
      assertFalse(remarks(done(other.run("slack --bookmarks --dry-run --course_id " + COURSE))));
      // The journal knows that none of ours stands in the wrong place.
      world.sandbox().slack().removeBookmark(channel, wanted.get(0));
      world.sandbox().slack().removeBookmark(channel, wanted.get(1));
      done(world.run("slack --bookmarks --course_id " + COURSE));
      Result reordered = done(world.run(REORDER));
      assertEquals(wanted, titles(world), reordered.toString());
    }
  }

  @Test
  void another_machine_puts_them_in_their_places_too() throws Exception {
    try (World world = World.in(folder)) {
      done(world.run("term --create --course_id " + COURSE));
      List<String> wanted = titles(world);
      String channel = world.cell(COURSE, 0, "slack_channel");
      world.sandbox().slack().removeBookmark(channel, wanted.get(1));
      Program other = world.another("laptop");
      done(other.run(REORDER));
      assertEquals(wanted, titles(world));
      assertEquals(List.of(), done(other.run(REORDER)).changes());
    }
  }

  @Test
  void the_usernames_bookmark_comes_behind_those_of_the_configuration() throws Exception {
    try (World world = World.in(folder)) {
      done(world.run("term --create --publish --course_id " + COURSE));
      List<String> wanted = titles(world);
      String channel = world.cell(COURSE, 0, "slack_channel");
      world.sandbox().slack().removeBookmark(channel, wanted.get(wanted.size() - 1));
      done(world.run("usernames --course_id " + COURSE));
      String spreadsheet = titles(world).get(titles(world).size() - 1);
      Result added = done(world.run("slack --bookmarks --course_id " + COURSE));
      assertTrue(remarks(added), added.toString());
      assertTrue(remarks(done(world.run("status --course_id " + COURSE))));
      done(world.run(REORDER));
      List<String> all = new ArrayList<>(wanted);
      all.add(spreadsheet);
      assertEquals(all, titles(world));
      for (String again : List.of(REORDER, "usernames --update --course_id " + COURSE)) {
        assertEquals(List.of(), done(world.run(again)).changes(), again);
      }
      assertFalse(remarks(done(world.run("status --course_id " + COURSE))));
    }
  }

  @Test
  void what_courses_share_stands_before_what_comes_behind_it_in_the_configuration()
      throws Exception {
    try (World world = World.in(folder)) {
      for (String course : List.of(COURSE, "1003")) {
        for (int row = 0; row < world.sheet().rowsOf(course).size(); row++) {
          world.cell(course, row, "slack_channel", "ensemble");
        }
      }
      world.setting(
          "slack",
          "bookmark_last_title = {course_code}",
          "bookmark_last_link = https://courses.example/{course_code}");
      // Side by side, the second may be ahead of what the first makes for both.
      done(world.run("term --create --parallel 1"));
      assertFalse(remarks(done(world.run("status"))));
      // Shared by both, and added again behind what is 1003's alone.
      world.sandbox().slack().removeBookmark("ensemble", SHARED);
      done(world.run("slack --bookmarks --course_id " + COURSE));
      assertTrue(remarks(done(world.run("status --course_id 1003"))));
      for (String course : List.of(COURSE, "1003")) {
        done(world.run("slack --bookmarks --reorder --course_id " + course));
      }
      assertFalse(remarks(done(world.run("status"))), titles(world).toString());
    }
  }

  @Test
  void reorder_alone_means_nothing() throws Exception {
    try (World world = World.in(folder)) {
      Result result = world.run("slack --create --reorder");
      assertEquals(2, result.exit(), result.toString());
      assertTrue(result.words().contains("--bookmarks"), result.toString());
    }
  }
}

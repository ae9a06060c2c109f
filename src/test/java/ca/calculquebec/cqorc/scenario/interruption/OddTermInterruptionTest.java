package ca.calculquebec.cqorc.scenario.interruption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Interruptions in a term that is not as simple as it might be: French and English, online and
 * onsite, one and several sessions, two courses with one title, and some of it there already.
 */
@Timeout(1800)
@Tag("slow")
final class OddTermInterruptionTest {
  private static final int COURSES = 5;

  @TempDir(factory = InMemory.class)
  Path folder;

  private InterruptionCheck check(InterruptionCheck.Preparation preparation, String command)
      throws Exception {
    return new InterruptionCheck(
        folder, options -> options.withCourses(COURSES), preparation, command);
  }

  private static void assertNone(List<String> complaints) {
    assertEquals("", String.join("\n\n", complaints), () -> complaints.size() + " complaints");
  }

  private static void done(World world, String command) {
    Result result = world.run(command + " --parallel 1");
    if (result.exit() != 0) {
      throw new IllegalStateException(result.toString());
    }
  }

  /** The fourth course is the first one once more, on the day that it has. */
  private static void twice(World world) {
    for (String heading : List.of("title", "code", "language", "site", "template")) {
      world.cell(world.courses().get(3), 0, heading, world.cell("1001", 0, heading));
    }
  }

  /** The same at the same time: a course with two groups. */
  private static void twins(World world) {
    twice(world);
    for (String heading : List.of("start_date", "end_date")) {
      int row = world.sheet().rowsOf(world.courses().get(3)).get(0);
      world.sheet().type(row, heading, world.cell("1001", 0, heading));
    }
  }

  /** A message that counts from now has another time in each run. */
  private static void mixed(World world) throws IOException {
    world.setting("slack", "message_accueil_template =");
    twice(world);
  }

  private static void begun(World world) throws IOException {
    mixed(world);
    done(world, "eventbrite --create --course_id 1001");
    done(world, "zoom --create --course_id 1002");
    done(world, "gcal --create --course --course_id 1002");
    Result named = world.run("slack --create --course_id 1003 --dry-run");
    String channel = named.words().replaceFirst(".*#([a-z0-9-]+).*", "$1");
    world.sandbox().slack().createChannel(channel, false, "wei.chen@formation.example");
  }

  @Test
  void a_term_of_which_some_is_there_is_completed() throws Exception {
    assertNone(check(OddTermInterruptionTest::begun, "term --create --parallel 1").complaints(2));
  }

  @Test
  void a_mixed_term_is_brought_in_line() throws Exception {
    InterruptionCheck check =
        check(
            world -> {
              mixed(world);
              done(world, "term --create");
              world.move("1002", 7);
              world.cell("1005", 0, "title", "Tout autre chose");
              world.cell("1003", 0, "site", "en ligne");
            },
            "term --update --max-change 100 --parallel 1");
    assertNone(check.complaints(1));
  }

  @Test
  void a_mixed_term_is_taken_down() throws Exception {
    InterruptionCheck check =
        check(
            world -> {
              mixed(world);
              done(world, "term --create");
            },
            "term --delete --archive --all --yes --max-change 100 --parallel 1");
    assertNone(check.complaints(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zoom --create", "eventbrite --create"})
  void two_groups_of_one_course_get_one_each(String command) throws Exception {
    assertNone(check(OddTermInterruptionTest::twins, command + " --parallel 1").complaints(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void several_interruptions_do_no_more_harm(int parallel) throws Exception {
    InterruptionCheck check =
        check(OddTermInterruptionTest::begun, "term --create --parallel " + parallel);
    assertNone(check.complaintsOfSeries(Boolean.getBoolean("cqorc.every") ? 100 : 4, 3));
  }

  private static void made(World world) throws IOException {
    world.setting("slack", "message_accueil_template =");
    done(world, "term --create");
    done(world, "gcal --create --post_mortem");
    world.move("1002", 7);
    world.cell("1001", 0, "host", world.cell("1003", 0, "host"));
    world.setting(
        "slack", "message_accueil_template =", "eb_course_link = https://eventbrite.example/o/x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zoom --invites --prune --yes",
        "zoom --update-settings",
        "eventbrite --update --publish",
        "slack --bookmarks",
        "slack --messages",
        "slack --wipe-messages --all --yes",
        "gcal --update --course",
        "gcal --delete --post_mortem --all --yes",
        "public-gcal --delete --course_id 1002,1003 --yes",
        "term --update --publish --skip gcal",
        "term --delete --course_id 1002,1003 --yes"
      })
  void what_else_there_is_to_be_done(String command) throws Exception {
    InterruptionCheck check =
        new InterruptionCheck(
            folder,
            options -> options.withCourses(3),
            OddTermInterruptionTest::made,
            command + " --max-change 100 --parallel 1");
    assertNone(check.complaints(1));
  }
}

package ca.calculquebec.cqorc.scenario.interruption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.sandbox.SandboxOptions;
import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever goes wrong with whichever request, a repeat ends where an undisturbed run does. The
 * suite takes a sample of the requests; {@code -Dcqorc.every=true} takes them all.
 */
@Timeout(900)
@Tag("slow")
final class InterruptionTest {
  @TempDir(factory = InMemory.class)
  Path folder;

  private void endures(
      UnaryOperator<SandboxOptions> options,
      InterruptionCheck.Preparation preparation,
      String command,
      int sample)
      throws Exception {
    InterruptionCheck check =
        new InterruptionCheck(folder, options, preparation, command + " --parallel 1");
    assertNone(check.complaints(sample));
  }

  private static void assertNone(List<String> complaints) {
    assertEquals("", String.join("\n\n", complaints), () -> complaints.size() + " complaints");
  }

  /** Side by side, the order of the requests is another each time. */
  @ParameterizedTest
  @ValueSource(strings = {"zoom --create", "eventbrite --create"})
  void several_interruptions_of_courses_side_by_side_do_no_more_harm(String command)
      throws Exception {
    InterruptionCheck check =
        new InterruptionCheck(folder, courses(4), world -> {}, command + " --parallel 4");
    assertNone(check.complaintsOfSeries(Boolean.getBoolean("cqorc.every") ? 200 : 15, 3));
  }

  private static UnaryOperator<SandboxOptions> courses(int number) {
    return options -> options.withCourses(number);
  }

  /** In order, so that ids are the same in each world: links in a channel hold some. */
  private static void done(World world, String command) {
    Result result = world.run(command + " --parallel 1");
    if (result.exit() != 0) {
      throw new IllegalStateException(result.toString());
    }
  }

  /** Two courses are moved, and a third has another host. */
  private static void change(World world) {
    List<String> courses = world.courses();
    world.move(courses.get(0), 1);
    world.move(courses.get(1), 7);
    world.cell(courses.get(2), 0, "host", world.cell(courses.get(0), 0, "instructor"));
  }

  @Test
  void webinars_are_created_once() throws Exception {
    endures(courses(5), world -> {}, "zoom --create", 6);
  }

  @Test
  void events_are_created_once() throws Exception {
    endures(courses(5), world -> {}, "eventbrite --create", 7);
  }

  @Test
  void events_are_created_once_also_when_lists_lag() throws Exception {
    endures(
        options -> options.withCourses(3).withEventbriteLag(Duration.ofMinutes(2)),
        world -> {},
        "eventbrite --create",
        4);
  }

  @Test
  void events_are_published_once() throws Exception {
    endures(courses(2), world -> {}, "eventbrite --create --publish", 3);
  }

  @Test
  void webinars_are_updated() throws Exception {
    endures(
        courses(3),
        world -> {
          done(world, "zoom --create");
          change(world);
        },
        "zoom --update --prune --yes --max-change 100",
        3);
  }

  @Test
  void events_are_updated() throws Exception {
    endures(
        courses(3),
        world -> {
          done(world, "eventbrite --create");
          change(world);
        },
        "eventbrite --update --max-change 100",
        3);
  }

  @Test
  void webinars_are_deleted() throws Exception {
    endures(
        courses(3),
        world -> done(world, "zoom --create"),
        "zoom --delete --all --yes --max-change 100",
        3);
  }

  @Test
  void events_are_deleted() throws Exception {
    endures(
        courses(3),
        world -> done(world, "eventbrite --create"),
        "eventbrite --delete --all --yes --max-change 100",
        3);
  }

  /** A message that counts from now has another time in each run. */
  private static void withoutFirstMessage(World world) throws IOException {
    world.setting("slack", "message_accueil_template =");
  }

  @Test
  void a_whole_term_is_set_up_once() throws Exception {
    endures(courses(2), InterruptionTest::withoutFirstMessage, "term --create", 3);
  }

  @Test
  void a_whole_term_is_brought_in_line() throws Exception {
    endures(
        courses(3),
        world -> {
          withoutFirstMessage(world);
          done(world, "term --create");
          change(world);
        },
        "term --update --max-change 100",
        2);
  }

  @Test
  void a_whole_term_is_taken_down() throws Exception {
    endures(
        courses(2),
        world -> {
          withoutFirstMessage(world);
          done(world, "term --create");
        },
        "term --delete --archive --all --yes --max-change 100",
        2);
  }
}

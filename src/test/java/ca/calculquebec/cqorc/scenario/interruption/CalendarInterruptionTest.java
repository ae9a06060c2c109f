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

/** Whatever goes wrong with whichever request to a calendar, a repeat ends as it should. */
@Timeout(900)
@Tag("slow")
final class CalendarInterruptionTest {
  private static final int COURSES = 3;
  private static final String EVERYTHING = " --course --post_mortem";

  @TempDir(factory = InMemory.class)
  Path folder;

  private void endures(InterruptionCheck.Preparation preparation, String command, int sample)
      throws Exception {
    InterruptionCheck check =
        new InterruptionCheck(
            folder,
            options -> options.withCourses(COURSES),
            preparation,
            command + " --parallel 1");
    assertNone(check.complaints(sample));
  }

  private static void assertNone(List<String> complaints) {
    assertEquals("", String.join("\n\n", complaints), () -> complaints.size() + " complaints");
  }

  private static void done(World world, String command) {
    Result result = world.run(command);
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

  private static void published(World world) throws IOException {
    done(world, "eventbrite --create");
  }

  @Test
  void private_events_are_created_once() throws Exception {
    endures(world -> {}, "gcal --create" + EVERYTHING, 5);
  }

  @Test
  void public_events_are_created_once() throws Exception {
    endures(CalendarInterruptionTest::published, "public-gcal --create", 4);
  }

  @Test
  void private_events_are_updated() throws Exception {
    endures(
        world -> {
          done(world, "gcal --create" + EVERYTHING);
          change(world);
        },
        "gcal --update --prune --yes --max-change 100" + EVERYTHING,
        3);
  }

  @Test
  void public_events_are_updated() throws Exception {
    endures(
        world -> {
          published(world);
          done(world, "public-gcal --create");
          change(world);
        },
        "public-gcal --update --max-change 100",
        2);
  }

  @Test
  void private_events_are_deleted() throws Exception {
    endures(
        world -> done(world, "gcal --create" + EVERYTHING),
        "gcal --delete --all --yes --max-change 100" + EVERYTHING,
        3);
  }

  @Test
  void public_events_are_deleted() throws Exception {
    endures(
        world -> {
          published(world);
          done(world, "public-gcal --create");
        },
        "public-gcal --delete --all --yes --max-change 100",
        3);
  }

  /** Side by side, the order of the requests is another each time. */
  @Test
  void several_interruptions_of_courses_side_by_side_do_no_more_harm() throws Exception {
    InterruptionCheck check =
        new InterruptionCheck(
            folder,
            options -> options.withCourses(4),
            world -> {},
            "gcal --create --parallel 4" + EVERYTHING);
    assertNone(check.complaintsOfSeries(Boolean.getBoolean("cqorc.every") ? 200 : 10, 3));
  }
}

package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is wrong with a course ends with 1, be it the only one, one of several, or each of them; 2
 * is for what concerns the whole run.
 */
@Timeout(120)
class CourseTroubleTest {
  private static final String COURSE = "1002";

  @TempDir(factory = InMemory.class)
  Path folder;

  /** What people do to a course that was made. */
  enum Trouble {
    BAD_DATE("update"),
    UNKNOWN_TRAINER("update"),
    GONE_WEBINAR("update"),
    SHARED_WEBINAR("update"),
    NO_NUMBER("update"),
    EMPTY_TEMPLATE("create");

    private final String option;

    Trouble(String option) {
      this.option = option;
    }

    void happens(World world) {
      switch (this) {
        case BAD_DATE -> world.cell(COURSE, 0, "start_date", "soon");
        case UNKNOWN_TRAINER -> world.cell(COURSE, 0, "instructor", "nobody");
        case GONE_WEBINAR -> world.cell(COURSE, 0, "zoom_id", "81234567890");
        case SHARED_WEBINAR -> world.cell(COURSE, 0, "zoom_id", world.cell("1001", 0, "zoom_id"));
        case NO_NUMBER -> world.cell(COURSE, 0, "zoom_id", "see the mail");
        case EMPTY_TEMPLATE -> {
          for (int session = 0; session < world.sheet().rowsOf(COURSE).size(); session++) {
            world.cell(COURSE, session, "eventbrite_id", "");
            world.cell(COURSE, session, "template", "");
          }
        }
      }
    }
  }

  private static void fails(World world, String command) {
    Result result = world.run(command);
    assertEquals(1, result.exit(), result.toString());
    assertTrue(result.words().contains(COURSE), result.toString());
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void a_course_in_trouble_ends_with_1_alone_and_among_others(Trouble trouble) throws Exception {
    try (World world = World.in(folder, options -> options.withSeed(2))) {
      assertEquals(0, world.run("term --create").exit());
      trouble.happens(world);
      for (String only : List.of("", " --course_id " + COURSE)) {
        for (String dry : List.of(" --dry-run", "")) {
          fails(world, "term --max-change 100 --" + trouble.option + dry + only);
        }
        fails(world, "status" + only);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zoom --create",
        "zoom --update",
        "zoom --show",
        "eventbrite --update",
        "gcal --update",
        "public-gcal --update",
        "slack --create --update",
        "slack --list-messages",
        "usernames",
        "attendance",
        "certificates",
        "config --try {title}",
        "zoom --delete --yes",
        "status"
      })
  void a_row_that_cannot_be_read_is_its_courses_trouble_in_every_command(String command)
      throws Exception {
    try (World world = World.in(folder)) {
      world.cell(COURSE, 0, "start_date", "soon");
      Result result = world.run((command + " --course_id " + COURSE).split(" "));
      assertEquals(1, result.exit(), result.toString());
      assertTrue(result.words().contains("row 3, start_date"), result.toString());
      assertEquals(List.of(), result.changes());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zoom --show", "slack --list-messages", "zoom --create", "status"})
  void a_title_that_cannot_be_worded_is_its_courses_trouble(String command) throws Exception {
    try (World world = World.in(folder)) {
      world.setting("global", "title_template = {title} {12 // (len(title) - 5)}");
      for (int session = 0; session < world.sheet().rowsOf(COURSE).size(); session++) {
        world.cell(COURSE, session, "title", "Autre");
      }
      fails(world, command);
      fails(world, command + " --course_id " + COURSE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "zoom --create --course_id 9999, has no course",
    "zoom --create --date never, --date",
    "eventbrite new --title T --template 999 --language fr --start-date 2026-10-01T10:00"
        + " --end-date 2026-10-01T12:00, 999",
    "'certificates --course_id 1001 --certificate_svg_tplt_dir nowhere', nowhere"
  })
  void what_the_command_line_has_wrong_ends_with_2(String command, String said) throws Exception {
    try (World world = World.in(folder)) {
      Result result = world.run(command);
      assertEquals(2, result.exit(), result.toString());
      assertTrue(result.words().contains(said), result.toString());
      assertEquals(List.of(), result.changes());
    }
  }
}

package ca.calculquebec.cqorc.scenario;

import static ca.calculquebec.cqorc.scenario.CalendarManualEdits.done;
import static ca.calculquebec.cqorc.scenario.CalendarManualEdits.unchanged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is edited in the sheet, an update concerns the edited course only, and tells as said.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class CalendarPropertyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TRAINERS =
      List.of("olivier", "wei", "xavier", "siobhan", "jfmcdonald", "noemie");

  @TempDir Path folder;

  /** What a person may do to a course, and whether its events differ by it. */
  private enum Edit {
    TIME,
    TITLE,
    TRAINER,
    LANGUAGE,
    TECH_TEAM,
    NOTES
  }

  private static void edit(World world, Random random, String course, int session, Edit edit) {
    switch (edit) {
      case TIME -> world.move(course, 1 + random.nextInt(20));
      case TITLE -> {
        for (int row = 0; row < world.sheet().rowsOf(course).size(); row++) {
          world.cell(course, row, "title", "Titre " + random.nextInt(1000));
        }
      }
      case TRAINER ->
          world.cell(
              course,
              session,
              List.of("instructor", "host", "assistants").get(random.nextInt(3)),
              TRAINERS.get(random.nextInt(TRAINERS.size())));
      case LANGUAGE -> {
        String other = world.cell(course, 0, "language").equals("fr") ? "en" : "fr";
        for (int row = 0; row < world.sheet().rowsOf(course).size(); row++) {
          world.cell(course, row, "language", other);
        }
      }
      case TECH_TEAM -> world.cell(course, session, "equipe_techno", "wei");
      case NOTES -> world.cell(course, session, "notes", "apporter des craies");
    }
  }

  @Test
  void an_edit_concerns_its_course_only_and_those_are_told_whom_the_plan_names() throws Exception {
    int edits = 0;
    try (World world = World.in(folder, options -> options.withCourses(6))) {
      done(world.run("gcal --create --course --post_mortem"));
      CalendarManualEdits calendar = CalendarManualEdits.onPrivate(world);
      for (int seed = 0; seed < 25; seed++) {
        Random random = new Random(seed);
        List<String> courses = world.courses();
        String course = courses.get(random.nextInt(courses.size()));
        int session = random.nextInt(world.sheet().rowsOf(course).size());
        Edit edit = Edit.values()[random.nextInt(Edit.values().length)];
        edit(world, random, course, session, edit);
        String what = "seed " + seed + ": " + edit + " of session " + session + " of " + course;

        Result rehearsal =
            unchanged(
                world.run(
                    "gcal --update --course --post_mortem --max-change 100 --dry-run"
                        + " --output json"));
        Set<String> concerned = new TreeSet<>();
        TreeMap<String, Set<String>> toBeTold = new TreeMap<>();
        for (JsonNode planned : JSON.readTree(rehearsal.out()).path("courses")) {
          for (JsonNode action : planned.path("actions")) {
            if (action.path("outcome").asText().equals("planned")) {
              concerned.add(planned.path("course_id").asText());
              Set<String> people = new TreeSet<>();
              action.path("people").forEach(one -> people.add(one.asText()));
              if (!people.isEmpty()) {
                toBeTold.put(action.path("id").asText(), people);
              }
            }
          }
        }
        assertTrue(Set.of(course).containsAll(concerned), what + ": " + rehearsal);
        boolean harmless = edit == Edit.TECH_TEAM || edit == Edit.NOTES;
        assertTrue(!harmless || concerned.isEmpty(), what + ": " + rehearsal);

        int before = calendar.notifications().size();
        done(world.run("gcal --update --course --post_mortem --max-change 100"));
        TreeMap<String, Set<String>> told = new TreeMap<>();
        calendar.notifications().stream()
            .skip(before)
            .forEach(
                notice ->
                    told.computeIfAbsent(notice.eventId(), id -> new TreeSet<>())
                        .addAll(notice.guests()));
        assertEquals(toBeTold, told, what);
        unchanged(world.run("gcal --update --course --post_mortem"));
        edits += concerned.size();
      }
    }
    // The test must have tried something.
    assertTrue(edits > 8, "only " + edits + " edits concerned a calendar");
  }
}

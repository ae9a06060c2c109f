package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Several edits of a random term at once: the status names exactly what they concern, and an update
 * changes exactly that.
 */
@Timeout(300)
@Tag("slow")
class TermEditsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private static final List<String> TRAINERS =
      List.of("emilie", "jfmcdonald", "maelle", "noemie", "olivier", "siobhan", "xavier", "wei");

  private static final List<String> TITLES =
      List.of(
          "Tout <!channel> & \"plus\"",
          "*gras* _x_ ~y~ `z`",
          "=1+1",
          "A, B; C | D",
          "Zwölf 😀 日本",
          "Deux   blancs");

  @TempDir Path folder;

  private enum Edit {
    MOVE,
    END,
    TITLE,
    HOST,
    ASSISTANT,
    LANGUAGE
  }

  private static void well(Result result) {
    assertEquals(0, result.exit(), result.toString());
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void the_status_names_what_several_edits_concern_and_an_update_mends_just_that(long seed)
      throws Exception {
    try (World world =
        World.in(folder, options -> options.withSeed(seed).withCourses(3 + (int) (seed % 4)))) {
      well(world.run("term --create"));
      Random random = new Random(seed);
      Map<String, Set<String>> concerned = new TreeMap<>();
      List<String> edits = new ArrayList<>();
      // What is over is not selected, and one edit a course keeps its effects apart.
      List<String> courses = new ArrayList<>(open(world));
      for (int number = 0; number < 3 && !courses.isEmpty(); number++) {
        String course = courses.remove(random.nextInt(courses.size()));
        Edit edit = Edit.values()[random.nextInt(Edit.values().length)];
        concerned.put(course, edit(world, random, course, edit));
        edits.add(course + " " + edit);
      }
      concerned.values().removeIf(Set::isEmpty);
      assertEquals(concerned, amiss(world), edits.toString());
      Result update = world.run("term --update --output json --max-change 100");
      well(update);
      assertEquals(concerned, changed(update), edits.toString());
      assertEquals(Map.of(), amiss(world), edits.toString());
      Result again = world.run("term --update");
      well(again);
      assertEquals(List.of(), again.changes(), again.toString());
    }
  }

  private static Set<String> open(World world) throws Exception {
    Set<String> courses = new TreeSet<>();
    for (JsonNode course : JSON.readTree(world.run("status --output json").out()).path("courses")) {
      courses.add(course.path("course_id").asText());
    }
    return courses;
  }

  /** Returns the services that it concerns; none when it cannot be made. */
  private static Set<String> edit(World world, Random random, String course, Edit edit)
      throws Exception {
    Set<String> services = new TreeSet<>(List.of("eventbrite", "public-gcal", "slack", "gcal"));
    if (!world.cell(course, 0, "zoom_id").isEmpty()) {
      services.add("zoom");
    }
    switch (edit) {
      case MOVE -> world.move(course, 1 + random.nextInt(9));
      case END -> {
        List<Integer> rows = world.sheet().rowsOf(course);
        int last = rows.get(rows.size() - 1);
        LocalDateTime end = LocalDateTime.parse(world.sheet().cell(last, "end_date"), MINUTE);
        world.sheet().type(last, "end_date", end.plusMinutes(45).format(MINUTE));
      }
      case TITLE -> all(world, course, "title", TITLES.get(random.nextInt(TITLES.size())));
      case HOST, ASSISTANT -> {
        services.removeAll(List.of("eventbrite", "public-gcal"));
        String someone = stranger(world, course);
        all(world, course, edit == Edit.HOST ? "host" : "assistants", someone);
      }
      case LANGUAGE -> {
        services.remove("eventbrite");
        String now = world.cell(course, 0, "language");
        String other = now.equals("fr") ? "en" : "fr";
        String code = world.cell(course, 0, "code");
        Files.copy(
            world.description(code + "-" + now + ".yaml"),
            world.description(code + "-" + other + ".yaml"),
            StandardCopyOption.REPLACE_EXISTING);
        all(world, course, "language", other);
      }
    }
    return services;
  }

  private static void all(World world, String course, String heading, String text) {
    for (int session = 0; session < world.sheet().rowsOf(course).size(); session++) {
      world.cell(course, session, heading, text);
    }
  }

  /** Somebody who has had nothing to do with the course. */
  private static String stranger(World world, String course) {
    StringBuilder people = new StringBuilder();
    for (String role : List.of("instructor", "host", "assistants", "equipe_techno")) {
      for (int session = 0; session < world.sheet().rowsOf(course).size(); session++) {
        people.append(' ').append(world.cell(course, session, role));
      }
    }
    return TRAINERS.stream().filter(key -> people.indexOf(key) < 0).findFirst().orElseThrow();
  }

  private static Map<String, Set<String>> amiss(World world) throws Exception {
    Result result = world.run("status --output json");
    assertEquals(List.of(), result.changes());
    Map<String, Set<String>> amiss = new TreeMap<>();
    for (JsonNode course : JSON.readTree(result.out()).path("courses")) {
      course
          .path("services")
          .properties()
          .forEach(
              service -> {
                String state = service.getValue().path("state").asText();
                if (!Set.of("in line", "not wanted").contains(state)) {
                  amiss
                      .computeIfAbsent(course.path("course_id").asText(), id -> new TreeSet<>())
                      .add(service.getKey());
                }
              });
    }
    return amiss;
  }

  private static Map<String, Set<String>> changed(Result update) throws Exception {
    Map<String, Set<String>> changed = new TreeMap<>();
    for (JsonNode course : JSON.readTree(update.out()).path("courses")) {
      for (JsonNode action : course.path("actions")) {
        if (action.path("outcome").asText().equals("done")) {
          changed
              .computeIfAbsent(course.path("course_id").asText(), id -> new TreeSet<>())
              .add(action.path("service").asText());
        }
      }
    }
    return changed;
  }
}

package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.sandbox.server.Fault;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole term: made once, shown as it is, brought in line after edits, taken down. */
@Timeout(300)
@Tag("slow")
class TermTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> TRAINERS =
      List.of("emilie", "jfmcdonald", "maelle", "noemie", "olivier", "siobhan", "xavier", "wei");

  @TempDir Path folder;

  /** What a person changes in one course. */
  enum Edit {
    TIME,
    TITLE,
    INSTRUCTOR,
    LANGUAGE,
    SITE
  }

  private static void well(Result result) {
    assertEquals(0, result.exit(), result.toString());
  }

  /** {@code 1002 zoom} for everything that is not in line and is wanted. */
  private static Set<String> amiss(World world) throws Exception {
    Result result = world.run("status --output json");
    assertEquals(List.of(), result.changes());
    Set<String> amiss = new TreeSet<>();
    for (JsonNode course : JSON.readTree(result.out()).path("courses")) {
      assertEquals(0, course.path("problems").size(), course.toString());
      course
          .path("services")
          .properties()
          .forEach(
              service -> {
                String state = service.getValue().path("state").asText();
                if (!Set.of("in line", "not wanted").contains(state)) {
                  amiss.add(course.path("course_id").asText() + " " + service.getKey());
                }
              });
    }
    return amiss;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void a_term_is_made_once_and_in_line_everywhere(long seed) throws Exception {
    try (World world =
        World.in(folder, options -> options.withSeed(seed).withCourses(3 + (int) seed))) {
      Result planned = world.run("term --create --dry-run");
      well(planned);
      assertEquals(List.of(), planned.changes());
      assertTrue(planned.out().contains("Who hears of it"), planned.out());
      well(world.run("term --create"));
      assertEquals(Set.of(), amiss(world));
      well(world.run("status --exit-code"));
      for (String again : List.of("term --create", "term --update", "term --create --dry-run")) {
        Result result = world.run(again);
        well(result);
        assertEquals(List.of(), result.changes(), result.toString());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Edit.class)
  void after_an_edit_status_names_what_is_concerned_and_update_mends_just_that(Edit edit)
      throws Exception {
    for (long seed = 1; seed <= 3; seed++) {
      Path place = folder.resolve(edit + "-" + seed);
      long chosen = seed;
      try (World world = World.in(place, options -> options.withSeed(chosen).withCourses(5))) {
        well(world.run("term --create"));
        Random random = new Random(seed * 31 + edit.name().hashCode());
        List<String> courses = world.courses();
        String course = courses.get(random.nextInt(courses.size()));
        Set<String> concerned = edit(world, course, edit);
        Set<String> amiss = amiss(world);
        assertEquals(concerned, amiss, edit + " of " + course + ", seed " + seed);
        assertEquals(3, world.run("status --exit-code").exit());

        Result update = world.run("term --update --output json --max-change 100");
        well(update);
        Set<String> changed = new TreeSet<>();
        for (JsonNode one : JSON.readTree(update.out()).path("courses")) {
          for (JsonNode action : one.path("actions")) {
            if (action.path("outcome").asText().equals("done")) {
              changed.add(one.path("course_id").asText() + " " + action.path("service").asText());
            }
          }
        }
        assertEquals(concerned, changed, edit + " of " + course + ", seed " + seed);
        assertEquals(Set.of(), amiss(world));
        Result again = world.run("term --update");
        well(again);
        assertEquals(List.of(), again.changes(), again.toString());
      }
    }
  }

  /** Returns what it concerns. */
  private static Set<String> edit(World world, String course, Edit edit) throws Exception {
    int sessions = world.sheet().rowsOf(course).size();
    boolean online = !world.cell(course, 0, "zoom_id").isEmpty();
    List<String> services = new ArrayList<>(List.of("eventbrite", "public-gcal", "slack", "gcal"));
    switch (edit) {
      case TIME -> world.move(course, 9);
      case TITLE -> {
        for (int session = 0; session < sessions; session++) {
          world.cell(course, session, "title", "Tout autre chose & plus");
        }
      }
      case INSTRUCTOR -> {
        // Somebody who had nothing to do with the course so far.
        StringBuilder people = new StringBuilder();
        for (String role : List.of("instructor", "host", "assistants", "equipe_techno")) {
          for (int session = 0; session < sessions; session++) {
            people.append(' ').append(world.cell(course, session, role));
          }
        }
        String other =
            TRAINERS.stream().filter(key -> people.indexOf(key) < 0).findFirst().orElseThrow();
        for (int session = 0; session < sessions; session++) {
          world.cell(course, session, "instructor", other);
        }
        services.remove("public-gcal");
      }
      case LANGUAGE -> {
        String now = world.cell(course, 0, "language");
        String other = now.equals("fr") ? "en" : "fr";
        String code = world.cell(course, 0, "code");
        Path description = world.description(code + "-" + now + ".yaml");
        Files.copy(description, world.description(code + "-" + other + ".yaml"));
        for (int session = 0; session < sessions; session++) {
          world.cell(course, session, "language", other);
        }
        services.remove("eventbrite");
      }
      case SITE -> {
        // Another word for the same kind: both are online, or both are places.
        String site = world.cell(course, 0, "site");
        boolean word = site.equals("online") || site.equals("en ligne");
        String other = word ? (site.equals("online") ? "en ligne" : "online") : "U.Autre";
        for (int session = 0; session < sessions; session++) {
          world.cell(course, session, "site", other);
        }
      }
    }
    Set<String> concerned = new TreeSet<>();
    services.forEach(service -> concerned.add(course + " " + service));
    if (online) {
      concerned.add(course + " zoom");
    }
    return concerned;
  }

  @Test
  void a_course_whose_event_has_orders_keeps_its_webinar() throws Exception {
    try (World world = World.in(folder)) {
      well(world.run("term --create --publish"));
      String course =
          world.courses().stream()
              .filter(id -> !world.cell(id, 0, "zoom_id").isEmpty())
              .findFirst()
              .orElseThrow();
      String event = world.cell(course, 0, "eventbrite_id");
      assertTrue(
          !world.sandbox().eventbrite().register(event, "Ann", "Other", "a@x.example").isEmpty());
      Result result = world.run("term --delete --all --yes --max-change 100");
      assertEquals(1, result.exit(), result.toString());
      assertTrue(result.words().contains("has orders"), result.toString());
      for (String other : world.courses()) {
        boolean kept = other.equals(course);
        assertEquals(kept, !world.cell(other, 0, "zoom_id").isEmpty(), other);
        assertEquals(kept, !world.cell(other, 0, "eventbrite_id").isEmpty(), other);
        assertEquals("", world.cell(other, 0, "public_gcal_id"));
        assertEquals("", world.cell(other, 0, "private_gcal_id"));
        assertTrue(!world.cell(other, 0, "slack_channel").isEmpty(), "channels stay");
      }
    }
  }

  @Test
  void one_service_out_of_reach_is_told_and_the_others_are_compared() throws Exception {
    try (World world = World.in(folder)) {
      well(world.run("term --create"));
      world.replace(world.secret("secrets.cfg"), "bot_token *= *\\S+", "bot_token = xoxb-wrong");
      Result result = world.run("status --exit-code");
      assertEquals(1, result.exit(), result.toString());
      assertTrue(result.out().contains("no answer"), result.out());
      assertEquals(2, result.out().split("Slack refused", -1).length, "told once for all courses");
      assertTrue(result.out().contains("in line"), result.out());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zoom", "eventbrite", "slack", "calendar"})
  void a_service_that_is_down_holds_up_no_other_and_a_repeat_makes_the_rest(String down)
      throws Exception {
    try (World world = World.in(folder, options -> options.withCourses(3))) {
      world.sandbox().faults().add(Fault.answer(503, Map.of(), "").service(down).times(1_000_000));
      Result result = world.run("term --create --output json");
      assertEquals(1, result.exit(), result.toString());
      Set<String> asked = new TreeSet<>();
      result.changes().forEach(change -> asked.add(change.replaceFirst(" .*", "")));
      Set<String> others = new TreeSet<>(Set.of("zoom", "eventbrite", "slack", "calendar"));
      others.remove(down);
      assertTrue(asked.containsAll(others), result.changes().toString());
      List<String> told = new ArrayList<>();
      JSON.readTree(result.out()).path("notes").forEach(note -> told.add(note.asText()));
      assertTrue(told.stream().noneMatch(note -> note.startsWith("  " + down)), told.toString());
      world.sandbox().faults().clear();
      well(world.run("term --create"));
      assertEquals(Set.of(), amiss(world));
    }
  }

  @Test
  void wrong_credentials_of_one_service_are_told_before_anything_is_changed() throws Exception {
    try (World world = World.in(folder)) {
      world.replace(world.secret("secrets.cfg"), "bot_token *= *\\S+", "bot_token = xoxb-wrong");
      Result result = world.run("term --create");
      assertEquals(2, result.exit(), result.toString());
      assertEquals(List.of(), result.changes());
      assertTrue(result.words().contains("--skip slack leaves this service out"), result.err());
      well(world.run("term --create --skip slack"));
    }
  }

  /** What was planned and did not come about is not told of at the end. */
  @Test
  void the_end_of_a_run_counts_what_was_really_done() throws Exception {
    try (World world = World.in(folder, options -> options.withCourses(3))) {
      world
          .sandbox()
          .faults()
          .add(
              Fault.answer(400, Map.of(), "{\"code\":300,\"message\":\"no\"}")
                  .service("zoom")
                  .method("POST")
                  .path("*/webinars"));
      Result result = world.run("term --create --parallel 1");
      assertEquals(1, result.exit(), result.toString());
      String planned = "zoom: 10 invitations to 5 people";
      assertTrue(!result.out().contains(planned), result.out());
      assertTrue(result.out().contains("  zoom: "), result.out());
      assertTrue(result.out().contains("  gcal: 15 invitations to 5 people"), result.out());
      // The cause comes first; what could not be tried for want of it is one line at the end.
      int cause = result.words().indexOf("1001 PYT101 ! webinar: tried to create");
      int untried = result.words().indexOf("1001 PYT101: not tried, since there is no new webinar");
      assertTrue(cause >= 0 && cause < untried, result.out());
      assertFalse(result.words().contains("! panelists"), result.out());
      assertEquals(untried, result.words().lastIndexOf("PYT101: not tried") - 5, result.out());
    }
  }

  /** Old rows without ids are no reason for a failure, nor for anything that people see. */
  @Test
  void a_course_that_is_over_and_was_never_made_is_left_out() throws Exception {
    try (World world = World.in(folder, options -> options.withCourses(3))) {
      world.clock().advance(Duration.ofDays(8));
      String past = world.courses().get(0);
      Result all = world.run("term --create --all");
      well(all);
      for (String column : List.of("zoom_id", "eventbrite_id", "slack_channel", "public_gcal_id")) {
        assertEquals("", world.cell(past, 0, column), column);
      }
      well(world.run("term --update --all"));
      well(world.run("status --all --exit-code"));
      Result named = world.run("slack --create --course_id " + past);
      assertEquals(1, named.exit(), named.toString());
      assertTrue(named.words().contains("the course is over"), named.toString());
    }
  }

  /** Another machine has no journal, and must leave no message at its former time. */
  @Test
  void a_course_that_moved_has_each_message_once_whichever_machine_updates_it() throws Exception {
    try (World world = World.in(folder, options -> options.withCourses(2))) {
      well(world.run("term --create"));
      String course = world.courses().get(0);
      String channel = world.cell(course, 0, "slack_channel");
      int before = world.sandbox().slack().waiting(channel).size();
      world.cell(course, 0, "title", "Neu");
      world.move(course, 2);
      well(world.another("elsewhere").run("term --update --max-change 100"));
      assertEquals(before, world.sandbox().slack().waiting(channel).size());
      assertEquals(Set.of(), amiss(world));
      assertEquals(List.of(), world.run("term --update").changes());
    }
  }

  /** What is no longer wanted is told by plan, run and status, and stays. */
  @Test
  void an_update_reports_what_is_no_longer_wanted_and_deletes_nothing() throws Exception {
    try (World world = World.in(folder, options -> options.withCourses(3))) {
      well(world.run("term --create"));
      String course =
          world.courses().stream()
              .filter(id -> world.sheet().rowsOf(id).size() > 1)
              .findFirst()
              .orElseThrow();
      String withGroup =
          world.courses().stream()
              .filter(id -> world.cell(id, 0, "creation_grappe").equals("oui"))
              .filter(id -> !world.cell(id, 0, "zoom_id").isEmpty())
              .findFirst()
              .orElseThrow();
      world.cell(withGroup, 0, "creation_grappe", "non");
      world.cell(withGroup, 0, "site", "U.Laval");
      world.sheet().deleteRow(world.sheet().rowsOf(course).get(1));
      for (String command :
          List.of("term --update --dry-run", "term --update", "term --update", "status")) {
        Result result =
            world.run(command + " --skip eventbrite".repeat(command.length() > 6 ? 1 : 0));
        String words = result.words();
        assertTrue(words.contains("no row holds it"), result.toString());
        assertTrue(words.contains("the course is onsite; cqorc zoom --delete"), result.toString());
        assertTrue(words.contains("message grappe"), result.toString());
        assertTrue(words.contains("cqorc slack --messages takes it back"), result.toString());
        assertEquals(
            List.of(),
            result.changes().stream()
                .filter(change -> change.contains("DELETE") || change.contains("archive"))
                .toList());
      }
      assertTrue(world.run("slack --messages --dry-run").out().contains("- scheduled message"));
    }
  }

  @Test
  void only_and_skip_choose_the_services() throws Exception {
    try (World world = World.in(folder)) {
      Result only = world.run("term --create --only zoom,gcal");
      well(only);
      assertTrue(
          only.changes().stream()
              .allMatch(change -> change.matches("(zoom|calendar|google|sheets) .*")),
          only.changes().toString());
      Result rest = world.run("term --create --skip slack");
      well(rest);
      assertTrue(rest.changes().stream().noneMatch(change -> change.startsWith("slack")));
      assertEquals(2, world.run("term --create --only slak").exit());
      assertEquals(
          2, world.run("term --create --skip zoom,eventbrite,public-gcal,slack,gcal").exit());
    }
  }
}

package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
@Tag("slow")
class SavedPlanTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<JsonNode> OTHERS =
      List.of(
          NODES.nullNode(),
          NODES.numberNode(7),
          NODES.textNode("x"),
          NODES.textNode(""),
          NODES.objectNode(),
          NODES.arrayNode(),
          NODES.arrayNode().add("x"));

  @TempDir Path folder;

  private static void refused(World world, String command, String why) {
    String before = world.state();
    Result result = world.run(command);
    assertEquals(2, result.exit(), result.toString());
    assertEquals(List.of(), result.changes(), result.toString());
    assertEquals(before, world.state());
    assertTrue(result.err().replaceAll("\\s+", " ").contains(why), result.toString());
  }

  @Test
  void what_was_shown_is_carried_out_exactly_and_once() throws Exception {
    try (World world = World.in(folder);
        World plain = World.in(folder.resolve("plain"))) {
      Result saved = world.run("zoom --create --plan-out a.plan");
      assertEquals(0, saved.exit(), saved.toString());
      assertEquals(List.of(), saved.changes(), saved.toString());
      Result shown = world.run("show a.plan");
      assertEquals(List.of(), shown.changes());
      // But for people's names: the file keeps trainers' keys.
      String words = saved.words();
      words = words.substring(words.indexOf("Formations"), words.indexOf("Nothing was changed"));
      Map<String, String> keys =
          Map.of(
              "Émilie D'Amours", "emilie",
              "Jean-François McDonald", "jfmcdonald",
              "Maëlle Lévesque", "maelle",
              "Noémie Tremblay", "noemie",
              "Olivier Ng", "olivier",
              "Siobhán O'Brien", "siobhan",
              "Xavier St-Onge", "xavier",
              "Wei Chen", "wei");
      for (Map.Entry<String, String> name : keys.entrySet()) {
        words = words.replace(name.getKey(), name.getValue());
      }
      assertTrue(shown.words().contains(words.strip()), shown + "\n" + words);
      Result applied = world.run("apply a.plan");
      assertEquals(0, applied.exit(), applied.toString());
      plain.run("zoom --create");
      assertEquals(plain.state(), world.state());
      refused(world, "apply a.plan", "the saved plan no longer holds");
    }
  }

  @Test
  void an_edit_of_the_sheet_in_between_is_a_difference_with_both_sides() throws Exception {
    try (World world = World.in(folder)) {
      world.run("zoom --create --plan-out a.plan");
      String course = world.courses().get(1);
      world.cell(course, 0, "title", "Another title");
      Result result = world.run("apply a.plan");
      assertEquals(2, result.exit(), result.toString());
      assertEquals(List.of(), result.changes(), result.toString());
      assertTrue(result.out().contains("Saved, and no longer to be done"), result.toString());
      assertTrue(result.out().contains("topic Another title"), result.toString());
    }
  }

  @Test
  void what_time_alone_has_made_impossible_is_a_difference() throws Exception {
    try (World world = World.in(folder)) {
      Result saved = world.run("eventbrite --create --plan-out a.plan");
      assertEquals(0, saved.exit(), saved.toString());
      world.clock().advance(Duration.ofDays(400));
      refused(world, "apply a.plan", "the saved plan no longer holds");
    }
  }

  @Test
  void a_day_that_goes_on_is_none() throws Exception {
    try (World world = World.in(folder)) {
      Result saved = world.run("zoom --create --plan-out a.plan");
      assertEquals(0, saved.exit(), saved.toString());
      world.clock().advance(Duration.ofHours(20));
      Result applied = world.run("apply a.plan");
      assertEquals(0, applied.exit(), applied.toString());
      assertNotEquals(List.of(), applied.changes());
    }
  }

  @Test
  void deletions_are_asked_for_here_too() throws Exception {
    try (World world = World.in(folder)) {
      world.run("zoom --create");
      world.run("zoom --delete --all --plan-out d.plan --max-change 100");
      refused(world, "apply d.plan", "--yes");
      Result applied = world.run("apply d.plan --yes");
      assertEquals(0, applied.exit(), applied.toString());
      assertNotEquals(List.of(), applied.changes());
    }
  }

  @Test
  void another_spreadsheet_and_another_file_are_refused() throws Exception {
    try (World world = World.in(folder);
        World other = World.in(folder.resolve("other"), options -> options.withSeed(7))) {
      world.run("zoom --create --plan-out a.plan");
      refused(other, "apply " + world.directory().resolve("a.plan"), "another spreadsheet");
      refused(world, "apply nowhere.plan", "there is no file");
      refused(world, "show " + world.config("config.cfg"), "is no saved plan");
    }
  }

  /** The plan shows neither which calendar is meant nor every setting of a webinar. */
  @ParameterizedTest
  @CsvSource({
    "google.calendar, calendar_id = other@group.calendar.example, [google.calendar] calendar_id",
    "zoom, contact_email = other@x.example, [zoom] contact_email",
  })
  void another_setting_is_a_difference_with_both_sides(String section, String line, String told)
      throws Exception {
    try (World world = World.in(folder)) {
      world.run("term --create --plan-out a.plan");
      world.setting(section, line);
      refused(world, "apply a.plan", "the saved plan no longer holds");
      Result result = world.run("apply a.plan");
      assertTrue(result.words().contains(told), result.toString());
      assertTrue(result.words().contains("-> other@"), result.toString());
    }
  }

  @Test
  void another_token_is_no_other_plan_and_is_nowhere_in_it() throws Exception {
    try (World world = World.in(folder)) {
      world.run("zoom --create --plan-out a.plan");
      String file = Files.readString(world.directory().resolve("a.plan"));
      assertTrue(file.contains("[zoom] user"), file);
      world.setting("slack", "bot_token = xoxb-another");
      assertTrue(!file.contains("xoxb"), file);
      assertEquals(0, world.run("apply a.plan").exit());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"CREATE\"', '\"FOO\"', 'an unknown kind \"FOO\"'",
    "'\"zoom\", \"--create\"', '\"status\"', '\"status\" is no command that makes one'",
    "'\"zoom\", \"--create\"', '', 'it has no \"arguments\"'",
    "'\"cqorc_plan\" : 1', '\"cqorc_plan\" : 9', 'was saved by a newer cqorc (it is of format 9,"
        + " and this one reads format 1)'",
    "'\"CREATE\"', '\"DELETE\"', 'the saved plan no longer holds'",
    "'\"cqorc_plan\" : 1', '\"cqorc_plan\" : \"one\"', 'it has no \"cqorc_plan\"'",
    "'\"reference_time\" : \"', '\"reference_time\" : \"on ', 'its \"reference_time\" is no time'",
    "'\"spreadsheet\" : ', '\"spreadsheet\" : 1, \"was\" : ', 'it has no \"spreadsheet\"'",
  })
  void a_file_that_somebody_edited_is_refused(String was, String becomes, String why)
      throws Exception {
    try (World world = World.in(folder)) {
      world.run("zoom --create --plan-out a.plan");
      Path file = world.directory().resolve("a.plan");
      String text = Files.readString(file);
      String edited = text.replace(was, becomes);
      assertNotEquals(text, edited);
      Files.writeString(file, edited);
      refused(world, "apply a.plan", why);
    }
  }

  @Test
  void a_plan_that_another_version_saved_is_carried_out_when_it_is_the_same() throws Exception {
    try (World world = World.in(folder)) {
      world.run("zoom --create --plan-out a.plan");
      savedBy(world, "cqorc 9.9.9");
      Result applied = world.run("apply a.plan");
      assertEquals(0, applied.exit(), applied.toString());
      assertTrue(!applied.changes().isEmpty());
    }
  }

  @Test
  void a_plan_that_another_version_would_make_otherwise_says_so() throws Exception {
    try (World world = World.in(folder)) {
      world.run("zoom --create --plan-out a.plan");
      savedBy(world, "cqorc 9.9.9");
      Path file = world.directory().resolve("a.plan");
      Files.writeString(file, Files.readString(file).replace("180 min", "181 min"));
      refused(
          world,
          "apply a.plan",
          "or cqorc (not packaged) plans otherwise than cqorc 9.9.9, which saved it");
      Result both = world.run("apply a.plan");
      assertTrue(both.words().contains("duration 3 h 01"), both.toString());
      assertTrue(both.words().contains("duration 3 h, "), both.toString());
    }
  }

  private static void savedBy(World world, String program) throws Exception {
    Path file = world.directory().resolve("a.plan");
    String text = Files.readString(file);
    String edited = text.replace("\"cqorc (not packaged)\"", "\"" + program + "\"");
    assertNotEquals(text, edited);
    Files.writeString(file, edited);
  }

  @Test
  void a_file_that_was_cut_is_refused_wherever() throws Exception {
    try (World world = World.in(folder)) {
      world.run("term --create --plan-out a.plan");
      Path file = world.directory().resolve("a.plan");
      byte[] whole = Files.readAllBytes(file);
      for (int part = 0; part < 24; part++) {
        Files.write(file, Arrays.copyOf(whole, whole.length * part / 24));
        refused(world, "apply a.plan", "is no saved plan");
        refused(world, "show a.plan", "is no saved plan");
      }
    }
  }

  /** Whatever somebody does to the file: the plan holds all the same, or it is refused. */
  @Test
  void no_edit_of_the_file_does_anything_else_than_what_was_shown() throws Exception {
    try (World world = World.in(folder)) {
      world.run("zoom --create --plan-out a.plan");
      Path file = world.directory().resolve("a.plan");
      ObjectMapper json = new ObjectMapper();
      String whole = Files.readString(file);
      Random random = new Random(5);
      for (int number = 0; number < 60; number++) {
        JsonNode tree = json.readTree(whole);
        String edit = edit(tree, random);
        Files.writeString(file, json.writeValueAsString(tree));
        Result shown = world.run("show a.plan");
        assertTrue(shown.exit() == 0 || shown.exit() == 2, edit + "\n" + shown);
        Result applied = world.run("apply a.plan --output json");
        if (applied.exit() != 2) {
          assertEquals(0, applied.exit(), edit + "\n" + applied);
          assertEquals(0, world.run("zoom --delete --all --yes").exit());
          continue;
        }
        assertEquals(List.of(), applied.changes(), edit + "\n" + applied);
      }
    }
  }

  private static String edit(JsonNode tree, Random random) {
    JsonNode at = tree;
    while (true) {
      List<String> names = new ArrayList<>();
      at.fieldNames().forEachRemaining(names::add);
      int size = at.isObject() ? names.size() : at.size();
      int index = random.nextInt(size);
      String name = at.isObject() ? names.get(index) : "";
      JsonNode child = at.isObject() ? at.get(name) : at.get(index);
      if (child.isContainerNode() && child.size() > 0 && random.nextInt(5) > 0) {
        at = child;
        continue;
      }
      JsonNode other = OTHERS.get(random.nextInt(OTHERS.size()));
      if (at instanceof ObjectNode object) {
        object.set(name, other);
      } else {
        ((ArrayNode) at).set(index, other);
      }
      return name + "[" + index + "]: " + child + " -> " + other;
    }
  }
}

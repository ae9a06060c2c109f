package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.sandbox.server.RecordedRequest;
import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plan is what is then done, nothing more and nothing less; and done once, it is empty. */
@Timeout(120)
final class PlanAndRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir(factory = InMemory.class)
  Path folder;

  private World world;

  @BeforeEach
  void open() throws Exception {
    world = World.in(folder);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static List<JsonNode> actions(Result result, String outcome) throws IOException {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode course : JSON.readTree(result.out()).path("courses")) {
      for (JsonNode action : course.path("actions")) {
        if (action.path("outcome").asText().equals(outcome)) {
          // Known only afterwards, or saying in which of both a document is.
          ObjectNode kept = action.deepCopy();
          kept.put("course", course.path("course_id").asText());
          found.add(kept.without(List.of("id", "row", "outcome")));
        }
      }
    }
    return found;
  }

  /** The request that an action needs at its service, with the ids as stars. */
  private static List<String> needed(JsonNode action) {
    String what =
        action.path("service").asText()
            + " "
            + action.path("resource").asText()
            + " "
            + action.path("kind").asText();
    return switch (what) {
      case "zoom webinar create" -> List.of("POST /users/*/webinars");
      case "zoom webinar update" -> List.of("PATCH /webinars/*");
      case "zoom webinar delete" -> List.of("DELETE /webinars/*");
      case "zoom panelists create", "zoom panelists update" ->
          List.of("POST /webinars/*/panelists");
      case "zoom panelist delete" -> List.of("DELETE /webinars/*/panelists/*");
      case "eventbrite event create" -> List.of("POST /events/*/copy/");
      case "eventbrite event update" -> List.of("POST /events/*/");
      case "eventbrite event publish" -> List.of("POST /events/*/publish/");
      case "eventbrite event delete" -> List.of("DELETE /events/*/");
      case "eventbrite description update" -> List.of("POST /events/*/structured_content/*/");
      case "eventbrite ticket classes update" -> List.of("POST /events/*/ticket_classes/*/");
      default ->
          what.startsWith("sheet ") ? List.of() : List.of("no request is known for: " + what);
    };
  }

  /** What was really asked of the services; of several ticket classes of an event the first. */
  private Collection<String> asked() {
    Set<String> seen = new LinkedHashSet<>();
    List<String> asked = new ArrayList<>();
    for (RecordedRequest request : world.sandbox().changes()) {
      String path = request.path().replaceFirst("^/(zoom/v2|eventbrite/v3)", "");
      boolean again = path.contains("/ticket_classes/") && !seen.add(path.replaceAll("\\d+/$", ""));
      if (!request.service().equals("sheets") && !again) {
        String stars = path.replaceAll("/users/[^/]+", "/users/*").replaceAll("/\\d{2,}", "/*");
        asked.add(
            request.method()
                + " "
                + stars
                    .replaceAll("structured_content/\\d+", "structured_content/*")
                    .replaceAll("/panelists/[^/]+", "/panelists/*"));
      }
    }
    return asked.stream().sorted().toList();
  }

  /** {@code M2=}, where M is the column's letter, for every cell that was written. */
  private List<String> written() throws IOException {
    List<String> cells = new ArrayList<>();
    for (RecordedRequest request : world.sandbox().changes()) {
      if (request.service().equals("sheets")) {
        for (JsonNode range : JSON.readTree(request.body()).path("data")) {
          cells.add(range.path("range").asText().replaceAll(".*!", ""));
        }
      }
    }
    return cells.stream().sorted().toList();
  }

  private List<String> planned(List<JsonNode> actions) {
    List<String> headings = world.sheet().rows().get(0);
    List<String> cells = new ArrayList<>();
    for (JsonNode action : actions) {
      if (action.path("service").asText().equals("sheet")) {
        int column = headings.indexOf(action.path("resource").asText());
        action.path("rows").forEach(row -> cells.add((char) ('A' + column) + row.asText()));
      }
    }
    return cells.stream().sorted().toList();
  }

  /** The run tells the ids that its plan could only call new, and they are those in the sheet. */
  private void foretold(List<JsonNode> planned, List<JsonNode> done) {
    for (int number = 0; number < Math.min(planned.size(), done.size()); number++) {
      JsonNode before = planned.get(number).path("fields").path(0);
      JsonNode after = done.get(number).path("fields").path(0);
      if (before.path("to").asText().startsWith("(new ")) {
        String column = after.path("name").asText();
        int row = done.get(number).path("rows").path(0).asInt();
        assertEquals(world.sheet().cell(row, column), after.path("to").asText());
        ((ObjectNode) after).set("to", before.path("to"));
      }
    }
  }

  private void isDoneAsPlanned(String command) throws IOException {
    String before = world.state();
    Result rehearsal = world.run(command + " --dry-run --output json");
    assertEquals(0, rehearsal.exit(), rehearsal.toString());
    assertEquals(List.of(), rehearsal.changes(), rehearsal.toString());
    assertEquals(before, world.state());
    List<JsonNode> planned = actions(rehearsal, "planned");
    assertTrue(planned.size() >= 3, rehearsal.toString());

    world.sandbox().forgetRequests();
    Result run = world.run(command + " --output json");
    assertEquals(0, run.exit(), run.toString());
    List<JsonNode> done = actions(run, "done");
    foretold(planned, done);
    assertEquals(planned, done, run.toString());
    List<String> needed = new ArrayList<>();
    planned.forEach(action -> needed.addAll(needed(action)));
    assertEquals(needed.stream().sorted().toList(), asked(), run.toString());
    assertEquals(planned(planned), written(), run.toString());
    String after = world.state();
    assertNotEquals(before, after);

    Result again = world.run(command + " --output json");
    assertEquals(0, again.exit(), again.toString());
    assertEquals(List.of(), again.changes(), again.toString());
    assertEquals(List.of(), actions(again, "done"), again.toString());
    Result rehearsedAgain = world.run(command + " --dry-run --output json");
    assertEquals(List.of(), actions(rehearsedAgain, "planned"), rehearsedAgain.toString());
    assertEquals(after, world.state());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zoom --create",
        "zoom --create --onsite",
        "zoom --create --no-invites",
        "eventbrite --create",
        "eventbrite --create --publish"
      })
  void a_creation(String command) throws Exception {
    isDoneAsPlanned(command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zoom --update --prune --yes", "eventbrite --update"})
  void an_update_after_a_person_changed_the_sheet(String command) throws Exception {
    String create = command.substring(0, command.indexOf(' ')) + " --create";
    assertEquals(0, world.run(create).exit());
    List<String> courses = world.courses();
    world.move(courses.get(0), 1);
    world.cell(courses.get(1), 0, "title", "Un tout autre titre");
    world.cell(courses.get(3), 0, "host", world.cell(courses.get(0), 0, "instructor"));
    isDoneAsPlanned(command + " --max-change 100");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zoom", "eventbrite"})
  void a_deletion(String command) throws Exception {
    assertEquals(0, world.run(command + " --create").exit());
    isDoneAsPlanned(command + " --delete --all --yes --max-change 100");
  }
}

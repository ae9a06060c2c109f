package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who is in a course's channel although the sheet does not name them: a remark, no difference. */
@Timeout(120)
final class StatusMembersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STRANGER = "invitee@univ.example";

  @TempDir(factory = InMemory.class)
  Path folder;

  private World world;
  private String course;

  @BeforeEach
  void begin() throws Exception {
    world = World.in(folder);
    course = world.courses().get(0);
    assertEquals(0, world.run("term --create").exit());
    world.sandbox().forgetRequests();
  }

  @AfterEach
  void end() {
    world.close();
  }

  private String channel() {
    return world.cell(course, 0, "slack_channel");
  }

  private long asked(String method) {
    return world.sandbox().requests().stream()
        .filter(request -> request.path().endsWith("/" + method))
        .count();
  }

  /** Of all courses, each with its course. */
  private List<String> remarks() throws Exception {
    Result result = world.run("status --exit-code --output json");
    assertEquals(0, result.exit(), result.toString());
    assertEquals(List.of(), result.changes());
    List<String> remarks = new ArrayList<>();
    for (JsonNode one : JSON.readTree(result.out()).path("courses")) {
      JsonNode slack = one.path("services").path("slack");
      assertEquals("in line", slack.path("state").asText(), one.toString());
      for (JsonNode remark : slack.path("remarks")) {
        remarks.add(one.path("course_id").asText() + " " + remark.asText());
      }
    }
    return remarks;
  }

  @Test
  void people_of_the_sheet_and_the_bot_are_no_remark_and_cost_no_listing() throws Exception {
    assertEquals(List.of(), remarks());
    assertEquals(1, asked("auth.test"));
    assertEquals(0, asked("users.list"));
  }

  @Test
  void somebody_else_is_one() throws Exception {
    world.sandbox().slack().join(channel(), STRANGER);
    world.sandbox().slack().join(channel(), "formation@sandbox.example");
    world.sandbox().slack().deactivate("formation@sandbox.example");

    assertEquals(
        List.of(course + " invitations: also in the channel: Invitée d'un seul canal"), remarks());
    assertEquals(1, asked("users.list"), "and somebody whose account is closed is nobody");
    assertTrue(
        world.run("status").words().contains("remark: invitations: also in the channel: Invitée"));
  }

  @Test
  void runs_that_change_things_do_not_ask_for_them() throws Exception {
    world.sandbox().slack().join(channel(), STRANGER);
    for (String command : List.of("term --update", "slack --create --update")) {
      Result result = world.run(command);
      assertEquals(0, result.exit(), result.toString());
      assertFalse(result.words().contains("also in the channel"), result.toString());
    }
    assertEquals(0, asked("auth.test") + asked("users.list"));
  }

  @Test
  void who_belongs_to_another_course_of_the_same_channel_is_none() throws Exception {
    String other = world.courses().get(1);
    for (int i = 0; i < world.sheet().rowsOf(other).size(); i++) {
      world.cell(other, i, "slack_channel", channel());
    }
    assertEquals(0, world.run("slack --update --course_id " + course + "," + other).exit());

    assertEquals(List.of(), remarks());
  }

  @Test
  void when_slack_tells_nobodys_name_the_rest_of_the_report_stands() throws Exception {
    world.sandbox().slack().join(channel(), STRANGER);
    world
        .sandbox()
        .slack()
        .setScopes(
            "channels:read,channels:manage,channels:join,channels:write.invites,chat:write,"
                + "bookmarks:read,bookmarks:write,users:read.email");

    List<String> remarks = remarks();
    assertEquals(1, remarks.size(), remarks.toString());
    assertTrue(remarks.get(0).contains("who else is in the channel is not known"), remarks.get(0));
  }
}

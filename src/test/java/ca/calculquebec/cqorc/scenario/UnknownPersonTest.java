package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A trainer whom Slack does not know. */
@Timeout(60)
class UnknownPersonTest {
  @TempDir Path folder;

  @Test
  void runs_fail_as_long_as_somebody_cannot_be_invited_and_status_tells_a_difference()
      throws Exception {
    try (World world = World.in(folder)) {
      world.replace(
          world.secret("trainers.yml"),
          "slack_email: \"?[^\"\\n]*\"?",
          "slack_email: no@x.example");
      Result create = world.run("term --create");
      assertEquals(1, create.exit(), create.toString());
      assertTrue(create.words().contains("cannot be invited: nobody at Slack"), create.toString());
      for (String command :
          List.of("term --create", "term --update", "term --update --dry-run", "slack --update")) {
        Result again = world.run(command);
        assertEquals(1, again.exit(), again.toString());
        assertTrue(again.words().contains("no@x.example"), again.toString());
        assertEquals(List.of(), again.changes(), again.toString());
      }
      assertEquals(0, world.run("status").exit());
      Result status = world.run("status --exit-code --output json");
      assertEquals(3, status.exit(), status.toString());
      JsonNode summary = new ObjectMapper().readTree(status.out()).path("summary");
      assertEquals(0, summary.path("problem").asInt(), status.toString());
      assertTrue(summary.path("differs").asInt() > 0, status.toString());
      assertTrue(status.out().contains("member missing: "), status.toString());
    }
  }
}

package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is long: no line is longer than a terminal, and nothing of it is lost. */
@Timeout(120)
class WidthTest {
  private static final String LONG = "la-plus-longue-formation-de-toutes-".repeat(4);
  private static final String ADDRESS = "quelqu.un-" + "d-autre-".repeat(12) + "@x.example";

  @TempDir Path folder;

  private static String narrow(Result result) {
    Stream.concat(result.out().lines(), result.err().lines())
        .forEach(
            line -> {
              boolean word = !line.strip().contains(" ");
              assertTrue(
                  word || line.codePointCount(0, line.length()) <= 80,
                  line + "\nis too long in " + result.command());
            });
    return (result.out() + result.err()).replaceAll("\\s", "");
  }

  @Test
  void no_line_of_a_term_is_longer_than_eighty_columns() throws Exception {
    try (World world = World.in(folder)) {
      String id = "2026-automne-introduction-a-python-en-ligne-groupe-a";
      world.cell("1001", 0, "course_id", id);
      world.cell("1002", 0, "title", LONG);
      world.replace(
          world.secret("trainers.yml"), "slack_email: \"?[^\"\\n]*\"?", "slack_email: " + ADDRESS);
      world.setting(
          "slack",
          "bookmark_loin_title = " + LONG,
          "bookmark_loin_link = https://x.example/" + LONG + LONG,
          "message_loin_offset_start = -60",
          "message_loin_template = " + LONG + " {title} https://x.example/" + LONG + LONG);
      String plan = narrow(world.run("term --create --dry-run --plan-out a.plan"));
      assertTrue(plan.contains(ADDRESS), plan);
      assertTrue(plan.contains("https://x.example/" + LONG + LONG), plan);
      narrow(world.run("show a.plan"));
      narrow(world.run("term --create"));
      assertTrue(narrow(world.run("status")).contains(id));
      world.move("1002", 1);
      world.cell("1002", 0, "title", "Autre " + LONG);
      world.setting(
          "slack",
          "bookmark_loin_title = " + LONG,
          "bookmark_loin_link = https://x.example/autre/" + LONG + LONG);
      String status = narrow(world.run("status"));
      assertTrue(status.contains(ADDRESS), status);
      for (String command :
          List.of("term --update --dry-run", "term --update", "slack --list-messages", "check")) {
        narrow(world.run(command));
      }
      Result refused = world.run("term --update --course_id " + LONG);
      assertEquals(2, refused.exit());
      narrow(refused);
    }
  }
}

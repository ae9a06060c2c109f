package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.app.Signals;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every example of the help texts and of the README, on the sandbox that they were tried on. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@Tag("slow")
class ExamplesTest {

  /** An example in a footer or in a console of the README, with the lines that continue it. */
  private static final Pattern EXAMPLE =
      Pattern.compile("(?m)^(?:  |\\$ |)(?:source <\\()?cqorc ((?:.*\\\\\\n)*.*)$");

  private static final Pattern WORD =
      Pattern.compile("'([^']*)'|\"((?:\\\\.|[^\"])*)\"|([^\\s'\"]+)");

  @TempDir Path folder;

  /** Pressed as soon as somebody listens, so that the sandbox of an example ends. */
  private static final Signals CTRL_C =
      new Signals() {
        @Override
        public void listen(Consumer<Stop> listener) {
          listener.accept(Stop.INTERRUPTED);
        }

        @Override
        public void halt(int exitCode) {}
      };

  private World world(String name) throws Exception {
    return World.in(folder.resolve(name.replace(' ', '-')), options -> options.withCourses(12));
  }

  @Test
  void every_example_of_the_help_texts_works_on_the_sandbox() throws Exception {
    int number = 0;
    List<String> commands;
    try (World world = world("root")) {
      commands = commands(world);
    }
    for (String command : commands) {
      // A sandbox for each: what one example deletes, another one's may need.
      try (World world = world(command)) {
        work(world, before(command));
        String help = world.run((command + " --help").split(" ")).out();
        assertEquals(help, world.run(("help " + command).split(" ")).out());
        int start = Math.max(help.indexOf("\nExample:"), help.indexOf("\nExamples:"));
        if (start >= 0) {
          List<String> examples =
              examples(help.substring(start).replaceAll("(?m)(?<=\\S)  +[a-z].*$", ""));
          number += examples.size();
          work(world, examples);
        }
      }
    }
    assertTrue(number > 15, commands.toString());
  }

  @Test
  void every_example_of_the_readme_works_on_the_sandbox() throws Exception {
    String readme = Files.readString(Path.of("README.md"), StandardCharsets.UTF_8);
    List<String> examples = new ArrayList<>();
    Matcher block = Pattern.compile("(?s)```(?:console|sh)\\n(.*?)```").matcher(readme);
    while (block.find()) {
      examples.addAll(examples(block.group(1)));
    }
    assertTrue(examples.size() > 15, examples.toString());
    try (World world = world("readme")) {
      work(world, examples);
    }
  }

  /** What a coordinator has done before such a command makes sense. */
  private static List<String> before(String command) {
    return switch (command) {
      case "zoom", "eventbrite", "eventbrite new", "term", "sandbox", "demo", "check", "config" ->
          List.of();
      case "usernames" -> List.of("eventbrite --create", "slack --create");
      case "certificates" ->
          List.of(
              "attendance --course_id 1001 --decide decisions.csv --noslack",
              "certificates --course_id 1001 --send_atnd --first-time --number_to_send 1");
      case "apply", "show" -> List.of("term --create --dry-run --plan-out autumn.plan");
      default -> List.of("zoom --create", "eventbrite --create");
    };
  }

  /** The root, and every command that its help names, with the commands within them. */
  private static List<String> commands(World world) throws IOException {
    TreeSet<String> commands = new TreeSet<>();
    Matcher named =
        Pattern.compile("(?m)^  ([a-z][a-z-]+)  +[A-Za-z]").matcher(world.run("--help").out());
    while (named.find()) {
      commands.add(named.group(1));
    }
    commands.addAll(List.of("eventbrite new", "auth google"));
    assertTrue(commands.containsAll(List.of("zoom", "eventbrite", "check")), commands.toString());
    return List.copyOf(commands);
  }

  private static List<String> examples(String text) {
    List<String> found = new ArrayList<>();
    Matcher example = EXAMPLE.matcher(text);
    while (example.find()) {
      found.add(example.group(1).replace("\\\n", " "));
    }
    return found;
  }

  private void work(World world, List<String> examples) {
    // Where cqorc soon finds the file that the sandbox has written for it.
    world.program().in(world.sandbox().configDirectory().getParent());
    // Examples are typed in a terminal, by somebody who agrees when asked.
    world.program().typing("y\n");
    for (String example : examples) {
      boolean sandbox = example.startsWith("sandbox");
      world.program().hearing(sandbox ? CTRL_C : Signals.none());
      Result result = world.run(words(example.replaceFirst(" (\\||&&).*|\\)$", "")));
      // 3 is an answer as good as 0 where the exit code tells what was found.
      boolean answers = example.startsWith("soon") || example.contains("--exit-code");
      int fine = sandbox ? 130 : answers && result.exit() == 3 ? 3 : 0;
      assertEquals(fine, result.exit(), example + "\n" + result);
    }
  }

  /** As a shell would split it. */
  private String[] words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    int end = -1;
    while (word.find()) {
      String text =
          word.group(1) != null
              ? word.group(1)
              : word.group(2) != null
                  ? word.group(2).replaceAll("\\\\(.)", "$1")
                  : word.group(3).replaceFirst("^~", folder.toString());
      if (word.start() == end) {
        text = words.remove(words.size() - 1) + text;
      }
      words.add(text);
      end = word.end();
    }
    return words.toArray(String[]::new);
  }
}

package ca.calculquebec.cqorc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.app.Environment;
import ca.calculquebec.cqorc.app.Signals;
import ca.calculquebec.cqorc.cli.Cqorc;
import ca.calculquebec.cqorc.config.KnownKeys;
import ca.calculquebec.cqorc.http.Transport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README promises is what the program has. */
class ReadmeTest {
  private static final String BEGIN = "<!-- keys: begin -->";
  private static final String END = "<!-- keys: end -->";
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z_-]*");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

  private final String readme = text(Path.of("README.md"));

  @Test
  void the_table_of_keys_is_the_programs_own() {
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    String table = readme.substring(begin, readme.indexOf(END));
    assertEquals(KnownKeys.load().markdown().strip(), table.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "zoom",
        "eventbrite",
        "eventbrite new",
        "public-gcal",
        "gcal",
        "slack",
        "usernames",
        "attendance",
        "certificates",
        "soon",
        "check",
        "config",
        "auth",
        "auth google",
        "sandbox",
        "demo",
        "completion"
      })
  void every_option_of_every_command_is_named(String command) {
    Set<String> options = found(OPTION, 0, help(command));
    assertTrue(options.contains("--help"), options.toString());
    Set<String> missing = new TreeSet<>(options);
    // The root's help speaks of commands that come later.
    missing.remove("--exit-code");
    missing.removeAll(found(OPTION, 0, readme));
    assertEquals(Set.of(), missing, "options of \"" + command + "\" that the README does not name");
  }

  @Test
  void every_command_has_a_heading() {
    Matcher command = Pattern.compile("(?m)^  ([a-z-]+)  +[a-z]").matcher(help(""));
    int commands = 0;
    while (command.find()) {
      commands++;
      String heading = "\n### " + command.group(1) + "( [a-z]+)?\n";
      assertTrue(Pattern.compile(heading).matcher(readme).find(), command.group(1));
    }
    assertTrue(commands >= 10, commands + " commands");
  }

  @Test
  void its_two_commands_are_those_of_the_launcher_and_of_ci() {
    assertTrue(readme.contains("\n./cqorc demo\n"));
    assertTrue(readme.contains("\nmvn -B -ntp verify\n"));
    assertTrue(text(Path.of(".ci/run")).contains("\nmvn -B -ntp verify "));
  }

  @Test
  void links_lead_somewhere() {
    for (String page : List.of("README.md", "docs/architecture.md")) {
      Path file = Path.of(page);
      Set<String> links = found(LINK, 1, text(file));
      assertTrue(!links.isEmpty(), page);
      for (String link : links) {
        assertTrue(Files.exists(file.resolveSibling(link)), page + " links to " + link);
      }
    }
  }

  private static Set<String> found(Pattern pattern, int group, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(group));
    }
    return found;
  }

  private static String help(String command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    Environment environment =
        new Environment(
            Map.of(),
            Path.of("").toAbsolutePath(),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            new ByteArrayInputStream(new byte[0]),
            print,
            print,
            new Environment.Terminals(false, false, false),
            Transport.network(),
            duration -> {},
            Signals.none());
    assertEquals(0, Cqorc.run(environment, (command + " --help").strip().split(" ")));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

package ca.calculquebec.cqorc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.scenario.interruption.NetworkFault;
import ca.calculquebec.cqorc.scenario.world.Eavesdropper;
import ca.calculquebec.cqorc.scenario.world.InMemory;
import ca.calculquebec.cqorc.scenario.world.Result;
import ca.calculquebec.cqorc.scenario.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret in anything that is printed or kept, whatever goes wrong, and even with {@code -v}. */
@Timeout(180)
@Tag("slow")
final class SecretsTest {
  private static final Pattern CONFIGURED =
      Pattern.compile(
          "(?m)^(?:client_secret|api_key|apikey|bot_token|password|password_template)\\s*=\\s*(\\S+)$");
  private static final Pattern IN_FILES =
      Pattern.compile("\"(?:token|refresh_token|client_secret|private_key)\"\\s*:\\s*\"([^\"]+)\"");

  @TempDir(factory = InMemory.class)
  Path folder;

  /** Those in the files of the secrets directory, as they are now. */
  private static Set<String> configured(World world) throws IOException {
    Set<String> secrets = new TreeSet<>();
    try (Stream<Path> files = Files.list(world.program().secretsDirectory())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Pattern pattern = file.toString().endsWith(".json") ? IN_FILES : CONFIGURED;
        pattern.matcher(text).results().forEach(found -> secrets.add(found.group(1)));
      }
    }
    return secrets;
  }

  /** Everything that the program left: what it printed, and its state directory. */
  private static String traces(World world, Result result) throws IOException {
    StringBuilder all = new StringBuilder(result.toString());
    if (Files.exists(world.program().stateDirectory())) {
      try (Stream<Path> files = Files.walk(world.program().stateDirectory())) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          all.append('\n').append(file).append('\n').append(Files.readString(file));
        }
      }
    }
    return all.toString();
  }

  private static void assertSilent(World world, Result result, Set<String> heard)
      throws IOException {
    Set<String> secrets = new TreeSet<>(heard);
    secrets.addAll(configured(world));
    assertTrue(secrets.size() >= 8, () -> "too few secrets: " + secrets);
    String traces = traces(world, result);
    // Where a line is wrapped, a secret is no less told.
    String unwrapped = traces.replaceAll("\\s+", "");
    for (String secret : secrets) {
      assertTrue(
          !traces.contains(secret) && !unwrapped.contains(secret.replaceAll("\\s+", "")),
          () -> "\"" + secret + "\" is in\n" + traces);
    }
    assertTrue(!traces.contains("secret-of-a-header"), traces);
  }

  @Test
  void nothing_is_told_when_all_goes_well() throws Exception {
    try (World world = World.in(folder)) {
      for (String command :
          List.of(
              "check",
              "config",
              "zoom --create --dry-run",
              "zoom --create",
              "zoom --create --output json",
              "zoom --show",
              "zoom --list-panelists",
              "zoom --update --output json",
              "eventbrite --create --dry-run --output json",
              "eventbrite --create --publish",
              "eventbrite --update",
              "slack --create",
              "usernames --course_id 1001 --dry-run --output json",
              "usernames --course_id 1001,1002",
              "usernames --update --course_id 1001 --output json",
              "usernames --create_template_file",
              "zoom --delete --all --yes --max-change 100",
              "eventbrite --delete --all --yes --max-change 100")) {
        Eavesdropper wire = new Eavesdropper(0, 0);
        Result result = world.program().through(wire).run(command + " -v");
        assertEquals(0, result.exit(), result.toString());
        assertSilent(world, result, wire.secrets());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "zoom --create,400",
    "zoom --create,401",
    "zoom --create,403",
    "zoom --create,409",
    "zoom --create,429",
    "zoom --create,500",
    "eventbrite --create,400",
    "eventbrite --create,401",
    "eventbrite --create,404",
    "eventbrite --create,500",
    "check,400",
    "check,401",
    "check,500"
  })
  void a_refusal_that_tells_all_secrets_is_not_passed_on(String command, int status)
      throws Exception {
    int k = 1;
    boolean reached = true;
    while (reached) {
      try (World world = World.in(folder.resolve("world" + k), options -> options.withCourses(1))) {
        Eavesdropper wire = new Eavesdropper(k, status);
        Result result = world.program().through(wire).run(command + " -v");
        assertTrue(result.exit() <= 2, result.toString());
        assertSilent(world, result, wire.secrets());
        reached = wire.requests() >= k;
        k++;
      }
    }
    assertTrue(k > 5, k + " requests");
  }

  /** The cluster's password stands in cells that an answer may quote. */
  @ParameterizedTest
  @ValueSource(ints = {400, 500})
  void a_refusal_that_tells_the_clusters_password_is_not_passed_on(int status) throws Exception {
    int k = 1;
    boolean reached = true;
    while (reached) {
      try (World world = World.in(folder.resolve("world" + k), options -> options.withCourses(1))) {
        for (String before : List.of("eventbrite --create", "slack --create")) {
          assertEquals(0, world.run(before).exit());
        }
        Eavesdropper wire = new Eavesdropper(k, status).listeningFor(clusterPassword(world));
        Result result = world.program().through(wire).run("usernames --course_id 1001 -v");
        assertTrue(result.exit() <= 2, result.toString());
        assertSilent(world, result, wire.secrets());
        reached = wire.requests() >= k;
        k++;
      }
    }
    assertTrue(k > 15, k + " requests");
  }

  private static String clusterPassword(World world) throws IOException {
    String start =
        Files.readString(world.secret("secrets.cfg"), StandardCharsets.UTF_8)
            .replaceAll("(?s).*password_template = ([^{]+).*", "$1");
    return start + world.cell("1001", 0, "code").toLowerCase(Locale.ROOT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zoom --create", "eventbrite --create"})
  void an_answer_that_cannot_be_read_is_not_quoted_with_its_secrets(String command)
      throws Exception {
    Eavesdropper wire = new Eavesdropper(0, 0);
    int k = 1;
    boolean reached = true;
    while (reached) {
      try (World world = World.in(folder.resolve("world" + k), options -> options.withCourses(1))) {
        NetworkFault broken = NetworkFault.at(k, NetworkFault.NetworkFaultKind.BROKEN);
        Result result =
            world
                .program()
                .through(
                    client -> {
                      broken.configure(client);
                      wire.configure(client);
                    })
                .run(command + " -v");
        assertSilent(world, result, wire.secrets());
        reached = broken.hasStruck();
        k++;
      }
    }
    assertTrue(k > 5, k + " requests");
  }

  @Test
  void a_secret_with_blanks_is_not_told_line_by_line() throws Exception {
    try (World world = World.in(folder, options -> options.withCourses(1))) {
      world.setting("eventbrite", "api_key = abcd efgh ijkl mnop" + " qrst uvwx".repeat(8));
      Eavesdropper wire = new Eavesdropper(0, 0);
      Result asked = world.program().through(wire).run("eventbrite --create -v");
      assertSilent(world, asked, wire.secrets());
      for (int k = 1; k <= wire.requests(); k++) {
        Eavesdropper refusing = new Eavesdropper(k, 400);
        Result result = world.program().through(refusing).run("eventbrite --create -v");
        assertSilent(world, result, refusing.secrets());
      }
    }
  }
}

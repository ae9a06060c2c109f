package ca.calculquebec.cqorc.scenario.world;

import ca.calculquebec.cqorc.app.Environment;
import ca.calculquebec.cqorc.app.HiddenInput;
import ca.calculquebec.cqorc.app.Signals;
import ca.calculquebec.cqorc.cli.Cqorc;
import ca.calculquebec.cqorc.http.Sleeper;
import ca.calculquebec.cqorc.http.Transport;
import ca.calculquebec.cqorc.sandbox.Sandbox;
import ca.calculquebec.cqorc.sandbox.server.RecordedRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One installation of cqorc with its own surroundings, whose commands run inside the test. The
 * setters return the program itself and hold until they are called again.
 */
public final class Program {
  private final Sandbox sandbox;
  private final Path home;
  private final Path stateDirectory;
  private final Map<String, String> variables = new TreeMap<>();
  private final Map<String, List<String>> settings = new TreeMap<>();
  private Path workingDirectory;
  private Clock clock;
  private Sleeper sleeper;
  private Transport transport = Transport.network();
  private Signals signals = Signals.none();
  private HiddenInput hidden = HiddenInput.NONE;
  private Environment.Terminals terminals = new Environment.Terminals(false, false, false);
  private String input = "";

  Program(Sandbox sandbox, Path home, Path config, Path state, MovingClock clock) {
    this.sandbox = sandbox;
    this.home = home;
    this.stateDirectory = state;
    this.workingDirectory = home;
    this.clock = clock;
    this.sleeper = clock::advance;
    variables.put("CQORC_CONFIG_DIR", config.toString());
    variables.put("CQORC_SECRETS_DIR", config.resolve("secrets").toString());
    variables.put("HOME", home.toString());
    variables.put("HOSTNAME", "testing");
  }

  public Path home() {
    return home;
  }

  public Path configDirectory() {
    return Path.of(variables.get("CQORC_CONFIG_DIR"));
  }

  public Path secretsDirectory() {
    return Path.of(variables.get("CQORC_SECRETS_DIR"));
  }

  /** Where journal, audit trail and lock of each spreadsheet are. */
  public Path stateDirectory() {
    return stateDirectory;
  }

  /** A file of the state directory, wherever in it; there must be exactly one of this name. */
  public Path stateFile(String name) throws IOException {
    List<Path> found = stateFiles(name);
    if (found.size() != 1) {
      throw new IllegalStateException(found.size() + " files " + name + " in " + stateDirectory);
    }
    return found.get(0);
  }

  public boolean hasStateFile(String name) throws IOException {
    return !stateFiles(name).isEmpty();
  }

  private List<Path> stateFiles(String name) throws IOException {
    if (!Files.exists(stateDirectory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(stateDirectory)) {
      return files.filter(file -> file.endsWith(name)).toList();
    }
  }

  public Program variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  public Program in(Path directory) {
    workingDirectory = directory;
    return this;
  }

  public Program at(Clock time, Sleeper waiting) {
    clock = time;
    sleeper = waiting;
    return this;
  }

  public Program through(Transport network) {
    transport = network;
    return this;
  }

  public Program hearing(Signals stops) {
    signals = stops;
    return this;
  }

  /** A terminal where a person types this; an empty text means that there is no terminal. */
  public Program typing(String lines) {
    input = lines;
    boolean terminal = !lines.isEmpty();
    terminals = new Environment.Terminals(terminal, terminal, terminal);
    return this;
  }

  /** A terminal where a secret is typed unseen; nothing else is typed. */
  public Program typingUnseen(String secret) {
    typing("\n");
    hidden =
        new HiddenInput() {
          @Override
          public boolean isThere() {
            return true;
          }

          @Override
          public Optional<String> line() {
            return Optional.of(secret);
          }
        };
    return this;
  }

  /** Sets lines of a section in zz.cfg, which is read after all others, so that it wins. */
  public Program setting(String section, String... lines) throws IOException {
    settings.put(section, List.of(lines));
    StringBuilder text = new StringBuilder();
    settings.forEach(
        (name, set) ->
            text.append('[')
                .append(name)
                .append("]\n")
                .append(String.join("\n", set))
                .append('\n'));
    Files.writeString(secretsDirectory().resolve("zz.cfg"), text, StandardCharsets.UTF_8);
    return this;
  }

  /** Runs a command line without quotes: {@code zoom --create --course_id 1001}. */
  public Result run(String command) {
    return run(command.isBlank() ? new String[0] : command.strip().split(" +"));
  }

  /**
   * Runs one command to its end.
   *
   * @throws Error when a transport lets the process die
   */
  public Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Environment environment =
        new Environment(
            variables,
            workingDirectory,
            clock,
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            hidden,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminals,
            transport,
            sleeper,
            signals);
    int before = sandbox.changes().size();
    int exit = Cqorc.run(environment, arguments);
    List<RecordedRequest> changes = sandbox.changes();
    Result result =
        new Result(
            String.join(" ", Arrays.asList(arguments)),
            exit,
            out.toString(StandardCharsets.UTF_8),
            err.toString(StandardCharsets.UTF_8),
            changes.subList(before, changes.size()).stream().map(World::line).toList());
    Set<String> impossible = Advice.impossible(environment, Arrays.asList(arguments), result);
    if (!impossible.isEmpty()) {
      throw new IllegalStateException(
          "advice that cannot be followed, " + impossible + ": " + result);
    }
    return result;
  }
}

package ca.calculquebec.cqorc.badinput;

import ca.calculquebec.cqorc.app.Environment;
import ca.calculquebec.cqorc.app.Signals;
import ca.calculquebec.cqorc.cli.Cqorc;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.http.Transport;
import ca.calculquebec.cqorc.sandbox.Sandbox;
import ca.calculquebec.cqorc.sandbox.SandboxOptions;
import ca.calculquebec.cqorc.sandbox.SheetEdits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A fresh sandbox with a term of four courses, to be spoilt by one case. */
final class World implements AutoCloseable {
  private static final int COURSES = 4;

  /** What a command printed, and its exit code. */
  record Result(int exit, String out, String err) {
    /** Everything that was printed, in one line: where a line was wrapped does not matter. */
    String words() {
      return (err + " " + out).replaceAll("\\s+", " ");
    }
  }

  private final Path directory;
  private final MovingClock clock = new MovingClock(Instant.parse("2026-09-01T12:00:00Z"));
  private final Sandbox sandbox;
  private final Map<String, String> variables = new HashMap<>();
  private FileChannel held;

  World(Path directory) throws InputException {
    this.directory = directory;
    this.sandbox =
        Sandbox.start(
            SandboxOptions.in(directory.resolve("sandbox")).withCourses(COURSES).withGit(false),
            clock);
    variables.put("CQORC_CONFIG_DIR", sandbox.configDirectory().toString());
    variables.put("CQORC_SECRETS_DIR", sandbox.secretsDirectory().toString());
    variables.put("HOME", directory.toString());
  }

  Sandbox sandbox() {
    return sandbox;
  }

  SheetEdits sheet() {
    return sandbox.sheet();
  }

  /** Types a text into a column of a course's session, counted from 0. */
  void cell(String course, int session, String heading, String text) {
    sheet().set(sheet().rowsOf(course).get(session), heading, text);
  }

  Path config(String name) {
    return sandbox.configDirectory().resolve(name);
  }

  Path secret(String name) {
    return sandbox.secretsDirectory().resolve(name);
  }

  Path description(String name) {
    return directory.resolve("sandbox").resolve("descriptions").resolve(name);
  }

  Path stateDirectory() {
    return directory.resolve("sandbox").resolve("state");
  }

  void variable(String name, String value) {
    variables.put(name, value);
  }

  void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  /** Adds a file that is read after all others, so that its values win. */
  void setting(String section, String line) throws IOException {
    write(secret("zz.cfg"), "[" + section + "]\n" + line + "\n");
  }

  /** Replaces a pattern in a file, which must be there. */
  void replace(Path file, String pattern, String replacement) throws IOException {
    String before = Files.readString(file, StandardCharsets.UTF_8);
    String after = before.replaceFirst(pattern, replacement);
    if (after.equals(before)) {
      throw new IllegalArgumentException(pattern + " is not in " + file);
    }
    write(file, after);
  }

  /** Another run, that has begun and does not end. */
  void holdLock() throws IOException {
    run("zoom --create");
    sandbox.forgetRequests();
    try (Stream<Path> files = Files.walk(stateDirectory())) {
      Path lock = files.filter(file -> file.endsWith("run.lock")).findFirst().orElseThrow();
      held = FileChannel.open(lock, StandardOpenOption.WRITE);
      held.lock();
    }
  }

  Result run(String command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Environment environment =
        new Environment(
            variables,
            directory,
            clock,
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new Environment.Terminals(false, false, false),
            Transport.network(),
            clock::advance,
            Signals.none());
    String[] arguments =
        command.isEmpty() ? new String[0] : List.of(command.split(" ", -1)).toArray(String[]::new);
    int exit = Cqorc.run(environment, arguments);
    return new Result(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    if (held != null) {
      held.close();
    }
    sandbox.close();
  }

  /** Time that passes only while somebody waits. */
  private static final class MovingClock extends Clock {
    private Instant now;

    MovingClock(Instant now) {
      this.now = now;
    }

    synchronized void advance(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public synchronized Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(instant(), zone);
    }
  }
}

package ca.calculquebec.cqorc.scenario.world;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.sandbox.Sandbox;
import ca.calculquebec.cqorc.sandbox.SandboxOptions;
import ca.calculquebec.cqorc.sandbox.server.RecordedRequest;
import ca.calculquebec.cqorc.sandbox.sheets.SheetEdits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A sandbox in this process with one program that is configured for it, both living in the same
 * time, which passes only while somebody waits. Whole commands are run and their traces compared:
 *
 * <pre>{@code
 * try (World world = World.in(folder)) {
 *   Result first = world.run("zoom --create");
 *   Result second = world.run("zoom --create");
 *   assertEquals(List.of(), second.changes(), second.toString());
 * }
 * }</pre>
 *
 * Nothing here knows a command or a service: {@link #state()} holds whatever the sandbox's
 * comparable state holds.
 */
public final class World implements AutoCloseable {
  /** Before the sample term begins. */
  public static final Instant START = Instant.parse("2026-09-01T12:00:00Z");

  private static final int COURSES = 5;

  private final Path directory;
  private final MovingClock clock = new MovingClock(START);
  private final Sandbox sandbox;
  private final Program program;
  private FileChannel held;

  private World(Path directory, UnaryOperator<SandboxOptions> options) throws InputException {
    this.directory = directory;
    Path place = directory.resolve("sandbox");
    SandboxOptions usual =
        SandboxOptions.in(place)
            .withCourses(COURSES)
            .withGit(false)
            .withLimits(false)
            .withKept(false);
    this.sandbox = Sandbox.start(options.apply(usual), clock);
    this.program =
        new Program(sandbox, directory, sandbox.configDirectory(), place.resolve("state"), clock);
  }

  /** Five courses, nothing made yet, no rate limits. */
  public static World in(Path directory) throws InputException {
    return new World(directory, options -> options);
  }

  /**
   * @param options changes the usual ones: {@code options -> options.withCourses(12)}
   */
  public static World in(Path directory, UnaryOperator<SandboxOptions> options)
      throws InputException {
    return new World(directory, options);
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  public MovingClock clock() {
    return clock;
  }

  public Path directory() {
    return directory;
  }

  /** The program whose commands {@link #run} runs. */
  public Program program() {
    return program;
  }

  /** A program on another machine: same services, own copy of the configuration, own state. */
  public Program another(String name) throws IOException {
    Path home = directory.resolve("other").resolve(name);
    Path config = home.resolve("config");
    copy(sandbox.configDirectory(), config);
    Path state = home.resolve("state");
    Program other = new Program(sandbox, home, config, state, clock);
    return other.setting("global", "state_dir = " + state);
  }

  public Result run(String command) {
    return program.run(command);
  }

  public Result run(String... arguments) {
    return program.run(arguments);
  }

  /** What all services hold, without anything that differs between two like runs, as JSON. */
  public String state() {
    return sandbox.comparableState();
  }

  /** What could have changed something since the sandbox's requests were last forgotten. */
  public List<String> changes() {
    return sandbox.changes().stream().map(World::line).toList();
  }

  /** {@code zoom POST /users/me/webinars}. */
  public static String line(RecordedRequest request) {
    return request.service() + " " + request.method() + " " + request.path();
  }

  public SheetEdits sheet() {
    return sandbox.sheet();
  }

  /** Every course_id, in the order of the sheet. */
  public List<String> courses() {
    List<List<String>> rows = sheet().rows();
    int column = rows.get(0).indexOf("course_id");
    return rows.stream()
        .skip(1)
        .map(row -> row.get(column))
        .filter(id -> !id.isBlank())
        .distinct()
        .toList();
  }

  /** What a column shows for a course's session, counted from 0. */
  public String cell(String course, int session, String heading) {
    return sheet().cell(sheet().rowsOf(course).get(session), heading);
  }

  /** Puts a text into a column of a course's session, counted from 0. */
  public void cell(String course, int session, String heading, String text) {
    sheet().set(sheet().rowsOf(course).get(session), heading, text);
  }

  /** A person moves every session of the course, to the same hours of another day. */
  public void move(String course, int days) {
    DateTimeFormatter shown = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    for (int row : sheet().rowsOf(course)) {
      for (String heading : List.of("start_date", "end_date")) {
        LocalDateTime time = LocalDateTime.parse(sheet().cell(row, heading), shown);
        sheet().type(row, heading, time.plusDays(days).format(shown));
      }
    }
  }

  public Path config(String name) {
    return sandbox.configDirectory().resolve(name);
  }

  public Path secret(String name) {
    return sandbox.secretsDirectory().resolve(name);
  }

  /** A file of the description repository, as the program's copy has it. */
  public Path description(String name) {
    return directory.resolve("sandbox").resolve("descriptions").resolve(name);
  }

  public void variable(String name, String value) {
    var unused = program.variable(name, value);
  }

  public void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  /** Sets lines of a section in zz.cfg, which is read after all others, so that it wins. */
  public void setting(String section, String... lines) throws IOException {
    var unused = program.setting(section, lines);
  }

  /** Replaces a pattern in a file, which must be there. */
  public void replace(Path file, String pattern, String replacement) throws IOException {
    String before = Files.readString(file, StandardCharsets.UTF_8);
    String after = before.replaceFirst(pattern, replacement);
    if (after.equals(before)) {
      throw new IllegalArgumentException(pattern + " is not in " + file);
    }
    write(file, after);
  }

  /** From now on another run holds the spreadsheet's lock, until the world ends. */
  public void holdLock() throws IOException {
    Result reached = run("zoom --create");
    if (reached.exit() != 0) {
      throw new IllegalStateException(reached.toString());
    }
    sandbox.forgetRequests();
    held = FileChannel.open(program.stateFile("run.lock"), StandardOpenOption.WRITE);
    held.lock();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  @Override
  public void close() {
    try {
      if (held != null) {
        held.close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      sandbox.close();
    }
  }
}

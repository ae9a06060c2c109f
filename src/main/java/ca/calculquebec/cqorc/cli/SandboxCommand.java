package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.Environment;
import ca.calculquebec.cqorc.cli.print.Console;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.sandbox.Sandbox;
import ca.calculquebec.cqorc.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "sandbox",
    sortOptions = false,
    description = {
      "Run a stand-in for all services on this machine, with a term of sample courses",
      "and a configuration directory ready to use. Ends with Ctrl-C."
    },
    footer = {
      "",
      "Example:",
      "  cqorc sandbox --dir ~/cqorc-sandbox",
      "  then, in another terminal, the two lines that it prints, and",
      "  cqorc zoom --create --dry-run"
    })
final class SandboxCommand implements Callable<Integer> {
  private enum ZoomScopes {
    classic,
    granular
  }

  @Option(
      names = "--port",
      paramLabel = "PORT",
      order = 1,
      description =
          "Port on the loopback interface (default: the one used before, else a free one).")
  private int port;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      order = 2,
      description = "Where state and configuration are kept (default: ./cqorc-sandbox).")
  private Path directory = Path.of("cqorc-sandbox");

  @Option(
      names = "--courses",
      paramLabel = "N",
      order = 3,
      description = "How many sample courses a new sandbox has (default: 12).")
  private Integer courses;

  @Option(
      names = "--seed",
      paramLabel = "N",
      order = 4,
      description = "Which sample term a new one has: the same number, the same term (default: 1).")
  private Long seed;

  @Option(
      names = "--now",
      paramLabel = "INSTANT",
      order = 5,
      description = "The sandbox's clock starts there: 2026-09-01T12:00:00Z.")
  private String now;

  @Option(
      names = "--latency",
      paramLabel = "MS",
      order = 6,
      description = "How long each answer takes at least (default: 0).")
  private int latency;

  @Option(names = "--no-limits", order = 7, description = "No rate limits.")
  private boolean noLimits;

  @Option(
      names = "--zoom-scopes",
      paramLabel = "classic|granular",
      order = 8,
      description =
          "The scopes of the app at Zoom: granular, as new apps have them (a new sandbox's"
              + " default), or classic, as those made before 2024.")
  private ZoomScopes zoomScopes;

  @SuppressWarnings("UnusedVariable") // its options are accepted everywhere
  @Mixin
  private CommonOptions commonOptions;

  private final Terminal terminal;

  SandboxCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CqorcException {
    within("--port", port, 65_535);
    within("--courses", courses == null ? 0 : courses, Integer.MAX_VALUE);
    within("--latency", latency, Integer.MAX_VALUE);
    Environment environment = terminal.environment();
    SandboxOptions given =
        SandboxOptions.in(environment.workingDirectory().resolve(directory))
            .withPort(port)
            .withLatency(Duration.ofMillis(latency))
            .withLimits(!noLimits);
    SandboxOptions options = term(instant().map(given::withNow).orElse(given));
    CountDownLatch ended = new CountDownLatch(1);
    AtomicInteger code = new AtomicInteger();
    environment
        .signals()
        .listen(
            stop -> {
              code.set(stop.exitCode());
              ended.countDown();
            });
    try (Sandbox sandbox = Sandbox.start(options, environment.clock())) {
      Console console = terminal.console();
      console.notice("The sandbox is at " + sandbox.root() + "/ until you press Ctrl-C.");
      console.notice("In another terminal:");
      console.result("export CQORC_CONFIG_DIR=" + Shell.quoted(sandbox.configDirectory()));
      console.result("export CQORC_SECRETS_DIR=" + Shell.quoted(sandbox.secretsDirectory()));
      ended.await();
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
    return code.get();
  }

  private SandboxOptions term(SandboxOptions options) {
    SandboxOptions counted = courses == null ? options : options.withCourses(courses);
    SandboxOptions seeded = seed == null ? counted : counted.withSeed(seed);
    return zoomScopes == null
        ? seeded
        : seeded.withGranularScopes(zoomScopes == ZoomScopes.granular);
  }

  private static void within(String option, int number, int last) throws InputException {
    if (number < 0 || number > last) {
      throw new InputException(
          Origin.option(option),
          number + (number < 0 ? " is less than 0" : " is more than " + last),
          "Correct the number, or leave it out for the default.");
    }
  }

  private Optional<Instant> instant() throws InputException {
    if (now == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(now));
    } catch (DateTimeParseException malformed) {
      throw new InputException(
          Origin.option("--now"),
          "\"" + now + "\" is not an instant",
          "Write it like 2026-09-01T12:00:00Z.",
          malformed);
    }
  }
}

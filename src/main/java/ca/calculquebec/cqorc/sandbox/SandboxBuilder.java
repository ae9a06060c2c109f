package ca.calculquebec.cqorc.sandbox;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.file.PrivateFiles;
import ca.calculquebec.cqorc.sandbox.mail.SmtpFaultInjector;
import ca.calculquebec.cqorc.sandbox.mail.SmtpServer;
import ca.calculquebec.cqorc.sandbox.sample.SampleConfig;
import ca.calculquebec.cqorc.sandbox.sample.SampleDescriptions;
import ca.calculquebec.cqorc.sandbox.sample.SampleExports;
import ca.calculquebec.cqorc.sandbox.sample.SampleKeys;
import ca.calculquebec.cqorc.sandbox.sample.SampleTerm;
import ca.calculquebec.cqorc.sandbox.sample.SampleWorld;
import ca.calculquebec.cqorc.sandbox.server.Dispatcher;
import ca.calculquebec.cqorc.sandbox.server.FaultPlan;
import ca.calculquebec.cqorc.sandbox.server.HttpServerAdapter;
import ca.calculquebec.cqorc.sandbox.server.RequestLog;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts the parts together. */
final class SandboxBuilder {
  /** Changes that come together are written together. */
  private static final Duration WRITE_DELAY = Duration.ofMillis(40);

  /** Of the state files; one of another format is not read. */
  private static final int FORMAT = 2;

  private static final String COURSES = "courses";
  private static final String SEED = "seed";

  /** How far the sandbox's clock is from the one it is given. */
  private static final String SHIFT = "shift";

  private final SandboxOptions options;
  private final Clock given;
  private final StateFiles files;

  SandboxBuilder(SandboxOptions options, Clock given) {
    this.options = options;
    this.given = given;
    this.files = new StateFiles(options.dir().resolve("services"), options.kept());
  }

  Sandbox build() throws IOException, InputException {
    files.hold(options.dir());
    boolean ready = false;
    try {
      Sandbox sandbox = listening();
      ready = true;
      return sandbox;
    } finally {
      if (!ready) {
        files.release();
      }
    }
  }

  private Sandbox listening() throws IOException, InputException {
    FaultPlan faults = new FaultPlan();
    RequestLog log = new RequestLog();
    Relay relay = new Relay();
    HttpServerAdapter adapter = open(relay);
    ServerSocket mailSocket = new ServerSocket();
    boolean ready = false;
    try {
      SmtpServer.listen(mailSocket, remembered(options.dir().resolve("mail-port")));
      Sandbox sandbox = build(adapter, mailSocket, relay, faults, log);
      ready = true;
      return sandbox;
    } finally {
      if (!ready) {
        adapter.close();
        mailSocket.close();
      }
    }
  }

  private Sandbox build(
      HttpServerAdapter adapter,
      ServerSocket mailSocket,
      Relay relay,
      FaultPlan faults,
      RequestLog log)
      throws IOException, InputException {
    String root = Sandbox.root(adapter.port());
    remember(options.dir().resolve("port"), adapter.port());
    remember(options.dir().resolve("mail-port"), mailSocket.getLocalPort());

    ObjectNode setup = setup();
    Clock clock = clock(setup);
    long seed = setup.path(SEED).asLong();
    Instant made = Instant.parse(setup.path("now").asText());
    SampleKeys keys = SampleKeys.of(seed);
    SampleWorld world =
        new SampleWorld(
            keys,
            SampleTerm.of(setup.path(COURSES).asInt(), seed, made),
            seed,
            made,
            root + "/eventbrite/v3");
    Consumer<String> changed = service -> touched(adapter, relay, service);
    StandIns standIns =
        new StandIns(
            new StandIns.StandInSetup(options, clock, files, world, keys, seed, root, changed));
    SandboxControl control = new SandboxControl(faults, log, standIns);
    Dispatcher dispatcher =
        new Dispatcher(faults, log, clock, options.latency(), control, changed::accept);
    standIns.place(dispatcher);
    control.shows(dispatcher.services());
    relay.dispatcher = dispatcher;

    standIns.certificate().write(options.dir().resolve("mail-certificate.pem"));
    configuration(keys, root, world, SampleTerm.tab(made), mailSocket.getLocalPort());
    dispatcher.services().keySet().forEach(files::touch);
    files.write(dispatcher.services());
    SmtpFaultInjector injector =
        new SmtpFaultInjector(faults, log, clock, options.latency(), () -> changed.accept("mail"));
    SmtpServer mailServer =
        SmtpServer.start(mailSocket, standIns.mailbox(), injector, standIns.certificate());
    adapter.start();
    return new Sandbox(options, adapter, mailServer, dispatcher, files, faults, log, standIns);
  }

  private void configuration(
      SampleKeys keys, String root, SampleWorld world, String tab, int mailPort)
      throws IOException {
    SampleConfig config = new SampleConfig(options.dir(), keys, root);
    SampleDescriptions descriptions = new SampleDescriptions(options.dir());
    if (!config.exists()) {
      descriptions.write(options.git());
      config.write(tab);
      new SampleExports(options.dir()).write(world.zoom(), world.eventbrite());
    }
    config.writeAddresses(descriptions, mailPort);
  }

  /** What the sample term was made from; remembered, so that a restart finds the same. */
  private ObjectNode setup() throws IOException, InputException {
    ObjectNode setup = files.read("setup");
    if (!setup.isEmpty() && setup.path("format").asInt(1) != FORMAT) {
      throw new IOException("it was made by another version of this program");
    }
    if (setup.isEmpty()) {
      setup
          .put("format", FORMAT)
          .put(COURSES, options.courses().orElse(SandboxOptions.USUAL_COURSES))
          .put(SEED, options.seed().orElse(SandboxOptions.USUAL_SEED))
          .put("now", options.now().orElse(given.instant()).toString());
      files.write("setup", setup);
    }
    fits("--courses", options.courses().map(Integer::longValue), setup.path(COURSES).asLong());
    fits("--seed", options.seed(), setup.path(SEED).asLong());
    return setup;
  }

  /** Nobody shall look for courses that were asked for and are not there. */
  private void fits(String option, Optional<Long> asked, long made) throws InputException {
    if (asked.isPresent() && asked.get() != made) {
      throw new InputException(
          Origin.option(option),
          "the sandbox in "
              + options.dir()
              + " was made with "
              + option
              + " "
              + made
              + ", and keeps its sample term",
          "Leave the option out to go on with it, or make another one with --dir.");
    }
  }

  /** A restart goes on in the time that the sandbox was put into, unless it is put into another. */
  private Clock clock(ObjectNode setup) throws IOException {
    if (options.now().isPresent()) {
      setup.put(SHIFT, Duration.between(given.instant(), options.now().get()).toString());
      files.write("setup", setup);
    }
    return setup.has(SHIFT)
        ? Clock.offset(given, Duration.parse(setup.get(SHIFT).asText()))
        : given;
  }

  private HttpServerAdapter open(Relay relay) throws IOException {
    int remembered = remembered(options.dir().resolve("port"));
    if (options.port() == 0 && remembered > 0) {
      try {
        return HttpServerAdapter.open(remembered, relay);
      } catch (IOException e) {
        // Somebody else has the port now: the addresses are written anew below.
        return HttpServerAdapter.open(0, relay);
      }
    }
    return HttpServerAdapter.open(options.port(), relay);
  }

  /** The port that was used before in this directory; 0 = none. */
  private static int remembered(Path file) throws IOException {
    String text =
        Files.exists(file) ? Files.readString(file, StandardCharsets.US_ASCII).strip() : "";
    return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
  }

  private static void remember(Path file, int port) throws IOException {
    PrivateFiles.OWNER.writeUnforced(file, (port + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private void touched(HttpServerAdapter adapter, Relay relay, String service) {
    if (files.touch(service)) {
      adapter.later(WRITE_DELAY, () -> files.write(relay.dispatcher.services()));
    }
  }

  /** The port must be known before the services that name it in their answers are built. */
  private static final class Relay implements HttpServerAdapter.Handler {
    private volatile Dispatcher dispatcher;

    @Override
    public HttpServerAdapter.Delivery handle(
        HttpExchange exchange, Map<String, String> headers, String raw) {
      return dispatcher.handle(exchange, headers, raw);
    }
  }
}

package ca.calculquebec.cqorc.sandbox;

import ca.calculquebec.cqorc.failure.InputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** Puts the parts together. */
final class SandboxBuilder {
  /** Changes that come together are written together. */
  private static final Duration WRITE_DELAY = Duration.ofMillis(40);

  private final SandboxOptions options;
  private final Clock clock;
  private final StateFiles files;

  SandboxBuilder(SandboxOptions options, Clock given) {
    this.options = options;
    this.clock =
        options
            .now()
            .map(now -> Clock.offset(given, Duration.between(given.instant(), now)))
            .orElse(given);
    this.files = new StateFiles(options.dir().resolve("services"));
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

  private Sandbox listening() throws IOException {
    FaultPlan faults = new FaultPlan();
    RequestLog log = new RequestLog();
    Relay relay = new Relay();
    Front front = open(relay);
    boolean ready = false;
    try {
      Sandbox sandbox = build(front, relay, faults, log);
      ready = true;
      return sandbox;
    } finally {
      if (!ready) {
        front.close();
      }
    }
  }

  private Sandbox build(Front front, Relay relay, FaultPlan faults, RequestLog log)
      throws IOException {
    String root = Sandbox.root(front.port());
    Files.writeString(
        options.dir().resolve("port"), front.port() + "\n", StandardCharsets.US_ASCII);

    Instant now = clock.instant();
    ObjectNode setup = setup(now);
    long seed = setup.path("seed").asLong();
    Instant made = Instant.parse(setup.path("now").asText());
    SampleKeys keys = SampleKeys.of(seed);
    SampleWorld world =
        new SampleWorld(
            keys,
            SampleTerm.of(setup.path("courses").asInt(), seed, made),
            seed,
            made,
            root + "/eventbrite/v3");

    ObjectNode googleState = load("google", world::google);
    Ids googleIds = Ids.of(seed * 31 + 1, googleState);
    GoogleTokens tokens = new GoogleTokens(googleState, clock, googleIds);
    ServiceAccounts accounts = new ServiceAccounts(tokens, clock, googleIds, root);
    ObjectNode sheetsState = load("sheets", world::sheets);
    SheetsService sheets =
        new SheetsService(
            sheetsState, tokens, clock, Ids.of(seed * 31 + 2, sheetsState), options.limits());
    ObjectNode zoomState = load("zoom", world::zoom);
    ObjectNode eventbriteState = load("eventbrite", world::eventbrite);
    SandboxControl control = new SandboxControl(faults, log, accounts);
    Desk desk =
        new Desk(
            faults,
            log,
            clock,
            options.latency(),
            control,
            service -> touched(front, relay, service));
    desk.place("/v4", "sheets", sheets);
    desk.place(
        "/google",
        "google",
        new GoogleSignIn(tokens, accounts, clock, googleIds, SampleKeys.GOOGLE_ACCOUNT));
    desk.place(
        "/zoom",
        "zoom",
        new ZoomService(
            zoomState, clock, Ids.of(seed * 31 + 3, zoomState), root + "/zoom", options.limits()));
    desk.place(
        "/eventbrite/v3",
        "eventbrite",
        new EventbriteService(
            eventbriteState,
            clock,
            Ids.of(seed * 31 + 4, eventbriteState),
            options.eventbriteLag(),
            root + "/eventbrite/v3",
            options.limits()));
    ObjectNode slackState = load("slack", world::slack);
    SlackService slack =
        new SlackService(slackState, clock, Ids.of(seed * 31 + 6, slackState), options.limits());
    desk.place("/slack/api", "slack", slack);
    ObjectNode calendarState = load("calendar", world::calendar);
    Ids calendarIds = Ids.of(seed * 31 + 5, calendarState);
    CalendarService calendar =
        new CalendarService(calendarState, tokens, clock, calendarIds, options.limits());
    desk.place("/calendar/v3", "calendar", calendar);
    ObjectNode driveState = load("drive", () -> world.drive(sheets));
    DriveService drive =
        new DriveService(
            driveState,
            new DriveService.Surroundings(
                sheets, () -> touched(front, relay, "sheets"), tokens, clock, root),
            Ids.of(seed * 31 + 7, driveState),
            options.limits());
    desk.place("/drive/v3", "drive", drive);
    desk.place("/upload/drive/v3", "drive", drive);
    control.shows(desk.services());
    relay.desk = desk;

    configuration(keys, root, SampleTerm.tab(made));
    desk.services().keySet().forEach(files::touch);
    files.write(desk.services());
    SheetEdits sheet =
        new SheetEdits(sheets, keys.spreadsheet(), clock, () -> touched(front, relay, "sheets"));
    CalendarEdits calendars =
        new CalendarEdits(calendar, calendarIds, () -> touched(front, relay, "calendar"));
    SlackEdits workspace = new SlackEdits(slack, () -> touched(front, relay, "slack"));
    front.start();
    return new Sandbox(
        options,
        front,
        desk,
        files,
        faults,
        log,
        new Sandbox.Hands(sheet, calendars, workspace, files(drive, front, relay)),
        tokens,
        accounts);
  }

  private DriveEdits files(DriveService drive, Front front, Relay relay) {
    return new DriveEdits(drive, () -> touched(front, relay, "drive"));
  }

  private void configuration(SampleKeys keys, String root, String tab) throws IOException {
    SampleConfig config = new SampleConfig(options.dir(), keys, root);
    SampleDescriptions descriptions = new SampleDescriptions(options.dir());
    if (!config.exists()) {
      descriptions.write(options.git());
      config.write(tab);
    }
    config.writeAddresses(descriptions);
  }

  /** What the sample term was made from; remembered, so that a restart finds the same. */
  private ObjectNode setup(Instant now) throws IOException {
    ObjectNode setup = files.read("setup");
    if (setup.isEmpty()) {
      setup
          .put("courses", options.courses())
          .put("seed", options.seed())
          .put("now", now.toString());
      files.write("setup", setup);
    }
    return setup;
  }

  private ObjectNode load(String service, Supplier<ObjectNode> initial) throws IOException {
    ObjectNode state = files.read(service);
    return state.isEmpty() ? initial.get() : state;
  }

  private Front open(Relay relay) throws IOException {
    Path remembered = options.dir().resolve("port");
    if (options.port() == 0 && Files.exists(remembered)) {
      String text = Files.readString(remembered, StandardCharsets.US_ASCII).strip();
      if (text.matches("\\d{1,5}")) {
        try {
          return Front.open(Integer.parseInt(text), relay);
        } catch (IOException e) {
          // Somebody else has the port now: the addresses are written anew below.
          return Front.open(0, relay);
        }
      }
    }
    return Front.open(options.port(), relay);
  }

  private void touched(Front front, Relay relay, String service) {
    if (files.touch(service)) {
      front.later(WRITE_DELAY, () -> files.write(relay.desk.services()));
    }
  }

  /** The port must be known before the services that name it in their answers are built. */
  private static final class Relay implements Front.Handler {
    private volatile Desk desk;

    @Override
    public Front.Delivery handle(HttpExchange exchange, Map<String, String> headers, String raw) {
      return desk.handle(exchange, headers, raw);
    }
  }
}

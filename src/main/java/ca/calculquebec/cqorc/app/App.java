package ca.calculquebec.cqorc.app;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.config.Endpoints;
import ca.calculquebec.cqorc.config.Trainers;
import ca.calculquebec.cqorc.course.Trainer;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ExhaustedException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.file.PrivateFiles;
import ca.calculquebec.cqorc.http.Http;
import ca.calculquebec.cqorc.http.HttpEvents;
import ca.calculquebec.cqorc.http.HttpPolicy;
import ca.calculquebec.cqorc.http.Interrupt;
import ca.calculquebec.cqorc.http.Redactor;
import ca.calculquebec.cqorc.plan.FileJournal;
import ca.calculquebec.cqorc.plan.Lazy;
import ca.calculquebec.cqorc.plan.Pause;
import ca.calculquebec.cqorc.plan.Pseudonyms;
import ca.calculquebec.cqorc.plan.StateFolder;
import ca.calculquebec.cqorc.wording.Wording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Which object needs which: everything is built when first asked for, so that {@code zoom} never
 * needs Slack's token, and this list shows at a glance what depends on what. What belongs to one
 * service is in {@link Services}.
 */
public final class App {
  /**
   * What the common options say.
   *
   * @param configDirectory {@code --config_dir}
   * @param secretsDirectory {@code --secrets_dir}
   * @param interactive whether a person is there to consent in a browser
   * @param parallel courses worked on at a time
   * @param maxWait longest wait, in all, when a service states one
   * @param tolerant whether values that cannot be read are left out instead of ending the run
   * @param reference the time to plan for, when a saved plan is made anew; else the present
   */
  public record Settings(
      Optional<Path> configDirectory,
      Optional<Path> secretsDirectory,
      boolean interactive,
      int parallel,
      Duration maxWait,
      boolean tolerant,
      Optional<Instant> reference) {}

  private final Environment environment;
  private final Settings settings;
  private final Redactor redactor;
  private final Interrupt interrupt;
  private final HttpEvents events;
  private final Clock clock;
  private final Clock recordingClock;
  private final Lazy<Config> written = new Lazy<>(this::loadConfig);
  private final Lazy<Config> config = new Lazy<>(this::usableConfig);
  private final Lazy<Endpoints> endpoints = new Lazy<>(() -> Endpoints.of(config()));
  private final Lazy<Wording> wording = new Lazy<>(() -> new Wording(config()));
  private final Lazy<Trainers> trainers = new Lazy<>(this::loadTrainers);
  private final Lazy<Http> http;
  private final Services services = new Services(this);

  /**
   * @param interrupt the request to end the run
   * @param events hears of every request
   * @throws InputException when {@code CQORC_NOW} is not an instant
   */
  public App(
      Environment environment,
      Settings settings,
      Redactor redactor,
      Interrupt interrupt,
      HttpEvents events)
      throws InputException {
    this.environment = environment;
    this.settings = settings;
    this.redactor = redactor;
    this.interrupt = interrupt;
    this.events = events;
    this.recordingClock = rehearsalClock(environment);
    this.clock =
        settings.reference().map(time -> startingAt(time, recordingClock)).orElse(recordingClock);
    // Requests live in real time: a service's Retry-After knows nothing of a rehearsal's date.
    this.http =
        new Lazy<>(
            () ->
                new Http(
                    environment.transport(),
                    environment.clock(),
                    environment.sleeper(),
                    HttpPolicy.standard(settings.maxWait()),
                    events,
                    interrupt,
                    redactor));
  }

  /** {@code CQORC_NOW} sets the clock, which goes on from there. */
  private static Clock rehearsalClock(Environment environment) throws InputException {
    String now = environment.variables().getOrDefault("CQORC_NOW", "").strip();
    if (now.isEmpty()) {
      return environment.clock();
    }
    try {
      return startingAt(Instant.parse(now), environment.clock());
    } catch (DateTimeParseException malformed) {
      throw new InputException(
          "the variable CQORC_NOW holds \"" + now + "\", which is not an instant",
          "Write it like 2026-09-01T12:00:00Z, or unset it.");
    }
  }

  private static Clock startingAt(Instant time, Clock clock) {
    return Clock.offset(clock, Duration.between(clock.instant(), time));
  }

  public Environment environment() {
    return environment;
  }

  public Settings settings() {
    return settings;
  }

  /** The time to plan for; its zone means nothing, use {@link #zone}. */
  public Clock clock() {
    return clock;
  }

  /**
   * The time at which things happen, for journal, lock and audit trail; not the same as {@link
   * #clock} when a saved plan is carried out.
   */
  public Clock recordingClock() {
    return recordingClock;
  }

  public Redactor redactor() {
    return redactor;
  }

  /** Waits that an interruption ends. */
  public Pause pause() {
    return new Pause(environment.sleeper()::sleep, interrupt()::stopping, this::told);
  }

  private Runnable told(String awaited, Duration atMost, String reason) {
    HttpEvents.Wait wait = new HttpEvents.Wait(awaited, atMost, reason);
    events.waitBegins(wait);
    return () -> events.waitEnds(wait);
  }

  /** Who hears of waits. */
  HttpEvents events() {
    return events;
  }

  public Interrupt interrupt() {
    return interrupt;
  }

  public Services services() {
    return services;
  }

  public Config config() throws CqorcException {
    return config.get();
  }

  /** As the files have it, when the run goes on without what cannot be read. */
  public Config writtenConfig() throws CqorcException {
    return written.get();
  }

  private Config usableConfig() throws CqorcException {
    return settings.tolerant() ? written.get().sound() : written.get();
  }

  /** Whether there is one at all: a command that needs none runs anywhere. */
  boolean hasConfiguration() {
    return Config.isThere(configDirectory(), environment.workingDirectory());
  }

  /** Whether somebody named a directory in which there should be one. */
  boolean isConfigurationNamed() {
    return settings.configDirectory().isPresent()
        || !environment.variables().getOrDefault("CQORC_CONFIG_DIR", "").isBlank();
  }

  public Endpoints endpoints() throws CqorcException {
    return endpoints.get();
  }

  public Wording wording() throws CqorcException {
    return wording.get();
  }

  public Trainers trainers() throws CqorcException {
    return trainers.get();
  }

  /**
   * How people are named in what is kept.
   *
   * @param salt what tells one plan's marks from another's
   */
  public Pseudonyms pseudonyms(String salt) throws CqorcException {
    Map<String, String> keys = new HashMap<>();
    // A run without the sheet may have no trainers.
    if (config().find("global", "trainers_db").isPresent()) {
      for (Trainer trainer : trainers().all()) {
        keys.putIfAbsent(trainer.fullName(), trainer.key());
        for (String address :
            List.of(
                trainer.email(),
                trainer.zoomEmail(),
                trainer.slackEmail(),
                trainer.calendarEmail())) {
          keys.putIfAbsent(address.toLowerCase(Locale.ROOT), trainer.key());
        }
      }
    }
    return new Pseudonyms(salt, keys);
  }

  /** What a cause may say in the audit trail. */
  public UnaryOperator<String> auditRedaction() throws CqorcException {
    Pseudonyms pseudonyms = pseudonyms(UUID.randomUUID().toString());
    return text -> pseudonyms.text(redactor.redact(text));
  }

  public Http http() throws CqorcException {
    return http.get();
  }

  /** {@code [global] timezone}, in which courses are dated. */
  public ZoneId zone() throws CqorcException {
    config().require("global", "timezone");
    return config().zone("global", "timezone", ZoneId.of("UTC"));
  }

  public Path configDirectory() {
    return directory(settings.configDirectory(), "CQORC_CONFIG_DIR", ".");
  }

  public Path secretsDirectory() {
    return directory(settings.secretsDirectory(), "CQORC_SECRETS_DIR", "secrets");
  }

  private Path directory(Optional<Path> option, String variable, String otherwise) {
    String told = environment.variables().getOrDefault(variable, "");
    Path path = option.orElseGet(() -> Path.of(told.isBlank() ? otherwise : told));
    return environment.workingDirectory().resolve(path).normalize();
  }

  /**
   * Where the journal and its like are kept.
   *
   * @param owner the spreadsheet's id, or what else the state belongs to
   */
  public StateFolder stateFolder(String owner) throws CqorcException {
    Config loaded = config();
    Optional<Path> path =
        loaded.find("global", "state_dir").filter(setting -> !setting.isBlank()).map(loaded::file);
    PrivateFiles files =
        loaded.flag("safety", "group", false) ? PrivateFiles.GROUP : PrivateFiles.OWNER;
    return StateFolder.of(files, path, environment.variables(), owner);
  }

  public FileJournal journal(StateFolder folder) throws CqorcException {
    return ExhaustedException.guardWhole(
        "read the journal " + FileJournal.file(folder),
        () -> FileJournal.read(folder, recordingClock));
  }

  /** Without a name there may be no secrets; a directory that was named is meant to be there. */
  private void refuseMissingSecrets() throws InputException {
    boolean named =
        settings.secretsDirectory().isPresent()
            || !environment.variables().getOrDefault("CQORC_SECRETS_DIR", "").isBlank();
    if (named && !Files.exists(secretsDirectory())) {
      throw new InputException(
          Origin.lookedIn(secretsDirectory().toString()),
          "no directory " + secretsDirectory() + " to read the secrets from",
          "Name the directory that holds them with --secrets_dir or CQORC_SECRETS_DIR.");
    }
  }

  private Config loadConfig() throws CqorcException {
    refuseMissingSecrets();
    Config loaded =
        Config.load(configDirectory(), secretsDirectory(), environment.workingDirectory());
    loaded.secretValues().forEach(redactor::add);
    return loaded;
  }

  private Trainers loadTrainers() throws CqorcException {
    return Trainers.load(config());
  }
}

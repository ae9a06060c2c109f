package ca.calculquebec.cqorc.app;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.config.Endpoints;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.service.google.CalendarClient;
import ca.calculquebec.cqorc.service.google.CalendarEvent;
import ca.calculquebec.cqorc.task.calendar.SoonRule;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * {@code soon}: it runs where nothing else of cqorc may be, with a file of its own, an API key and
 * no account.
 */
public final class SoonWatch {
  private static final String SECTION = "DEFAULT";

  private final App app;
  private final Options options;

  /** What the options say; each is absent when the file is to tell it. */
  public record Options(
      Optional<String> calendarId,
      Optional<String> course,
      Optional<String> apiKey,
      Optional<Path> file) {}

  /**
   * What was found.
   *
   * @param events that start soon, earliest first
   * @param zone in which to print their times
   */
  public record SoonEvents(String course, List<CalendarEvent> events, Instant now, ZoneId zone) {
    public SoonEvents {
      events = List.copyOf(events);
    }
  }

  public SoonWatch(App app, Options options) {
    this.app = app;
    this.options = options;
  }

  /**
   * @throws InputException when an option or the file cannot be used
   * @throws CqorcException when the calendar cannot be read
   */
  public SoonEvents ask(Duration delay) throws CqorcException {
    Optional<Config> own = ownFile();
    String course = value("course", "--course", options.course(), own);
    String calendar = value("calendar_id", "--calendar_id", options.calendarId(), own);
    String key = value("apikey", "--apikey", options.apiKey(), own);
    app.redactor().add(key);
    ZoneId zone =
        own.isPresent() ? own.get().zone(SECTION, "timezone", ZoneId.of("UTC")) : ZoneId.of("UTC");
    CalendarClient client = CalendarClient.ofApiKey(root(own), app.http(), key);
    Instant now = app.clock().instant();
    // The window's end is exclusive, the last moment that counts is not.
    List<CalendarEvent> events = client.list(calendar, now, now.plus(delay).plusSeconds(1));
    return new SoonEvents(course, SoonRule.startingWithin(delay, course, now, events), now, zone);
  }

  private Optional<Config> ownFile() throws InputException {
    if (options.file().isEmpty()) {
      return Optional.empty();
    }
    Config own =
        Config.loadFile(
            options.file().get(), app.secretsDirectory(), app.environment().workingDirectory());
    own.secretValues().forEach(app.redactor()::add);
    return Optional.of(own);
  }

  private String value(String key, String option, Optional<String> told, Optional<Config> own)
      throws InputException {
    if (told.isPresent() && !told.get().isBlank()) {
      return told.get().strip();
    }
    if (own.isPresent()) {
      return own.get().require(SECTION, key).value().strip();
    }
    throw new InputException(
        Origin.option(option),
        "there is no " + key,
        "Give it with " + option + ", or in the [DEFAULT] section of the file of --config.");
  }

  /** Google's own address, unless one of the configurations names another. */
  private String root(Optional<Config> own) throws CqorcException {
    if (own.isPresent() && own.get().find("endpoints", "google_api").isPresent()) {
      return Endpoints.of(own.get()).calendar();
    }
    return app.hasConfiguration() ? app.endpoints().calendar() : Endpoints.GOOGLE_CALENDAR;
  }
}

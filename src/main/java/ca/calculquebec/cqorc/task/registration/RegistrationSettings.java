package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.failure.ThrowingSupplier;
import ca.calculquebec.cqorc.plan.Lazy;
import ca.calculquebec.cqorc.service.git.DescriptionRepository;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What the configuration says about events.
 *
 * @param zone [global] timezone, the zone of every event
 * @param closeBefore how long before the first start the sale of tickets ends; absent when ticket
 *     classes are left alone
 * @param organization [eventbrite] organization_id
 * @param descriptions [descriptions], the same one for all who ask
 */
public record RegistrationSettings(
    ZoneId zone,
    Optional<Duration> closeBefore,
    ThrowingSupplier<String> organization,
    ThrowingSupplier<DescriptionRepository> descriptions) {
  private static final int HOURS_A_YEAR = 24 * 365;
  private static final int SECONDS_AN_HOUR = 3600;

  /**
   * @param surroundings for git
   */
  public static RegistrationSettings of(
      Config config, ZoneId zone, DescriptionRepository.Surroundings surroundings)
      throws InputException {
    return new RegistrationSettings(
        zone,
        closeBefore(config),
        () -> config.require("eventbrite", "organization_id").value().strip(),
        new Lazy<>(() -> repository(config, surroundings))::get);
  }

  private static Optional<Duration> closeBefore(Config config) throws InputException {
    Optional<Setting> setting = config.find("eventbrite", "close_hours_before_event");
    if (setting.isEmpty() || setting.get().value().isBlank()) {
      return Optional.empty();
    }
    double hours = config.number("eventbrite", "close_hours_before_event", 0, 0, HOURS_A_YEAR);
    return Optional.of(Duration.ofSeconds(Math.round(hours * SECONDS_AN_HOUR)));
  }

  private static DescriptionRepository repository(
      Config config, DescriptionRepository.Surroundings surroundings) throws InputException {
    Setting folder = config.require("descriptions", "local_repo");
    Optional<Setting> url = config.find("descriptions", "repo_url");
    return new DescriptionRepository(
        url.map(setting -> address(config, setting)).orElse(""),
        url.map(Setting::origin).orElseGet(() -> new Origin("[descriptions] repo_url")),
        config.file(folder),
        folder.origin(),
        surroundings);
  }

  /** A path means the same from wherever a run is started: what it was cloned from is compared. */
  private static String address(Config config, Setting setting) {
    return DescriptionRepository.isRelative(setting.value())
        ? config.beside(setting).toString()
        : setting.value();
  }
}

package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.service.git.DescriptionRepository;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
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
    Needed<String> organization,
    Needed<DescriptionRepository> descriptions) {

  /**
   * @param variables the process's environment, for git
   */
  public static RegistrationSettings of(Config config, ZoneId zone, Map<String, String> variables)
      throws InputException {
    return new RegistrationSettings(
        zone,
        closeBefore(config),
        () -> config.require("eventbrite", "organization_id").value().strip(),
        new Once<>(() -> repository(config, variables))::get);
  }

  private static Optional<Duration> closeBefore(Config config) throws InputException {
    Optional<Setting> setting = config.find("eventbrite", "close_hours_before_event");
    if (setting.isEmpty() || setting.get().value().isBlank()) {
      return Optional.empty();
    }
    try {
      BigDecimal hours = new BigDecimal(setting.get().value().strip());
      if (hours.signum() >= 0 && hours.compareTo(BigDecimal.valueOf(24 * 365)) <= 0) {
        return Optional.of(
            Duration.ofSeconds(hours.multiply(BigDecimal.valueOf(3600)).longValue()));
      }
    } catch (NumberFormatException notANumber) {
      throw notHours(setting.get());
    }
    throw notHours(setting.get());
  }

  private static InputException notHours(Setting setting) {
    return new InputException(
        setting.origin(),
        "\"" + setting.value().strip() + "\" is not a number of hours",
        "Give the hours between the end of the sale and the first start, such as 12.");
  }

  private static DescriptionRepository repository(Config config, Map<String, String> variables)
      throws InputException {
    Setting folder = config.require("descriptions", "local_repo");
    Optional<Setting> url = config.find("descriptions", "repo_url");
    return new DescriptionRepository(
        url.map(Setting::value).orElse(""),
        url.map(Setting::origin).orElseGet(() -> new Origin("[descriptions] repo_url")),
        config.file(folder),
        folder.origin(),
        variables);
  }
}

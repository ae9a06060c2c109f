package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.failure.InputException;
import java.time.Duration;
import java.time.ZoneId;

/**
 * What the configuration says about private events.
 *
 * @param zone [google.calendar] timezone, else [global] timezone
 * @param startOffset how much later than its session an event starts; negative is earlier
 */
public record PrivateSettings(ZoneId zone, Duration startOffset, Duration postMortemLength) {
  private static final String SECTION = "google.calendar";
  private static final int DEFAULT_POST_MORTEM_MINUTES = 30;
  private static final int MINUTES_A_DAY = 24 * 60;

  /**
   * @param global [global] timezone
   */
  public static PrivateSettings of(Config config, ZoneId global) throws InputException {
    return new PrivateSettings(
        zone(config, global),
        Duration.ofMinutes(
            config.integer(SECTION, "start_offset_minutes", 0, -MINUTES_A_DAY, MINUTES_A_DAY)),
        Duration.ofMinutes(
            config.integer(
                SECTION, "post_mortem_minutes", DEFAULT_POST_MORTEM_MINUTES, 1, MINUTES_A_DAY)));
  }

  /** The zone of both calendars. */
  public static ZoneId zone(Config config, ZoneId global) throws InputException {
    return config.zone(SECTION, "timezone", global);
  }
}

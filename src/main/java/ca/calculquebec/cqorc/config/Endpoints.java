package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.failure.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the services are: [endpoints], else the vendors' own. No value ends in {@code /}.
 *
 * @param sheets root of the Sheets API, to which {@code /v4/…} is added
 * @param calendar root to which {@code /calendar/v3/…} is added
 * @param drive root to which {@code /drive/v3/…} and {@code /upload/drive/v3/…} are added
 * @param zoomOauth Zoom's complete token address
 * @param googleOauth Google's complete token address
 */
public record Endpoints(
    String zoom,
    String zoomOauth,
    String eventbrite,
    String slack,
    String sheets,
    String calendar,
    String drive,
    String googleOauth) {
  /** Where Google's Calendar answers when no configuration says otherwise. */
  public static final String GOOGLE_CALENDAR = "https://www.googleapis.com";

  private static final String SECTION = "endpoints";

  /**
   * @throws InputException for an address that is malformed, or plain http to other than loopback
   */
  public static Endpoints of(Config config) throws InputException {
    return new Endpoints(
        address(config, "zoom_api", "https://api.zoom.us/v2"),
        address(config, "zoom_oauth", "https://zoom.us/oauth/token"),
        address(config, "eventbrite_api", "https://www.eventbriteapi.com/v3"),
        address(config, "slack_api", "https://slack.com/api"),
        address(config, "google_api", "https://sheets.googleapis.com"),
        address(config, "google_api", GOOGLE_CALENDAR),
        address(config, "google_api", GOOGLE_CALENDAR),
        address(config, "google_oauth", "https://oauth2.googleapis.com/token"));
  }

  /** Every address that {@link #of} would refuse, not only the first. */
  public static List<InputException> problems(Config config) {
    List<InputException> problems = new ArrayList<>();
    for (String key : config.keys(SECTION)) {
      try {
        address(config, key, "");
      } catch (InputException malformed) {
        problems.add(malformed);
      }
    }
    return problems;
  }

  private static String address(Config config, String key, String otherwise) throws InputException {
    Optional<Setting> setting = config.find(SECTION, key);
    return setting.isEmpty() ? otherwise : ServiceAddress.of(setting.get());
  }
}

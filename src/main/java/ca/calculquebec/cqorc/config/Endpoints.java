package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.failure.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the services are: [endpoints], else the vendors' own. No address ends in {@code /}. Each is
 * read when it is asked for, so that a malformed one keeps only its own service from working.
 */
public final class Endpoints {
  /** Where Google's Calendar answers when no configuration says otherwise. */
  public static final String GOOGLE_CALENDAR = "https://www.googleapis.com";

  private static final String SECTION = "endpoints";
  private static final String GOOGLE = "google_api";

  private final Config config;

  private Endpoints(Config config) {
    this.config = config;
  }

  public static Endpoints of(Config config) {
    return new Endpoints(config);
  }

  /**
   * Root of Zoom's API.
   *
   * @throws InputException here and below for an address that is malformed, or plain http to other
   *     than loopback
   */
  public String zoom() throws InputException {
    return address(config, "zoom_api", "https://api.zoom.us/v2");
  }

  /** Zoom's complete token address. */
  public String zoomOauth() throws InputException {
    return address(config, "zoom_oauth", "https://zoom.us/oauth/token");
  }

  public String eventbrite() throws InputException {
    return address(config, "eventbrite_api", "https://www.eventbriteapi.com/v3");
  }

  public String slack() throws InputException {
    return address(config, "slack_api", "https://slack.com/api");
  }

  /** Root to which {@code /v4/…} is added. */
  public String sheets() throws InputException {
    return address(config, GOOGLE, "https://sheets.googleapis.com");
  }

  /** Root to which {@code /calendar/v3/…} is added. */
  public String calendar() throws InputException {
    return address(config, GOOGLE, GOOGLE_CALENDAR);
  }

  /** Root to which {@code /drive/v3/…} and {@code /upload/drive/v3/…} are added. */
  public String drive() throws InputException {
    return address(config, GOOGLE, GOOGLE_CALENDAR);
  }

  /** Google's complete token address. */
  public String googleOauth() throws InputException {
    return address(config, "google_oauth", "https://oauth2.googleapis.com/token");
  }

  /** Every address that would be refused, not only the first. */
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

package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.failure.InputException;

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

  /**
   * @throws InputException for an address that is malformed, or plain http to other than loopback
   */
  public static Endpoints of(Config config) throws InputException {
    throw new IllegalStateException("to be written");
  }
}

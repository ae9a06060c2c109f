package ca.calculquebec.cqorc.service.zoom;

/**
 * Somebody who may speak in a webinar. The address that lets this person in is not kept.
 *
 * @param id blank for one who is not at Zoom yet
 */
public record Panelist(String id, String name, String email) {
  public static Panelist of(String name, String email) {
    return new Panelist("", name, email);
  }
}

package ca.calculquebec.cqorc.service.google;

import java.util.Locale;

/**
 * A guest of an event, with everything that a patch has to send back.
 *
 * @param answer Google's responseStatus: needsAction, accepted, declined, tentative; may be blank
 * @param organizer Google's own entry for who owns the event
 * @param resource a room, not a person
 */
public record Guest(
    String email,
    String name,
    String answer,
    boolean optional,
    String comment,
    int additionalGuests,
    boolean organizer,
    boolean resource) {

  public static Guest invited(String email, String name) {
    return new Guest(email, name, "", false, "", 0, false, false);
  }

  /** Addresses are compared without regard to case. */
  public String key() {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}

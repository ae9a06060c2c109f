package ca.calculquebec.cqorc.task.certificate;

import java.nio.charset.StandardCharsets;

/**
 * A person who gets a certificate.
 *
 * @param attendeeId Eventbrite's id of the ticket, by which people are told apart; for a personal
 *     certificate, made of what was typed
 * @param firstName as registered
 * @param lastName as registered; may be blank
 * @param email may be blank: then there is nowhere to send it
 * @param orderId Eventbrite's id of the order, which is printed
 */
public record Recipient(
    String attendeeId, String firstName, String lastName, String email, String orderId) {

  /** Somebody who is no attendee; the same words are the same person. */
  public static Recipient personal(
      String firstName, String lastName, String email, String orderId) {
    String all = String.join("\n", firstName, lastName, email, orderId);
    String id =
        "personal-" + MessageMark.digest(all.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    return new Recipient(id, firstName, lastName, email, orderId);
  }

  /** {@code Éloïse Tremblay}, as registered, for lists. */
  public String shownName() {
    return PrintedName.clean(firstName + " " + lastName);
  }
}

package ca.calculquebec.cqorc.service.eventbrite;

import java.util.Locale;
import java.util.Set;

/**
 * One ticket. Two tickets may share a person, an address and an order: only the id tells them
 * apart. Texts that Eventbrite does not have are blank.
 *
 * @param firstName as the buyer wrote it; {@code Info Requested}, which Eventbrite writes for what
 *     was not filled in, is blank
 * @param name the whole name, when Eventbrite has it as one
 * @param status for display: {@code Attending}, {@code Checked In} …
 * @param registered whether the ticket stands: not cancelled, refunded, deleted or transferred
 */
public record Attendee(
    String id,
    String orderId,
    String firstName,
    String lastName,
    String name,
    String email,
    String ticketClass,
    String status,
    boolean checkedIn,
    boolean registered) {
  private static final Set<String> PRESENT = Set.of("checked in", "attended");

  /** Whether the person came: checked in, or shown as such. */
  public boolean isPresent() {
    return registered && (checkedIn || PRESENT.contains(status.strip().toLowerCase(Locale.ROOT)));
  }
}

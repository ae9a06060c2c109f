package ca.calculquebec.cqorc.decision;

import java.util.List;

/**
 * What was decided about one attendee. The identity is {@code attendeeId}: two people may share a
 * name, an address and an order.
 *
 * @param courseId blank when no sheet was there
 * @param attendeeId Eventbrite's attendee id; from an export without one, {@code order-n}
 * @param orderId Eventbrite's order; may be blank
 * @param email may be blank
 * @param choice whether the person gets a certificate
 * @param reason in words, in the course's language
 * @param rule what presence was held against: {@code > 0.6 × mean 172 min}
 * @param checkedIn as Eventbrite has it
 * @param minutes whole minutes of presence, in all; as long as it is undecided, at most
 * @param sessionMinutes the same per session, in their order
 */
public record Decision(
    String courseId,
    String attendeeId,
    String orderId,
    String firstName,
    String lastName,
    String email,
    Choice choice,
    String reason,
    String rule,
    boolean checkedIn,
    long minutes,
    List<Long> sessionMinutes) {

  /** Whether a person gets a certificate. */
  public enum Choice {
    YES,
    NO,
    /** A person must decide, and has not yet. */
    UNDECIDED
  }

  public Decision {
    sessionMinutes = List.copyOf(sessionMinutes);
  }

  /** Whether it was decided that the person gets one. */
  public boolean certificate() {
    return choice == Choice.YES;
  }
}

package ca.calculquebec.cqorc.task.attendance;

/**
 * One ticket of Eventbrite that stands. People who share an order may have the same name and
 * address: {@code id} tells them apart.
 *
 * @param email in small letters; may be blank
 */
public record EventAttendee(
    String id, String orderId, String firstName, String lastName, String email, boolean checkedIn) {

  public EventAttendee {
    firstName = PersonName.clean(firstName);
    lastName = PersonName.clean(lastName);
    email = PersonName.email(email);
  }

  public String name() {
    return (firstName + " " + lastName).strip();
  }
}

package ca.calculquebec.cqorc.course;

/**
 * A person of the trainer file. The three service addresses already hold {@code email} where the
 * file gave none of their own; any may be blank.
 */
public record Trainer(
    String key,
    String firstName,
    String lastName,
    String email,
    String homeInstitution,
    String zoomEmail,
    String slackEmail,
    String calendarEmail) {

  public String fullName() {
    return (firstName + " " + lastName).strip();
  }
}

package ca.calculquebec.cqorc.task.usernames;

/**
 * A registrant in their row.
 *
 * @param before the row as it stands
 * @param username what it is to hold
 * @param isNew whether the person has no username yet
 */
record UsernameAssignment(Row before, String username, Registrant person, boolean isNew) {
  /** Whether the row must be written. */
  boolean differs() {
    return !before.username().equals(username) || !person.isCalled(before.name());
  }
}

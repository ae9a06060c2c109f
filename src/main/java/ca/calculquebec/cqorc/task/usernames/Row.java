package ca.calculquebec.cqorc.task.usernames;

/**
 * A row of the data range as it stands.
 *
 * @param offset from the range's first row, from 0
 */
record Row(int offset, String username, String name) {
  static Row empty(int offset) {
    return new Row(offset, "", "");
  }

  /** Somebody may sit here. */
  boolean isFree() {
    return name.isBlank();
  }
}

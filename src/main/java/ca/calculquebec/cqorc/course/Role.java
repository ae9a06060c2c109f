package ca.calculquebec.cqorc.course;

/** What a trainer does in a session; the column is the sheet's heading. */
public enum Role {
  INSTRUCTOR("instructor"),
  HOST("host"),
  ASSISTANT("assistants"),
  TECH_TEAM("equipe_techno");

  private final String column;

  Role(String column) {
    this.column = column;
  }

  public String column() {
    return column;
  }
}

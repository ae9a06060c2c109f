package ca.calculquebec.cqorc.task.status;

/** How one course stands at one service. The order is that of urgency, the least first. */
public enum State {
  NOT_WANTED("not wanted"),
  IN_LINE("in line"),
  DIFFERS("differs"),
  MISSING("missing"),
  /** The sheet or the configuration keeps it from being compared. */
  PROBLEM("problem"),
  UNREACHABLE("unreachable");

  private final String word;

  State(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** Whether bringing it in line would change something. */
  public boolean isDifference() {
    return this == DIFFERS || this == MISSING;
  }

  /** Whether it could not be found out. */
  public boolean isFailure() {
    return this == PROBLEM || this == UNREACHABLE;
  }
}

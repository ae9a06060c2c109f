package ca.calculquebec.cqorc.plan;

/** Where a change takes place, in the words of plans, journals and JSON. */
public enum Service {
  ZOOM("zoom"),
  EVENTBRITE("eventbrite"),
  PUBLIC_GCAL("public-gcal"),
  GCAL("gcal"),
  SLACK("slack"),
  DRIVE("drive"),
  /** Files on this machine. */
  CERTIFICATES("certificates"),
  MAIL("mail"),
  /** The course sheet. */
  SHEET("sheet");

  private final String word;

  Service(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  @Override
  public String toString() {
    return word;
  }
}

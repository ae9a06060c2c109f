package ca.calculquebec.cqorc.service.zoom;

/** A webinar's number as Zoom itself shows it to people. */
public final class WebinarNumber {
  private WebinarNumber() {}

  /** {@code 81234567890} as {@code 812 3456 7890}; shorter ones as {@code 123 456 7890}. */
  public static String shown(long id) {
    String digits = Long.toString(id);
    int length = digits.length();
    if (length < 9) {
      return digits;
    }
    int middle = length - 4 - 3;
    return digits.substring(0, 3)
        + " "
        + digits.substring(3, 3 + middle)
        + " "
        + digits.substring(3 + middle);
  }
}

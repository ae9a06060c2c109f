package ca.calculquebec.cqorc.task.certificate.drawing;

import java.util.regex.Pattern;

/** Words of style sheets. */
final class Styles {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}(\\.0*)?");
  private static final int SEMI_BOLD = 600;

  private Styles() {}

  /** {@code bold}, {@code bolder}, {@code 700}. */
  static boolean isBold(String weight) {
    return weight.startsWith("bold")
        || (NUMBER.matcher(weight).matches() && Double.parseDouble(weight) >= SEMI_BOLD);
  }
}

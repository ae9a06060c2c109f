package ca.calculquebec.cqorc.plan;

import java.util.List;

/** Numbers and lists in plain English. */
public final class Words {
  private Words() {}

  /**
   * {@code 1 webinar}, {@code 2 webinars}, {@code 2 people}; words that are plural already stay.
   */
  public static String count(long number, String singular) {
    return number + " " + (number == 1 ? singular : plural(singular));
  }

  private static String plural(String singular) {
    return switch (singular) {
      case "person" -> "people";
      case "ticket class" -> "ticket classes";
      default -> singular.endsWith("s") ? singular : singular + "s";
    };
  }

  /** {@code a, b and c}. */
  public static String list(List<String> parts) {
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    return String.join(", ", parts.subList(0, parts.size() - 1))
        + " and "
        + parts.get(parts.size() - 1);
  }
}

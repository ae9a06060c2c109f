package ca.calculquebec.cqorc.plan;

import java.util.List;
import java.util.Locale;

/**
 * What a plan compared with what is wanted; a run without a change claims no more than this.
 *
 * @param parts in the plural, such as {@code the hosts}; none when they need no name
 * @param all whether nothing of what they belong to was passed over
 */
public record Coverage(List<String> parts, boolean all) {
  /** All that {@code status} would look at. */
  public static final Coverage EVERYTHING = new Coverage(List.of(), true);

  /** Only looked for what is missing, or for what is to be deleted. */
  public static final Coverage NOTHING = new Coverage(List.of(), false);

  public Coverage {
    parts = List.copyOf(parts);
  }

  public static Coverage of(String things) {
    return new Coverage(List.of(things), true);
  }

  /** Some of what the command could have compared; nothing, when there are none. */
  public static Coverage only(List<String> parts) {
    return new Coverage(parts, false);
  }

  /**
   * {@code The hosts are in line; the rest was not compared}, without a full stop.
   *
   * @param exceptions whether something that people have to decide stands beside it
   */
  public String inLine(boolean exceptions) {
    if (parts.isEmpty()) {
      String everything = exceptions ? "Everything else is in line" : "Everything is in line";
      return all ? everything : "There is nothing to do";
    }
    String sentence =
        (exceptions ? "otherwise " : "")
            + Words.list(parts)
            + " are in line"
            + (all ? "" : "; the rest was not compared");
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}

package ca.calculquebec.cqorc.task.registration;

import java.util.List;

/**
 * What the repository of descriptions says about a course.
 *
 * @param summary one line
 * @param description paragraphs
 * @param prerequisites nothing, a text, or a list
 * @param plan the lines of one session or, when {@code bySession}, one item a session
 * @param bySession whether the file has a list of lists
 * @param descriptionText summary and description with their author's line ends
 * @param unknown keys of the file that nothing reads
 */
public record Description(
    String summary,
    List<String> description,
    Prerequisites prerequisites,
    List<PlanItem> plan,
    boolean bySession,
    DescriptionText descriptionText,
    List<UnknownDescriptionKey> unknown) {

  public Description {
    unknown = List.copyOf(unknown);
    description = List.copyOf(description);
    plan = List.copyOf(plan);
  }

  /** One whose author wrote what was read. */
  Description(
      String summary,
      List<String> description,
      Prerequisites prerequisites,
      List<PlanItem> plan,
      boolean bySession) {
    this(
        summary,
        description,
        prerequisites,
        plan,
        bySession,
        new DescriptionText(summary, String.join("\n\n", description)),
        List.of());
  }

  /**
   * A key that is none of a description's.
   *
   * @param text says so, with its place
   * @param mistyped whether it looks like one that is
   */
  public record UnknownDescriptionKey(String text, boolean mistyped) {}

  /** Without the blanks and line ends around them. */
  public record DescriptionText(String summary, String description) {}

  /**
   * @param list whether the lines are a list and not paragraphs
   */
  public record Prerequisites(List<String> lines, boolean list) {
    public Prerequisites {
      lines = List.copyOf(lines);
    }
  }

  /** A line of a plan and what stands below it. */
  public record PlanItem(String line, List<String> below) {
    public PlanItem {
      below = List.copyOf(below);
    }
  }
}

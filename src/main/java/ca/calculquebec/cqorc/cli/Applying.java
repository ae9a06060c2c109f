package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.cli.print.Console;
import ca.calculquebec.cqorc.cli.print.TextPlanPrinter;
import ca.calculquebec.cqorc.cli.print.Wrap;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.CoursePlan;
import ca.calculquebec.cqorc.plan.Plan;
import ca.calculquebec.cqorc.plan.PlanDifference;
import ca.calculquebec.cqorc.plan.Pseudonyms;
import ca.calculquebec.cqorc.plan.SavedPlan;
import ca.calculquebec.cqorc.plan.Times;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A saved plan on its way. The command that made it plans twice more: for the present, to see that
 * time alone has not made anything impossible, and for the plan's own time, to see that nothing
 * else has changed; this second plan is carried out.
 */
final class Applying {
  private static final int WIDTH = 80;

  private final SavedPlan saved;
  private final boolean present;

  private Applying(SavedPlan saved, boolean present) {
    this.saved = saved;
    this.present = present;
  }

  /** Plans for the present, compares and stops. */
  static Applying atPresent(SavedPlan saved) {
    return new Applying(saved, true);
  }

  /** Plans for the saved plan's time, compares and carries out. */
  static Applying atItsTime(SavedPlan saved) {
    return new Applying(saved, false);
  }

  boolean onlyCompares() {
    return present;
  }

  /** The time to plan for, when it is not the present. */
  Optional<Instant> reference() {
    return present ? Optional.empty() : Optional.of(saved.reference());
  }

  /** When the plan was made: what "tomorrow" meant then, it means still. */
  Instant madeAt() {
    return saved.reference();
  }

  String salt() {
    return saved.salt();
  }

  /**
   * The same courses, also where the selection says "tomorrow" or leaves out those that are over.
   */
  Selection selection(Selection asked) {
    List<CourseId> ids =
        saved.plan().courses().stream()
            .filter(CoursePlan::changesSomething)
            .map(course -> course.label().id())
            .toList();
    return present && !ids.isEmpty() ? new Selection(ids, Optional.empty(), asked.all()) : asked;
  }

  /**
   * @throws InputException when the sheet is another, or an interrupted run came in between
   */
  void check(String spreadsheet, Optional<Instant> newestOpen) throws InputException {
    if (!spreadsheet.equals(saved.spreadsheet())) {
      throw new InputException(
          "the plan was made for another spreadsheet (" + saved.spreadsheet() + ")",
          "Use the configuration that it was made with; nothing was changed.");
    }
    if (newestOpen.isPresent() && newestOpen.get().isAfter(saved.reference())) {
      throw new InputException(
          "a run was interrupted since the plan was saved; nothing was changed",
          "Run its command again, then save a new plan.");
    }
  }

  /**
   * @param now as a saved plan names people
   * @throws InputException when the plan made anew is not the saved one, after printing both sides
   */
  void compare(Plan now, Console console) throws InputException {
    PlanDifference difference = PlanDifference.between(saved.plan(), now);
    if (difference.isNone()) {
      return;
    }
    print(console, "Saved, and no longer to be done like this:", difference.onlySaved());
    print(console, "To be done now, and not in the saved plan:", difference.onlyNow());
    if (difference.onlySaved().isEmpty() && difference.onlyNow().isEmpty()) {
      console.result("The same changes, in another order.");
    }
    throw refusal();
  }

  /**
   * @throws InputException when the plan was made with other settings, after printing both sides
   */
  void compare(Map<String, String> settings, Pseudonyms pseudonyms, Console console)
      throws InputException {
    List<String> differences = SavedSettings.differences(saved.settings(), settings, pseudonyms);
    if (!differences.isEmpty()) {
      console.result("Settings, as they were when the plan was saved -> as they are now:");
      differences.forEach(line -> Wrap.lines("  ", "    ", line, WIDTH).forEach(console::result));
      throw refusal();
    }
  }

  private InputException refusal() {
    String since = Times.minute(saved.reference().atZone(ZoneOffset.UTC)) + " UTC";
    boolean other = !saved.program().isBlank() && !saved.program().equals(Version.line());
    String programs =
        other
            ? ", or "
                + Version.line()
                + " plans otherwise than "
                + saved.program()
                + ", which saved it"
            : "";
    return new InputException(
        "the saved plan no longer holds: something has changed since "
            + since
            + programs
            + "; nothing was changed",
        "Look at both sides above, then save a new plan with --plan-out.");
  }

  private static void print(Console console, String heading, List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    console.result(heading);
    String course = "";
    for (Change change : changes) {
      if (!change.course().text().equals(course)) {
        course = change.course().text();
        console.result(course);
      }
      TextPlanPrinter.lines(change).forEach(console::result);
    }
  }
}

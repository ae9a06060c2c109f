package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.Words;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of every command that changes something. */
final class ChangeOptions extends CarryOutOptions {
  @Option(
      names = "--dry-run",
      order = 50,
      description = "Print the plan and stop; nothing is changed.")
  private boolean dryRun;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      order = 53,
      description = "Courses worked on at a time (default: 32).")
  private int parallel = DEFAULT_PARALLEL;

  @Option(
      names = "--max-change",
      paramLabel = "PERCENT",
      order = 54,
      description =
          "Largest share of what exists that a plan may change or delete"
              + " (default: 30, or [safety] max_change_percent).")
  private Integer maxChange;

  @Option(
      names = "--max-people",
      paramLabel = "N",
      order = 55,
      description = "Most people a plan may notify (default: [safety] max_people, or no bound).")
  private Integer maxPeople;

  @Option(
      names = "--max-wait",
      paramLabel = "MINUTES",
      order = 56,
      description = "Longest wait, in all, when a service says slow down (default: 30).")
  private int maxWait = DEFAULT_MAX_WAIT_MINUTES;

  @Option(
      names = "--plan-out",
      paramLabel = "FILE",
      order = 57,
      description = "Save the plan for \"cqorc apply FILE\" and stop; nothing is changed.")
  private Path planOut;

  /**
   * For a command that this once only reads.
   *
   * @param what its options, as the refusal names them
   * @param more other options that mean nothing then, and whether they were given
   */
  void refuseWhenReading(String what, Map<String, Boolean> more) throws InputException {
    Map<String, Boolean> meaningless = new LinkedHashMap<>(more);
    meaningless.put("--dry-run", dryRun);
    meaningless.put("--yes", yes());
    meaningless.put("--wait", patient());
    meaningless.put("--max-change", maxChange != null);
    meaningless.put("--max-people", maxPeople != null);
    meaningless.put("--plan-out", planOut != null);
    meaningless.values().removeIf(given -> !given);
    if (!meaningless.isEmpty()) {
      throw new InputException(
          what
              + ", and changes nothing: "
              + Words.list(List.copyOf(meaningless.keySet()))
              + (meaningless.size() == 1 ? " means" : " mean")
              + " nothing to it",
          meaningless.size() == 1 ? "Leave it out." : "Leave them out.");
    }
  }

  static final int DEFAULT_PARALLEL = 32;
  static final int DEFAULT_MAX_WAIT_MINUTES = 30;

  boolean dryRun() {
    return dryRun;
  }

  int parallel() {
    return parallel;
  }

  Optional<Integer> maxChange() {
    return Optional.ofNullable(maxChange);
  }

  Optional<Integer> maxPeople() {
    return Optional.ofNullable(maxPeople);
  }

  Optional<Path> planOut() {
    return Optional.ofNullable(planOut);
  }

  int maxWaitMinutes() {
    return maxWait;
  }
}

package ca.calculquebec.cqorc.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of every command that changes something. */
final class ChangeOptions {
  @Option(
      names = "--dry-run",
      order = 50,
      description = "Print the plan and stop; nothing is changed.")
  private boolean dryRun;

  @Option(
      names = "--yes",
      order = 51,
      description = "Do not ask before deleting; needed without a terminal.")
  private boolean yes;

  @Option(
      names = "--wait",
      order = 52,
      description = "Wait while another run changes this spreadsheet.")
  private boolean patient;

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

  static final int DEFAULT_PARALLEL = 32;
  static final int DEFAULT_MAX_WAIT_MINUTES = 30;

  boolean dryRun() {
    return dryRun;
  }

  boolean yes() {
    return yes;
  }

  boolean patient() {
    return patient;
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

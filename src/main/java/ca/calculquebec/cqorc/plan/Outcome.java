package ca.calculquebec.cqorc.plan;

import java.util.List;

/**
 * What became of one action.
 *
 * @param change with the id that became known
 * @param detail a few words: {@code 2 added}
 * @param rows sheet rows written
 */
public record Outcome(
    Change change, Status status, String detail, List<Integer> rows, Problem problem) {

  /** How an action ended. */
  public enum Status {
    DONE("done"),
    /** There was nothing to do. */
    UNCHANGED("unchanged"),
    FAILED("failed"),
    /** Not tried: something it needs failed before, or the run was stopped. */
    NOT_TRIED("not tried");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public Outcome {
    rows = List.copyOf(rows);
  }

  public boolean isFailure() {
    return status == Status.FAILED || status == Status.NOT_TRIED;
  }
}

package ca.calculquebec.cqorc.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  static Outcome untouched(Change change, Status status, Problem problem) {
    return new Outcome(change, status, "", List.of(), problem);
  }

  /**
   * What is there because of it: the change when it is done; when it failed in a detail, such as
   * alternative hosts that were refused, the resource that was made all the same, without people.
   */
  public Optional<Change> cameAbout() {
    if (status == Status.DONE) {
      return Optional.of(change);
    }
    boolean made = status == Status.FAILED && change.kind() == Kind.CREATE;
    return Optional.of(change.withPeople(Set.of())).filter(kept -> made && kept.id().isPresent());
  }

  public boolean isFailure() {
    return status == Status.FAILED || status == Status.NOT_TRIED;
  }
}

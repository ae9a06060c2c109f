package ca.calculquebec.cqorc.plan;

import java.util.List;

/**
 * What is to happen to one course, in order.
 *
 * @param problems why the course, or one service's share in it, cannot be planned
 */
public record CoursePlan(CourseLabel label, List<Action> actions, List<ServiceProblem> problems) {
  public CoursePlan {
    actions = List.copyOf(actions);
    problems = List.copyOf(problems);
  }

  /**
   * A problem of one service's share; of the course as a whole when {@code service} is blank.
   *
   * @param which of several things of one kind it concerns, as in {@link Change#which}; blank when
   *     it concerns the whole share
   * @param interrupted whether the run was stopped before it could be planned
   * @param input whether the coordinator's input is the cause, and no service
   */
  public record ServiceProblem(
      String service, String which, Problem problem, boolean interrupted, boolean input) {

    public ServiceProblem(String service, Problem problem, boolean interrupted, boolean input) {
      this(service, "", problem, interrupted, input);
    }
  }

  public List<Change> changes() {
    return actions.stream().flatMap(action -> action.changes().stream()).toList();
  }

  public boolean hasProblem() {
    return !problems.isEmpty()
        || changes().stream().anyMatch(change -> change.kind() == Kind.FAILED);
  }

  /** Whether all that was found was compared, and stands as the sheet wants it. */
  public boolean isInLine() {
    return changes().stream()
        .map(Change::kind)
        .noneMatch(kind -> kind.isChange() || kind == Kind.THERE || kind == Kind.DIFFERS);
  }

  public boolean changesSomething() {
    return changes().stream().anyMatch(change -> change.kind().isChange());
  }
}

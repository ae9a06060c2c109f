package ca.calculquebec.cqorc.plan;

import java.util.ArrayList;
import java.util.List;

/** What became of one course's plan. */
public record CourseOutcome(CoursePlan plan, List<Outcome> outcomes) {
  public CourseOutcome {
    outcomes = List.copyOf(outcomes);
  }

  /** Every failure, planning included, each once. */
  public List<CoursePlan.ServiceProblem> failures() {
    List<CoursePlan.ServiceProblem> failures = new ArrayList<>(plan.problems());
    for (Outcome outcome : outcomes) {
      if (outcome.isFailure()) {
        failures.add(
            new CoursePlan.ServiceProblem(
                outcome.change().service().word(),
                outcome.change().apart(),
                outcome.problem(),
                outcome.status() == Outcome.Status.NOT_TRIED,
                false));
      }
    }
    return failures;
  }

  public boolean failed() {
    return !failures().isEmpty();
  }

  public boolean changedSomething() {
    return outcomes.stream().anyMatch(outcome -> outcome.cameAbout().isPresent());
  }
}

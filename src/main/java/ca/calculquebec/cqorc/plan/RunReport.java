package ca.calculquebec.cqorc.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of a plan.
 *
 * @param interrupted whether the run was stopped before its end
 */
public record RunReport(Plan plan, List<CourseOutcome> courses, boolean interrupted) {
  public RunReport {
    courses = List.copyOf(courses);
  }

  public boolean failed() {
    return courses.stream().anyMatch(CourseOutcome::failed);
  }

  public boolean changedSomething() {
    return courses.stream().anyMatch(CourseOutcome::changedSomething);
  }

  /** What is there now: all that came about, and what was there before and stays. */
  public List<Change> there() {
    return outcomes().stream()
        .flatMap(
            outcome ->
                outcome.status() == Outcome.Status.UNCHANGED
                    ? Stream.of(outcome.change())
                    : outcome.cameAbout().stream())
        .toList();
  }

  /** With other lines at its end: the plan's foretold what would be. */
  public RunReport withClosing(List<String> lines) {
    return new RunReport(plan.withClosing(lines), courses, interrupted);
  }

  public List<Outcome> outcomes() {
    return courses.stream().flatMap(course -> course.outcomes().stream()).toList();
  }
}

package ca.calculquebec.cqorc.plan;

import java.util.List;

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

  public List<Outcome> outcomes() {
    return courses.stream().flatMap(course -> course.outcomes().stream()).toList();
  }
}

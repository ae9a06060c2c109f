package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ExhaustedException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.failure.ServiceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Makes a plan from the services' contributions, courses side by side. */
public final class PlanMaker {
  private final ParallelExecutor workers;

  public PlanMaker(ParallelExecutor workers) {
    this.workers = workers;
  }

  /**
   * What is to be planned.
   *
   * @param courses the selected and usable courses, in the order of printing
   * @param problems the selected courses whose rows cannot be used, with all their problems
   * @param all every usable course of the sheet
   * @param whole when the plan is about all of the sheet: its courses, usable or not
   * @param now decides which courses are over, for the guard's share
   */
  public record PlanScope(
      String heading,
      List<Course> courses,
      Map<CourseId, List<InputException>> problems,
      List<Course> all,
      String leftOut,
      List<String> warnings,
      Optional<Set<CourseId>> whole,
      Instant now) {

    /** About some courses only, or about none of a sheet. */
    public PlanScope(
        String heading,
        List<Course> courses,
        Map<CourseId, List<InputException>> problems,
        List<Course> all,
        String leftOut,
        List<String> warnings,
        Instant now) {
      this(heading, courses, problems, all, leftOut, warnings, Optional.empty(), now);
    }
  }

  /**
   * Reads and plans; changes nothing.
   *
   * @throws CqorcException when what all courses share cannot be read, or an option turns out to be
   *     wrong, which concerns the whole run even where it is found with a course
   */
  public Plan make(PlanScope scope, List<Contribution> contributions) throws CqorcException {
    scope.whole().ifPresent(ids -> contributions.forEach(one -> one.wholeSheet(ids)));
    workers.forEach(
        contributions,
        contribution ->
            ExhaustedException.guard(
                "read what there is for " + contribution.service(),
                () -> {
                  contribution.prepare(scope.courses(), scope.all());
                  return contribution;
                }));
    Queue<CqorcException> misused = new ConcurrentLinkedQueue<>();
    List<CoursePlan> plans =
        new ArrayList<>(
            workers.map(scope.courses(), course -> planCourse(course, contributions, misused)));
    if (!misused.isEmpty()) {
      throw misused.remove();
    }
    scope.problems().forEach((id, problems) -> plans.add(unusable(id, problems)));

    int existing = 0;
    for (Course course : scope.all()) {
      for (Contribution contribution : contributions) {
        existing += course.isOver(scope.now()) ? 0 : contribution.existing(course);
      }
    }
    List<String> warnings = new ArrayList<>(scope.warnings());
    contributions.forEach(contribution -> warnings.addAll(contribution.warnings()));
    Plan plan = new Plan(scope.heading(), plans, scope.leftOut(), warnings, List.of(), existing);
    List<String> closing = new ArrayList<>();
    for (Contribution contribution : contributions) {
      closing.addAll(contribution.closing(plan.changes()));
    }
    closing.addAll(differing(plan, contributions));
    List<Orphan> orphans = new ArrayList<>();
    scope.whole().ifPresent(ids -> contributions.forEach(one -> orphans.addAll(one.orphans(ids))));
    return plan.withClosing(closing).withOrphans(Orphans.told(orphans, scope.all(), scope.now()));
  }

  /**
   * @param misused takes complaints about options
   */
  private static CoursePlan planCourse(
      Course course, List<Contribution> contributions, Queue<CqorcException> misused) {
    CourseOutputs outputs = new CourseOutputs();
    List<Action> actions = new ArrayList<>();
    Map<String, CoursePlan.ServiceProblem> problems = new LinkedHashMap<>();
    for (Contribution contribution : contributions) {
      try {
        actions.addAll(
            ExhaustedException.guard("plan this", () -> contribution.plan(course, outputs)));
      } catch (CqorcException failure) {
        if (failure.origin().filter(Origin::isOption).isPresent()) {
          misused.add(failure);
        }
        problems.put(
            contribution.service(),
            new CoursePlan.ServiceProblem(
                contribution.service(),
                Problem.of(failure),
                isInterruption(failure),
                failure instanceof InputException));
      }
    }
    return new CoursePlan(CourseLabel.of(course), actions, new ArrayList<>(problems.values()));
  }

  /** What a creation saw that stands otherwise than the sheet wants it, in one line. */
  public static List<String> differing(Plan plan, List<Contribution> contributions) {
    long courses =
        plan.courses().stream()
            .filter(
                course ->
                    course.changes().stream().anyMatch(change -> change.kind() == Kind.DIFFERS))
            .count();
    if (courses == 0) {
      return List.of();
    }
    String only = contributions.size() == 1 ? " --only " + contributions.get(0).service() : "";
    return List.of(
        Words.count(courses, "course")
            + (courses == 1 ? " differs" : " differ")
            + " from the sheet; cqorc term --update --dry-run"
            + only
            + " shows how.");
  }

  private static CoursePlan unusable(CourseId id, List<InputException> problems) {
    return new CoursePlan(
        new CourseLabel(id, "", "", ""),
        List.of(),
        problems.stream()
            .map(problem -> new CoursePlan.ServiceProblem("", Problem.of(problem), false, true))
            .toList());
  }

  static boolean isInterruption(CqorcException failure) {
    return failure instanceof ServiceException service
        && service.reason() == ServiceException.Reason.INTERRUPTED;
  }
}

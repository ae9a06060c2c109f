package ca.calculquebec.cqorc.plan;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that a command would do.
 *
 * @param heading the spreadsheet's name, or the command's when there is no sheet
 * @param leftOut a phrase about courses not selected: {@code 3 are over and left out; --all
 *     includes them}; may be blank
 * @param warnings about the sheet as a whole
 * @param closing lines for the plan's end, such as daily budgets
 * @param orphans what there is of courses that have left the sheet: told, and left alone
 * @param coverage what was compared
 * @param existing how many resources of the services concerned the courses that are not over have
 */
public record Plan(
    String heading,
    List<CoursePlan> courses,
    String leftOut,
    List<String> warnings,
    List<String> closing,
    List<CoursePlan> orphans,
    Coverage coverage,
    int existing) {

  /** Without orphans, and with nothing compared. */
  public Plan(
      String heading,
      List<CoursePlan> courses,
      String leftOut,
      List<String> warnings,
      List<String> closing,
      int existing) {
    this(heading, courses, leftOut, warnings, closing, List.of(), Coverage.NOTHING, existing);
  }

  public Plan {
    courses = List.copyOf(courses);
    warnings = List.copyOf(warnings);
    closing = List.copyOf(closing);
    orphans = List.copyOf(orphans);
  }

  public List<Change> changes() {
    return courses.stream().flatMap(course -> course.changes().stream()).toList();
  }

  public boolean changesSomething() {
    return courses.stream().anyMatch(CoursePlan::changesSomething);
  }

  public boolean hasProblem() {
    return courses.stream().anyMatch(CoursePlan::hasProblem);
  }

  public List<Change> deletions() {
    return changes().stream()
        .filter(change -> change.kind() == Kind.DELETE && !change.isCell())
        .toList();
  }

  /** Everybody who will be told of it, each address once. */
  public Set<String> people() {
    Set<String> people = new LinkedHashSet<>();
    for (Change change : changes()) {
      if (change.kind().isChange()) {
        people.addAll(change.people());
      }
    }
    return people;
  }

  /**
   * How often, and whom, each service tells of it, in the plan's order; services that tell nobody
   * are absent.
   */
  public Map<String, Notified> notified() {
    Map<String, Notified> byService = new LinkedHashMap<>();
    for (Change change : changes()) {
      if (change.kind().isChange() && !change.people().isEmpty()) {
        byService.merge(change.service().word(), Notified.of(change.people()), Notified::and);
      }
    }
    return byService;
  }

  public Plan withClosing(List<String> lines) {
    return new Plan(heading, courses, leftOut, warnings, lines, orphans, coverage, existing);
  }

  Plan withOrphans(List<CoursePlan> found) {
    return new Plan(heading, courses, leftOut, warnings, closing, found, coverage, existing);
  }

  public Plan withCoverage(Coverage compared) {
    return new Plan(heading, courses, leftOut, warnings, closing, orphans, compared, existing);
  }
}

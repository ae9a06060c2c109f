package ca.calculquebec.cqorc.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a plan made anew differs from a saved one: all that either of the two would change and the
 * other would not, or in another way.
 *
 * @param onlySaved what was to be done and is no longer
 * @param onlyNow what would be done now and was not shown
 * @param inOtherOrder whether the two do the same, but a course's in another order
 */
public record PlanDifference(List<Change> onlySaved, List<Change> onlyNow, boolean inOtherOrder) {
  public PlanDifference {
    onlySaved = List.copyOf(onlySaved);
    onlyNow = List.copyOf(onlyNow);
  }

  /** Courses may stand in another order, since one does not depend on another. */
  public static PlanDifference between(Plan saved, Plan now) {
    Map<String, List<Change>> before = byCourse(saved);
    Map<String, List<Change>> after = byCourse(now);
    return new PlanDifference(
        without(changes(saved), changes(now)),
        without(changes(now), changes(saved)),
        !before.equals(after));
  }

  public boolean isNone() {
    return onlySaved.isEmpty() && onlyNow.isEmpty() && !inOtherOrder;
  }

  private static List<Change> changes(Plan plan) {
    return plan.changes().stream().filter(change -> change.kind().isChange()).toList();
  }

  private static Map<String, List<Change>> byCourse(Plan plan) {
    Map<String, List<Change>> byCourse = new LinkedHashMap<>();
    for (Change change : changes(plan)) {
      byCourse.computeIfAbsent(change.course().text(), course -> new ArrayList<>()).add(change);
    }
    return byCourse;
  }

  private static List<Change> without(List<Change> all, List<Change> others) {
    List<Change> rest = new ArrayList<>(all);
    others.forEach(rest::remove);
    return rest;
  }
}

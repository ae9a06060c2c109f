package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.course.Course;
import java.util.ArrayList;
import java.util.List;

/**
 * A course-level id belongs into every row of its course; a row that was added later gets it from
 * the others.
 */
public final class CellFilling {
  private CellFilling() {}

  /**
   * The actions, the first of which fills the empty cells of this column, if there are any: later
   * ones may wait for what does not come about.
   */
  public static List<Action> with(List<Action> actions, Course course, String column) {
    boolean gone = actions.stream().anyMatch(action -> action.change().kind() == Kind.FAILED);
    List<Integer> rows = course.rowsWithout(column);
    if (gone || rows.isEmpty() || actions.isEmpty()) {
      return actions;
    }
    CellChange cell =
        CellChange.filling(course, column, Deferred.known(course.idCell(column)))
            .withRows(rows)
            .withNote("as in the other rows");
    List<Action> filled = new ArrayList<>(actions);
    filled.set(0, filled.get(0).with(cell));
    return filled;
  }
}

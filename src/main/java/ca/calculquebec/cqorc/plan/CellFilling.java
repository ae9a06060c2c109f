package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.course.Course;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A course-level id belongs into every row of its course; a row that was added later gets it from
 * the others.
 */
public final class CellFilling {
  private CellFilling() {}

  /** The actions, with the one that fills the empty cells of this column, if there are any. */
  public static List<Action> after(List<Action> actions, Course course, String column) {
    boolean gone = actions.stream().anyMatch(action -> action.change().kind() == Kind.FAILED);
    List<Integer> rows = course.rowsWithout(column);
    if (gone || rows.isEmpty()) {
      return actions;
    }
    String id = course.idCell(column);
    Change change =
        Change.of(Kind.UPDATE, course.id(), "sheet", column)
            .withRows(rows)
            .withFields(List.of(FieldChange.set(column, id)))
            .withNote("as in the other rows");
    Action filling =
        Action.of(
            change, context -> context.writeCell(course.id(), Optional.empty(), column, id, id));
    return Stream.concat(actions.stream(), Stream.of(filling)).toList();
  }
}

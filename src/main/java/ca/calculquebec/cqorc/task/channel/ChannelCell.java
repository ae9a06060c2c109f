package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Kind;
import java.util.List;

/** The column slack_channel, which holds the channel's name, as the predecessor wrote it. */
final class ChannelCell {
  static final String COLUMN = "slack_channel";

  private ChannelCell() {}

  static String text(Course course) {
    return course.idCell(COLUMN).strip();
  }

  static boolean isEmpty(Course course) {
    return text(course).isEmpty();
  }

  /** As a plan shows the writing of this cell. */
  static Change change(Course course, String to) {
    return Change.of(Kind.UPDATE, course.id(), "sheet", COLUMN)
        .withRows(course.rows())
        .withFields(List.of(FieldChange.of(COLUMN, text(course), to)));
  }

  /** Where the cell is, for complaints about it. */
  static Origin origin(Course course) {
    return Origin.cell(course.idRow(COLUMN), COLUMN);
  }
}

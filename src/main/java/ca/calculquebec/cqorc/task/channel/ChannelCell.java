package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.Origin;

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

  /** Where the cell is, for complaints about it. */
  static Origin origin(Course course) {
    return Origin.cell(course.idRow(COLUMN), COLUMN);
  }
}

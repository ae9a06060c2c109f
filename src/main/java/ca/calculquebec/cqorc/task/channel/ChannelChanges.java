package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Kind;

/** How a plan names what happens at Slack. */
final class ChannelChanges {
  static final String CHANNEL = "channel";
  static final String MEMBERSHIP = "membership";
  static final String INVITATIONS = "invitations";
  static final String BOOKMARK = "bookmark";
  static final String MESSAGE = "scheduled message";

  /** As the journal calls what {@code cqorc usernames} makes: it comes behind all others. */
  static final String USERNAMES_BOOKMARK = "usernames bookmark";

  private ChannelChanges() {}

  static Change of(Kind kind, CourseId course, String resource) {
    return Change.of(kind, course, ChannelContribution.SERVICE, resource);
  }
}

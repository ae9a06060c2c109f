package ca.calculquebec.cqorc.task.channel;

/** How a plan names what happens at Slack. */
final class ChannelChanges {
  /** As the journal calls what {@code cqorc usernames} makes: it comes behind all others. */
  static final String USERNAMES_BOOKMARK = "usernames bookmark";

  private ChannelChanges() {}
}

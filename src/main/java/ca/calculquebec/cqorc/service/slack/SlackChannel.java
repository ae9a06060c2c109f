package ca.calculquebec.cqorc.service.slack;

/**
 * A public channel.
 *
 * @param name without {@code #}
 * @param isMember whether cqorc's own bot is in it
 * @param members how many people are in it; 0 when Slack does not tell
 */
public record SlackChannel(
    String id, String name, boolean isArchived, boolean isMember, int members) {}

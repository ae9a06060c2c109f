package ca.calculquebec.cqorc.service.slack;

import java.time.Instant;

/**
 * A message that Slack will post; only those that our own token scheduled are ever seen.
 *
 * @param text as Slack hands it back: escaped, see {@link SlackText}
 */
public record ScheduledMessage(String id, String channelId, Instant postAt, String text) {}

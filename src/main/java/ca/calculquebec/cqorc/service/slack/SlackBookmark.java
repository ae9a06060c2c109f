package ca.calculquebec.cqorc.service.slack;

/**
 * A link at the top of a channel.
 *
 * @param link blank for folders and the like
 */
public record SlackBookmark(String id, String title, String link) {}

package ca.calculquebec.cqorc.service.slack;

/**
 * An account of the workspace.
 *
 * @param email blank when Slack does not tell, as for bots
 * @param isDeactivated whether it can no longer be invited
 * @param isBot whether it is a program's
 */
public record SlackPerson(
    String id, String name, String email, boolean isDeactivated, boolean isBot) {}

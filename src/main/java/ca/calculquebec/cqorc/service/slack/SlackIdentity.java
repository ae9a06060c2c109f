package ca.calculquebec.cqorc.service.slack;

import java.util.Set;

/**
 * Whose token it is.
 *
 * @param userId as channels list their members; blank when Slack does not tell
 * @param scopes what it may do; empty when Slack does not tell
 */
public record SlackIdentity(String team, String user, String userId, Set<String> scopes) {
  public SlackIdentity {
    scopes = Set.copyOf(scopes);
  }
}

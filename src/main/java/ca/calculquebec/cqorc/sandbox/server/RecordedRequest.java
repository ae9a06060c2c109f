package ca.calculquebec.cqorc.sandbox.server;

import ca.calculquebec.cqorc.sandbox.support.Call;
import java.time.Instant;
import java.util.Set;

/**
 * A request that a service received.
 *
 * <p>A mail client's commands count as requests too: CONNECT, EHLO, STARTTLS, AUTH, MAIL, RCPT,
 * DATA, MESSAGE (what follows DATA, up to its dot), RSET, NOOP, QUIT.
 *
 * @param service sheets, calendar, drive, google (sign-in), zoom, eventbrite, slack or mail
 * @param path as received, percent-encoded; of mail the address or addresses, of AUTH the mechanism
 * @param query as received, without the question mark; empty when there was none
 * @param status of the answer; 0 when the connection was closed instead
 * @param done whether the service did the work, also when the answer was lost
 * @param changing whether the request could change something
 */
public record RecordedRequest(
    String service,
    String method,
    String path,
    String query,
    String body,
    int status,
    boolean done,
    Instant time,
    boolean changing) {

  private static final Set<String> SLACK_READS =
      Set.of(
          "auth.test",
          "bookmarks.list",
          "chat.scheduledMessages.list",
          "conversations.history",
          "conversations.info",
          "conversations.list",
          "conversations.members",
          "users.info",
          "users.list",
          "users.lookupByEmail");

  public static boolean changes(Call call) {
    return switch (call.service()) {
      case "google" -> false;
      case "zoom" -> !call.method().equals("GET") && !call.segment(0).equals("oauth");
      case "slack" -> !SLACK_READS.contains(call.segment(0));
      case "mail" -> call.method().equals("MESSAGE");
      default -> !call.method().equals("GET") && !call.method().equals("HEAD");
    };
  }
}

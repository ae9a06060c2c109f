package ca.calculquebec.cqorc.service.slack;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import ca.calculquebec.cqorc.http.Repeat;
import java.util.Set;

/** What Slack's refusals mean for a coordinator. */
final class SlackFailures {
  private static final Set<String> CREDENTIALS =
      Set.of(
          "not_authed",
          "invalid_auth",
          "token_revoked",
          "token_expired",
          "account_inactive",
          "not_allowed_token_type",
          "missing_scope",
          "no_permission");

  /** Answered as ordinary refusals, but something may have been done (contract 4.1). */
  private static final Set<String> TROUBLE =
      Set.of("internal_error", "fatal_error", "request_timeout", "service_unavailable");

  private static final Set<String> GONE =
      Set.of("channel_not_found", "invalid_channel", "not_found", "user_not_found");

  private SlackFailures() {}

  /**
   * @param code Slack's own error
   * @param needed scopes that a {@code missing_scope} names; blank when it names none
   */
  static ServiceException of(String what, Repeat repeat, int status, String code, String needed) {
    Reason reason = reason(code);
    return new ServiceException(
        SlackClient.SERVICE,
        reason,
        status,
        code,
        reason == Reason.UNAVAILABLE && repeat == Repeat.ONCE,
        "tried to " + what + ", but Slack refused (" + code + ")" + meaning(code),
        advice(reason, code, needed),
        null);
  }

  /** An answer that cannot be used: what was asked for may well have been done. */
  static ServiceException unreadable(String what, Repeat repeat, String why, Throwable cause) {
    return new ServiceException(
        SlackClient.SERVICE,
        Reason.UNAVAILABLE,
        200,
        "",
        repeat == Repeat.ONCE,
        "tried to " + what + ", but Slack's answer cannot be used: " + why,
        repeat == Repeat.ONCE
            ? "Run the same command again; it first looks whether the work was done."
            : "Run the same command again in some minutes.",
        cause);
  }

  private static Reason reason(String code) {
    if (CREDENTIALS.contains(code)) {
      return Reason.CREDENTIALS;
    }
    if (TROUBLE.contains(code)) {
      return Reason.UNAVAILABLE;
    }
    return GONE.contains(code) ? Reason.NOT_FOUND : Reason.REFUSED;
  }

  private static String meaning(String code) {
    return switch (code) {
      case "time_too_far" -> ": more than 120 days ahead";
      case "time_in_past" -> ": its time has passed";
      case "restricted_too_many" -> ": more than 30 messages of one channel within five minutes";
      case "msg_too_long" -> ": the text is too long";
      case "invalid_link" -> ": the address must begin with http:// or https://";
      case "too_many_bookmarks" -> ": the channel has 100 bookmarks already";
      case "is_archived" -> ": the channel is archived";
      case "restricted_action" -> ": the workspace's settings forbid it to cqorc";
      default -> "";
    };
  }

  private static String advice(Reason reason, String code, String needed) {
    if (code.equals("missing_scope")) {
      return "Add the scope "
          + (needed.isBlank() ? "that README, \"Slack\", lists" : needed)
          + " to the app on its page at Slack, and install it again.";
    }
    if (reason == Reason.CREDENTIALS) {
      return "Compare [slack] bot_token with the app's page at Slack.";
    }
    if (reason == Reason.UNAVAILABLE) {
      return "Run the same command again in some minutes.";
    }
    return switch (code) {
      case "restricted_action" ->
          "Ask an owner of the workspace to allow it to the app, or to do it.";
      case "is_archived" -> "Unarchive the channel at Slack, or name another in slack_channel.";
      case "channel_not_found", "invalid_channel" -> "Run the same command again.";
      case "restricted_too_many" -> "Move some of the channel's messages with their offsets.";
      case "invalid_link" -> "Correct the bookmark's link in the configuration.";
      case "msg_too_long" -> "Shorten the message's template.";
      default -> "";
    };
  }
}

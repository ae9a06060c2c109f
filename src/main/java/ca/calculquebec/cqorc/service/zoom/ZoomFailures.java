package ca.calculquebec.cqorc.service.zoom;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import ca.calculquebec.cqorc.http.HttpReply;
import ca.calculquebec.cqorc.http.Repeat;
import ca.calculquebec.cqorc.http.Request;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Zoom's refusals mean for a coordinator. */
final class ZoomFailures {
  private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"?(\\d+)");
  private static final int MESSAGE_LIMIT = 200;

  private ZoomFailures() {}

  /** Zoom's own code; {@code ""} when it gave none. Works on malformed bodies too. */
  static String code(HttpReply reply) {
    JsonNode body = ZoomJson.lenient(reply.text());
    if (body.isObject()) {
      return body.path("code").asText("");
    }
    Matcher matcher = CODE.matcher(reply.text());
    return matcher.find() ? matcher.group(1) : "";
  }

  static boolean isStaleToken(HttpReply reply) {
    String code = code(reply);
    return code.equals(ZoomCode.STALE_TOKEN)
        || (reply.status() == 401 && !ZoomCode.isMissingScope(code));
  }

  static ServiceException of(Request request, HttpReply reply) {
    String code = code(reply);
    Reason reason = reason(reply.status(), code);
    boolean uncertain = reply.status() >= 500 && request.repeat() == Repeat.ONCE;
    return new ServiceException(
        ZoomApi.SERVICE,
        reason,
        reply.status(),
        code,
        uncertain,
        message(request, reply, code),
        advice(reason, code, reply.text()),
        null);
  }

  /** The token is good, but the app may not do this. */
  static ServiceException missingScope(Request request, HttpReply reply, Set<String> scopes) {
    String named = (scopes.size() == 1 ? "scope " : "scopes ") + String.join(", ", scopes);
    return new ServiceException(
        ZoomApi.SERVICE,
        Reason.CREDENTIALS,
        reply.status(),
        code(reply),
        false,
        "tried to "
            + request.what()
            + ", but the app of [zoom] client_id lacks the "
            + named
            + " (Zoom's code "
            + code(reply)
            + ")",
        "Add the "
            + named
            + " to the app, "
            + ZoomScopes.PLACE
            + ", and run the same command again.",
        null);
  }

  /** A success that cannot be read: what was asked for may well have been done. */
  static ServiceException unreadable(Request request, HttpReply reply, ZoomJson.Unreadable why) {
    return new ServiceException(
        ZoomApi.SERVICE,
        Reason.UNAVAILABLE,
        reply.status(),
        "",
        request.repeat() == Repeat.ONCE,
        "tried to " + request.what() + ", but Zoom's answer cannot be used: " + why.getMessage(),
        "Run the same command again.",
        why);
  }

  private static Reason reason(int status, String code) {
    if (status >= 500) {
      return Reason.UNAVAILABLE;
    }
    if (status == 429) {
      return Reason.LIMIT;
    }
    if (status == 401 || code.equals(ZoomCode.STALE_TOKEN)) {
      return Reason.CREDENTIALS;
    }
    boolean gone = code.equals(ZoomCode.NO_SUCH_WEBINAR) || code.equals(ZoomCode.NO_SUCH_USER);
    return gone || status == 404 ? Reason.NOT_FOUND : Reason.REFUSED;
  }

  private static String message(Request request, HttpReply reply, String code) {
    JsonNode body = ZoomJson.lenient(reply.text());
    List<String> told = new ArrayList<>();
    if (!body.path("message").asText("").isBlank()) {
      told.add(body.path("message").asText());
    }
    for (JsonNode error : body.path("errors")) {
      told.add(error.path("field").asText("?") + ": " + error.path("message").asText(""));
    }
    String words = String.join(" ", told).strip().replaceAll("\\p{Cntrl}+", " ");
    if (words.length() > MESSAGE_LIMIT) {
      words = words.substring(0, MESSAGE_LIMIT) + "…";
    }
    return "tried to "
        + request.what()
        + ", but Zoom answered "
        + reply.status()
        + (code.isEmpty() ? "" : " (code " + code + ")")
        + (words.isEmpty() ? "" : ": " + words);
  }

  private static String advice(Reason reason, String code, String body) {
    if (reason == Reason.CREDENTIALS) {
      return "Compare the [zoom] credentials with the app's page at Zoom.";
    }
    if (reason == Reason.UNAVAILABLE) {
      return "Run the same command again in some minutes.";
    }
    if (reason == Reason.LIMIT) {
      return "Run the same command again later; Zoom's day begins at 00:00 UTC.";
    }
    return switch (code) {
      case ZoomCode.NO_WEBINAR_PLAN ->
          "Give [zoom] user a webinar licence in Zoom's user management, or name another user.";
      case ZoomCode.INVALID ->
          body.contains("timezone")
              ? "Set [zoom] timezone to a name that Zoom knows, such as America/Montreal."
              : "Compare what Zoom names with the course's row and the [zoom] section.";
      case ZoomCode.NO_SUCH_USER, ZoomCode.USER_NOT_IN_ACCOUNT ->
          "Compare [zoom] user with the users of the Zoom account.";
      case ZoomCode.NO_SUCH_WEBINAR ->
          "The webinar is gone: cqorc zoom --delete clears its cell, then cqorc zoom --create makes"
              + " another.";
      case ZoomCode.IN_PROGRESS -> "Run the same command again when the webinar has ended.";
      case ZoomCode.NOT_THE_HOST ->
          "The webinar belongs to another Zoom user: compare its number with the sheet's.";
      case ZoomCode.ENDED -> "Leave its cell as it is: Zoom keeps webinars that have ended.";
      case ZoomCode.HOST_REFUSED, ZoomCode.HOST_WITHOUT_LICENCE ->
          "Alternative hosts must be licensed users of the same Zoom account: compare zoom_email"
              + " in the trainer file.";
      default -> "";
    };
  }
}

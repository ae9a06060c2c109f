package ca.calculquebec.cqorc.sandbox.google;

import ca.calculquebec.cqorc.sandbox.support.Answer;
import ca.calculquebec.cqorc.sandbox.support.ErrorAnswer;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Google's two shapes of error answers. */
public final class GoogleErrors {
  private GoogleErrors() {}

  /** As Sheets says it. */
  public static ErrorAnswer sheets(int code, String status, String message) {
    ObjectNode body = JsonTree.object();
    body.putObject("error").put("code", code).put("message", message).put("status", status);
    return new ErrorAnswer(Answer.json(code, body));
  }

  public static ErrorAnswer invalid(String message) {
    return sheets(400, "INVALID_ARGUMENT", message);
  }

  /** As Calendar and Drive say it. */
  public static ErrorAnswer legacy(int code, String domain, String reason, String message) {
    ObjectNode body = JsonTree.object();
    ObjectNode error = body.putObject("error");
    error
        .putArray("errors")
        .addObject()
        .put("domain", domain)
        .put("reason", reason)
        .put("message", message);
    error.put("code", code).put("message", message);
    return new ErrorAnswer(Answer.json(code, body));
  }

  public static ErrorAnswer notFound(String message) {
    return legacy(404, "global", "notFound", message);
  }

  public static ErrorAnswer timeRangeEmpty() {
    return legacy(400, "calendar", "timeRangeEmpty", "The specified time range is empty.");
  }

  public static ErrorAnswer insufficientScopes() {
    ObjectNode body = JsonTree.object();
    ObjectNode error = body.putObject("error");
    error
        .put("code", 403)
        .put("message", "Request had insufficient authentication scopes.")
        .put("status", "PERMISSION_DENIED");
    error
        .putArray("details")
        .addObject()
        .put("@type", "type.googleapis.com/google.rpc.ErrorInfo")
        .put("reason", "ACCESS_TOKEN_SCOPE_INSUFFICIENT")
        .put("domain", "googleapis.com");
    error
        .putArray("errors")
        .addObject()
        .put("domain", "global")
        .put("reason", "insufficientPermissions")
        .put("message", "Insufficient Permission");
    return new ErrorAnswer(Answer.json(403, body));
  }
}

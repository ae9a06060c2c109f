package ca.calculquebec.cqorc.sandbox.google;

import ca.calculquebec.cqorc.sandbox.kit.Answer;
import ca.calculquebec.cqorc.sandbox.kit.Json;
import ca.calculquebec.cqorc.sandbox.kit.Refusal;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Google's two shapes of error answers. */
public final class GoogleErrors {
  private GoogleErrors() {}

  /** As Sheets says it. */
  public static Refusal sheets(int code, String status, String message) {
    ObjectNode body = Json.object();
    body.putObject("error").put("code", code).put("message", message).put("status", status);
    return new Refusal(Answer.json(code, body));
  }

  public static Refusal invalid(String message) {
    return sheets(400, "INVALID_ARGUMENT", message);
  }

  /** As Calendar and Drive say it. */
  public static Refusal legacy(int code, String domain, String reason, String message) {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error");
    error
        .putArray("errors")
        .addObject()
        .put("domain", domain)
        .put("reason", reason)
        .put("message", message);
    error.put("code", code).put("message", message);
    return new Refusal(Answer.json(code, body));
  }

  public static Refusal notFound(String message) {
    return legacy(404, "global", "notFound", message);
  }

  public static Refusal timeRangeEmpty() {
    return legacy(400, "calendar", "timeRangeEmpty", "The specified time range is empty.");
  }

  public static Refusal insufficientScopes() {
    ObjectNode body = Json.object();
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
    return new Refusal(Answer.json(403, body));
  }
}

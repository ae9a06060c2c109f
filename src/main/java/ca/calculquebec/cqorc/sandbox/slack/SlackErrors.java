package ca.calculquebec.cqorc.sandbox.slack;

import ca.calculquebec.cqorc.sandbox.kit.Answer;
import ca.calculquebec.cqorc.sandbox.kit.Json;
import ca.calculquebec.cqorc.sandbox.kit.Refusal;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Slack's way to say no: HTTP 200 and {@code ok:false}; only haste has a status of its own. */
final class SlackErrors {
  private SlackErrors() {}

  static Refusal of(String error) {
    return of(error, Json.object());
  }

  /**
   * @param more fields that come with the error
   */
  static Refusal of(String error, ObjectNode more) {
    ObjectNode body = Json.object().put("ok", false).put("error", error);
    body.setAll(more);
    return new Refusal(Answer.json(200, body));
  }

  /** Something is wrong with the arguments themselves. */
  static Refusal arguments(String message) {
    ObjectNode more = Json.object();
    more.putObject("response_metadata").putArray("messages").add("[ERROR] " + message);
    return of("invalid_arguments", more);
  }

  static Refusal tooFast(long seconds) {
    return new Refusal(
        Answer.json(429, Json.object().put("ok", false).put("error", "ratelimited"))
            .with(Map.of("Retry-After", String.valueOf(seconds))));
  }
}

package ca.calculquebec.cqorc.sandbox.slack;

import ca.calculquebec.cqorc.sandbox.support.Answer;
import ca.calculquebec.cqorc.sandbox.support.ErrorAnswer;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Slack's way to say no: HTTP 200 and {@code ok:false}; only haste has a status of its own. */
final class SlackErrors {
  private SlackErrors() {}

  static ErrorAnswer of(String error) {
    return of(error, JsonTree.object());
  }

  /**
   * @param more fields that come with the error
   */
  static ErrorAnswer of(String error, ObjectNode more) {
    ObjectNode body = JsonTree.object().put("ok", false).put("error", error);
    body.setAll(more);
    return new ErrorAnswer(Answer.json(200, body));
  }

  /** Something is wrong with the arguments themselves. */
  static ErrorAnswer arguments(String message) {
    ObjectNode more = JsonTree.object();
    more.putObject("response_metadata").putArray("messages").add("[ERROR] " + message);
    return of("invalid_arguments", more);
  }

  static ErrorAnswer tooFast(long seconds) {
    return new ErrorAnswer(
        Answer.json(429, JsonTree.object().put("ok", false).put("error", "ratelimited"))
            .with(Map.of("Retry-After", String.valueOf(seconds))));
  }
}

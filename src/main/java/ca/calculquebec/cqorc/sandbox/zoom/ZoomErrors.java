package ca.calculquebec.cqorc.sandbox.zoom;

import ca.calculquebec.cqorc.sandbox.support.Answer;
import ca.calculquebec.cqorc.sandbox.support.ErrorAnswer;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Zoom's error answers. */
final class ZoomErrors {
  /** A field that is refused, and why. */
  record FieldFault(String field, String message) {}

  private ZoomErrors() {}

  static ErrorAnswer of(int status, int code, String message) {
    return new ErrorAnswer(
        Answer.json(status, JsonTree.object().put("code", code).put("message", message)));
  }

  static ErrorAnswer fields(List<FieldFault> faults) {
    ObjectNode body = JsonTree.object().put("code", 300).put("message", "Validation Failed.");
    ArrayNode errors = body.putArray("errors");
    faults.forEach(
        fault -> errors.addObject().put("field", fault.field()).put("message", fault.message()));
    return new ErrorAnswer(Answer.json(400, body));
  }

  static ErrorAnswer noWebinar(String id) {
    return of(404, 3001, "Webinar does not exist: " + id + ".");
  }

  static ErrorAnswer pageToken() {
    return of(400, 300, "The next page token is invalid or expired.");
  }
}

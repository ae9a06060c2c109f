package ca.calculquebec.cqorc.sandbox.zoom;

import ca.calculquebec.cqorc.sandbox.kit.Answer;
import ca.calculquebec.cqorc.sandbox.kit.Json;
import ca.calculquebec.cqorc.sandbox.kit.Refusal;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Zoom's error answers. */
final class ZoomErrors {
  /** A field that is refused, and why. */
  record FieldFault(String field, String message) {}

  private ZoomErrors() {}

  static Refusal of(int status, int code, String message) {
    return new Refusal(
        Answer.json(status, Json.object().put("code", code).put("message", message)));
  }

  static Refusal fields(List<FieldFault> faults) {
    ObjectNode body = Json.object().put("code", 300).put("message", "Validation Failed.");
    ArrayNode errors = body.putArray("errors");
    faults.forEach(
        fault -> errors.addObject().put("field", fault.field()).put("message", fault.message()));
    return new Refusal(Answer.json(400, body));
  }

  static Refusal noWebinar(String id) {
    return of(404, 3001, "Webinar does not exist: " + id + ".");
  }

  static Refusal pageToken() {
    return of(400, 300, "The next page token is invalid or expired.");
  }
}

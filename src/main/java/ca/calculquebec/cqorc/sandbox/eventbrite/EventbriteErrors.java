package ca.calculquebec.cqorc.sandbox.eventbrite;

import ca.calculquebec.cqorc.sandbox.support.Answer;
import ca.calculquebec.cqorc.sandbox.support.ErrorAnswer;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Eventbrite's error answers. */
final class EventbriteErrors {
  private EventbriteErrors() {}

  static ErrorAnswer of(int status, String error, String description) {
    return new ErrorAnswer(Answer.json(status, body(status, error, description)));
  }

  static ErrorAnswer bad(String error, String description) {
    return of(400, error, description);
  }

  /** A field that is missing, unknown or wrong. */
  static ErrorAnswer argument(String field, String fault) {
    ObjectNode body =
        body(
            400,
            "ARGUMENTS_ERROR",
            "There are errors with your arguments: " + field + " - " + fault);
    body.putObject("error_detail").putObject("ARGUMENTS_ERROR").putArray(field).add(fault);
    return new ErrorAnswer(Answer.json(400, body));
  }

  static ErrorAnswer noEvent() {
    return of(404, "NOT_FOUND", "The event you requested does not exist.");
  }

  static ErrorAnswer noPath() {
    return of(404, "NOT_FOUND", "The path you requested does not exist.");
  }

  private static ObjectNode body(int status, String error, String description) {
    return JsonTree.object()
        .put("status_code", status)
        .put("error_description", description)
        .put("error", error);
  }
}

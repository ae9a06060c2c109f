package ca.calculquebec.cqorc.sandbox.eventbrite;

import ca.calculquebec.cqorc.sandbox.kit.Answer;
import ca.calculquebec.cqorc.sandbox.kit.Json;
import ca.calculquebec.cqorc.sandbox.kit.Refusal;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Eventbrite's error answers. */
final class EventbriteErrors {
  private EventbriteErrors() {}

  static Refusal of(int status, String error, String description) {
    return new Refusal(Answer.json(status, body(status, error, description)));
  }

  static Refusal bad(String error, String description) {
    return of(400, error, description);
  }

  /** A field that is missing, unknown or wrong. */
  static Refusal argument(String field, String fault) {
    ObjectNode body =
        body(
            400,
            "ARGUMENTS_ERROR",
            "There are errors with your arguments: " + field + " - " + fault);
    body.putObject("error_detail").putObject("ARGUMENTS_ERROR").putArray(field).add(fault);
    return new Refusal(Answer.json(400, body));
  }

  static Refusal noEvent() {
    return of(404, "NOT_FOUND", "The event you requested does not exist.");
  }

  static Refusal noPath() {
    return of(404, "NOT_FOUND", "The path you requested does not exist.");
  }

  private static ObjectNode body(int status, String error, String description) {
    return Json.object()
        .put("status_code", status)
        .put("error_description", description)
        .put("error", error);
  }
}

package ca.calculquebec.cqorc.sandbox.drive;

import ca.calculquebec.cqorc.sandbox.google.GoogleErrors;
import ca.calculquebec.cqorc.sandbox.support.ErrorAnswer;

/** Drive's refusals. */
final class DriveErrors {
  private DriveErrors() {}

  static ErrorAnswer noFile(String id) {
    return GoogleErrors.notFound("File not found: " + id + ".");
  }

  static ErrorAnswer invalid(String message) {
    return GoogleErrors.legacy(400, "global", "invalid", message);
  }

  static ErrorAnswer badRequest(String message) {
    return GoogleErrors.legacy(400, "global", "badRequest", message);
  }

  static ErrorAnswer forbidden(String reason, String message) {
    return GoogleErrors.legacy(403, "global", reason, message);
  }
}

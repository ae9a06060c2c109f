package ca.calculquebec.cqorc.sandbox.drive;

import ca.calculquebec.cqorc.sandbox.google.GoogleErrors;
import ca.calculquebec.cqorc.sandbox.kit.Refusal;

/** Drive's refusals. */
final class DriveErrors {
  private DriveErrors() {}

  static Refusal noFile(String id) {
    return GoogleErrors.notFound("File not found: " + id + ".");
  }

  static Refusal invalid(String message) {
    return GoogleErrors.legacy(400, "global", "invalid", message);
  }

  static Refusal badRequest(String message) {
    return GoogleErrors.legacy(400, "global", "badRequest", message);
  }

  static Refusal forbidden(String reason, String message) {
    return GoogleErrors.legacy(403, "global", reason, message);
  }
}

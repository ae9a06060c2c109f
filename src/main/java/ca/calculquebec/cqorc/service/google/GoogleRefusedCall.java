package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import ca.calculquebec.cqorc.http.Redactor;

/**
 * How all of Google's refusals are told: what was tried, and what the service made of it.
 *
 * @param service as messages name it
 * @param what completes "tried to …"
 */
record GoogleRefusedCall(String service, String what) {
  /**
   * @param but completes "but Google … "
   */
  ServiceException because(Reason reason, GoogleError error, String but, String advice) {
    return new ServiceException(
        service,
        reason,
        error.httpStatus(),
        error.code(),
        false,
        "tried to " + what + ", but " + service + " " + but,
        advice,
        null);
  }

  /** In Google's own words, where nothing more is known. */
  ServiceException answered(GoogleError error, Redactor redactor, String advice) {
    String said = redactor.redact(error.message());
    String code = error.code().isEmpty() ? "" : " (" + error.code() + ")";
    return because(
        error.httpStatus() == 429 ? Reason.LIMIT : Reason.REFUSED,
        error,
        "answered " + error.httpStatus() + code + (said.isEmpty() ? "" : ": " + said),
        advice);
  }

  /** An answer of the right kind that cannot be used. */
  ServiceException lacks(String field) {
    return new ServiceException(
        service,
        Reason.UNAVAILABLE,
        200,
        "",
        false,
        "tried to " + what + ", but " + service + " gave an answer that lacks \"" + field + "\"",
        "Run the same command again later.",
        null);
  }
}

package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import ca.calculquebec.cqorc.http.Redactor;
import java.util.Optional;

/** Explains what Calendar refuses, for one request. */
final class CalendarErrors {
  /** For the account that authorised cqorc. */
  static final String CHECK =
      "Check the calendar's address in [google.calendar], and that it is shared with the account"
          + " that authorised cqorc (\"Make changes to events\").";

  private final String what;
  private final String check;

  /**
   * @param what completes "tried to …"
   * @param check what to do when Calendar does not show or take something
   */
  CalendarErrors(String what, String check) {
    this.what = what;
    this.check = check;
  }

  ServiceException explain(GoogleError error, String credential, Redactor redactor) {
    Optional<ServiceException> access =
        GoogleCalls.access(what, CalendarClient.SERVICE, error, credential);
    if (access.isPresent()) {
      return access.get();
    }
    return switch (error.httpStatus()) {
      case 403 -> forbidden(error, redactor);
      case 404 ->
          failure(
              Reason.NOT_FOUND,
              error,
              "does not know it, or does not show it to this account",
              check);
      case 410 -> failure(Reason.NOT_FOUND, error, "says that it was deleted", "");
      case 409 -> failure(Reason.REFUSED, error, "says that its id is used already", "");
      case 412 ->
          failure(
              Reason.REFUSED,
              error,
              "says that somebody changed it meanwhile",
              "Run the same command again.");
      default -> other(error, redactor);
    };
  }

  private ServiceException forbidden(GoogleError error, Redactor redactor) {
    if (error.has("forbiddenForNonOrganizer")) {
      return failure(
          Reason.REFUSED,
          error,
          "says that the event belongs to somebody else, who alone can change it",
          "Ask its organizer to change it, or delete it and make a new one.");
    }
    if (error.has("forbidden", "requiredAccessLevel", "forbiddenForServiceAccounts")) {
      return failure(Reason.REFUSED, error, "says that this account has no permission", check);
    }
    return other(error, redactor);
  }

  private ServiceException other(GoogleError error, Redactor redactor) {
    String said = redactor.redact(error.message());
    String code = error.code().isEmpty() ? "" : " (" + error.code() + ")";
    return failure(
        error.httpStatus() == 429 ? Reason.LIMIT : Reason.REFUSED,
        error,
        "answered " + error.httpStatus() + code + (said.isEmpty() ? "" : ": " + said),
        check);
  }

  private ServiceException failure(Reason reason, GoogleError error, String but, String advice) {
    return new ServiceException(
        CalendarClient.SERVICE,
        reason,
        error.httpStatus(),
        error.code(),
        false,
        "tried to " + what + ", but " + CalendarClient.SERVICE + " " + but,
        advice,
        null);
  }
}

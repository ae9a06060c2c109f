package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import ca.calculquebec.cqorc.http.Redactor;

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
    return switch (error.httpStatus()) {
      case 401 ->
          failure(
              Reason.CREDENTIALS,
              error,
              "does not accept the token, not even a fresh one (" + credential + ")",
              Troubles.CONSENT_AGAIN);
      case 403 -> forbidden(error, credential, redactor);
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

  private ServiceException forbidden(GoogleError error, String credential, Redactor redactor) {
    if (error.has("ACCESS_TOKEN_SCOPE_INSUFFICIENT", "insufficientPermissions")
        || error.message().contains("insufficient authentication scopes")) {
      return failure(
          Reason.CREDENTIALS,
          error,
          "says that the token was not given for it (" + credential + ")",
          "Delete that file, then run \"cqorc auth google\" once in a terminal.");
    }
    if (error.has("SERVICE_DISABLED", "accessNotConfigured")) {
      return failure(
          Reason.CREDENTIALS,
          error,
          "is not switched on for the project of " + credential,
          "Enable the Google Calendar API for that project in the Google Cloud console.");
    }
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

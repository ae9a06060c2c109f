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

  private final GoogleRefusedCall refused;
  private final String check;
  private final boolean byKey;

  /**
   * @param what completes "tried to …"
   * @param check what to do when Calendar does not show or take something
   * @param byKey whether an API key asked, and nobody's account
   */
  CalendarErrors(String what, String check, boolean byKey) {
    this.refused = new GoogleRefusedCall(CalendarClient.SERVICE, what);
    this.check = check;
    this.byKey = byKey;
  }

  ServiceException explain(GoogleError error, String credential, Redactor redactor) {
    if (byKey && error.httpStatus() == 401) {
      return refused.because(Reason.CREDENTIALS, error, "does not accept the API key", check);
    }
    Optional<ServiceException> access =
        GoogleCalls.access(refused.what(), refused.service(), error, credential);
    if (access.isPresent()) {
      return access.get();
    }
    return switch (error.httpStatus()) {
      case 403 -> forbidden(error, redactor);
      case 404 ->
          refused.because(
              Reason.NOT_FOUND,
              error,
              byKey
                  ? "does not know it, or does not show it to everybody"
                  : "does not know it, or does not show it to this account",
              check);
      case 410 -> refused.because(Reason.NOT_FOUND, error, "says that it was deleted", "");
      case 409 -> refused.because(Reason.REFUSED, error, "says that its id is used already", "");
      case 412 ->
          refused.because(
              Reason.REFUSED,
              error,
              "says that somebody changed it meanwhile",
              "Run the same command again.");
      default -> refused.answered(error, redactor, check);
    };
  }

  private ServiceException forbidden(GoogleError error, Redactor redactor) {
    if (error.has("forbiddenForNonOrganizer")) {
      return refused.because(
          Reason.REFUSED,
          error,
          "says that the event belongs to somebody else, who alone can change it",
          "Ask its organizer to change it, or delete it and make a new one.");
    }
    if (error.has("forbidden", "requiredAccessLevel", "forbiddenForServiceAccounts")) {
      return refused.because(
          Reason.REFUSED, error, "says that this account has no permission", check);
    }
    return refused.answered(error, redactor, check);
  }
}

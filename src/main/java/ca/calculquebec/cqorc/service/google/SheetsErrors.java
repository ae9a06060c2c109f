package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import ca.calculquebec.cqorc.http.Redactor;
import java.util.Optional;

/** Explains what Sheets refuses, for one request. */
final class SheetsErrors {
  private final String spreadsheetId;
  private final String tab;
  private final String what;
  private final SheetsKeys keys;

  /**
   * @param keys where people have written what the request asks for
   */
  SheetsErrors(SheetsKeys keys, String spreadsheetId, String tab, String doing) {
    this.keys = keys;
    this.spreadsheetId = spreadsheetId;
    this.tab = tab;
    this.what = doing + spreadsheetId + (tab.isEmpty() ? "" : ", tab \"" + tab + "\"");
  }

  /** Completes "tried to …". */
  String what() {
    return what;
  }

  ServiceException lacks(String field) {
    return failure(
        Reason.UNAVAILABLE,
        200,
        "",
        "gave an answer that lacks \"" + field + "\"",
        "Run the same command again later.");
  }

  ServiceException explain(GoogleError error, String credential, Redactor redactor) {
    Optional<ServiceException> access =
        GoogleCalls.access(what, SheetsClient.SERVICE, error, credential);
    if (access.isPresent()) {
      return access.get();
    }
    int status = error.httpStatus();
    return switch (status) {
      case 404 ->
          failure(
              Reason.NOT_FOUND,
              status,
              error.code(),
              "knows no spreadsheet with this id, or does not show it to this account",
              "Check "
                  + keys.spreadsheet()
                  + ", and that the spreadsheet is shared with the account that authorised cqorc.");
      case 403 -> forbidden(error, redactor);
      case 400 -> malformed(error, redactor);
      default -> other(error, redactor);
    };
  }

  private ServiceException forbidden(GoogleError error, Redactor redactor) {
    if (error.status().equals("PERMISSION_DENIED") || error.has("forbidden")) {
      return failure(
          Reason.REFUSED,
          403,
          error.code(),
          "says that this account has no permission for it",
          "Ask the owner to share the spreadsheet (as editor) with the account that authorised"
              + " cqorc.");
    }
    return other(error, redactor);
  }

  private ServiceException malformed(GoogleError error, Redactor redactor) {
    String said = error.message();
    if (said.startsWith("Unable to parse range")) {
      return failure(
          Reason.NOT_FOUND,
          400,
          error.code(),
          "finds no tab of this name",
          "Check "
              + keys.tab()
              + " against the tabs of spreadsheet "
              + (spreadsheetId + "; it says \"" + tab + "\"."));
    }
    if (said.contains("protected cell or object")) {
      return failure(
          Reason.REFUSED,
          400,
          error.code(),
          "says that a cell is protected",
          "Ask the spreadsheet's owner to let you edit it, or to remove the protection.");
    }
    if (said.contains("exceeds grid limits")) {
      return failure(
          Reason.REFUSED,
          400,
          error.code(),
          "says that the cell lies outside the sheet",
          "Somebody may have deleted rows meanwhile: run the same command again.");
    }
    if (error.status().equals("FAILED_PRECONDITION")) {
      return failure(
          Reason.REFUSED,
          400,
          error.code(),
          "cannot work with this kind of file (" + redactor.redact(said) + ")",
          "Open it in Google Sheets and save it as a Google Sheets file.");
    }
    return other(error, redactor);
  }

  private ServiceException other(GoogleError error, Redactor redactor) {
    String said = redactor.redact(error.message());
    return failure(
        error.httpStatus() == 429 ? Reason.LIMIT : Reason.REFUSED,
        error.httpStatus(),
        error.code(),
        "answered " + error.httpStatus() + (said.isEmpty() ? "" : ": " + said),
        "Check " + keys.spreadsheet() + " and " + keys.tab() + ".");
  }

  private ServiceException failure(
      Reason reason, int status, String code, String but, String advice) {
    return new ServiceException(
        SheetsClient.SERVICE,
        reason,
        status,
        code,
        false,
        "tried to " + what + ", but " + SheetsClient.SERVICE + " " + but,
        advice,
        null);
  }
}

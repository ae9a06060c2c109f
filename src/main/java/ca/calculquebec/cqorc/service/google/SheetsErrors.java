package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import ca.calculquebec.cqorc.http.Redactor;
import java.util.Optional;

/** Explains what Sheets refuses, for one request. */
final class SheetsErrors {
  private final String spreadsheetId;
  private final String tab;
  private final GoogleRefusedCall refused;
  private final SheetsKeys keys;

  /**
   * @param keys where people have written what the request asks for
   */
  SheetsErrors(SheetsKeys keys, String spreadsheetId, String tab, String doing) {
    this.keys = keys;
    this.spreadsheetId = spreadsheetId;
    this.tab = tab;
    String what = doing + spreadsheetId + (tab.isEmpty() ? "" : ", tab \"" + tab + "\"");
    this.refused = new GoogleRefusedCall(SheetsClient.SERVICE, what);
  }

  /** Completes "tried to …". */
  String what() {
    return refused.what();
  }

  ServiceException lacks(String field) {
    return refused.lacks(field);
  }

  /** What Sheets answered is sound, and cannot be used all the same. */
  ServiceException unusable(String why, String advice) {
    return new ServiceException(
        refused.service(),
        Reason.UNAVAILABLE,
        0,
        "",
        false,
        "tried to " + refused.what() + ", but " + why,
        advice,
        null);
  }

  ServiceException explain(GoogleError error, String credential, Redactor redactor) {
    Optional<ServiceException> access =
        GoogleCalls.access(refused.what(), refused.service(), error, credential);
    if (access.isPresent()) {
      return access.get();
    }
    return switch (error.httpStatus()) {
      case 404 ->
          refused.because(
              Reason.NOT_FOUND,
              error,
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
      return refused.because(
          Reason.REFUSED,
          error,
          "says that this account has no permission for it",
          "Ask the owner to share the spreadsheet (as editor) with the account that authorised"
              + " cqorc.");
    }
    return other(error, redactor);
  }

  private ServiceException malformed(GoogleError error, Redactor redactor) {
    String said = error.message();
    if (said.startsWith("Unable to parse range")) {
      return refused.because(
          Reason.NOT_FOUND,
          error,
          "finds no tab of this name",
          "Check "
              + keys.tab()
              + " against the tabs of spreadsheet "
              + (spreadsheetId + "; it says \"" + tab + "\"."));
    }
    if (said.contains("protected cell or object")) {
      return refused.because(
          Reason.REFUSED,
          error,
          "says that a cell is protected",
          "Ask the spreadsheet's owner to let you edit it, or to remove the protection.");
    }
    if (said.contains("exceeds grid limits")) {
      return refused.because(
          Reason.REFUSED,
          error,
          "says that the cell lies outside the sheet",
          "Somebody may have deleted rows meanwhile: run the same command again.");
    }
    if (error.status().equals("FAILED_PRECONDITION")) {
      return refused.because(
          Reason.REFUSED,
          error,
          "cannot work with this kind of file (" + redactor.redact(said) + ")",
          "Open it in Google Sheets and save it as a Google Sheets file.");
    }
    return other(error, redactor);
  }

  private ServiceException other(GoogleError error, Redactor redactor) {
    return refused.answered(
        error, redactor, "Check " + keys.spreadsheet() + " and " + keys.tab() + ".");
  }
}

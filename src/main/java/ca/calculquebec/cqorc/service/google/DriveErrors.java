package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import ca.calculquebec.cqorc.http.Redactor;
import java.util.Optional;

/** Explains what Drive refuses, for one request. */
final class DriveErrors {
  private static final String CHECK =
      "Check the ids and addresses in [google.drive] and [script.usernames], and that the account"
          + " that authorised cqorc may open them.";

  private final GoogleRefusedCall refused;

  /**
   * @param what completes "tried to …"
   */
  DriveErrors(String what) {
    this.refused = new GoogleRefusedCall(DriveClient.SERVICE, what);
  }

  ServiceException explain(GoogleError error, String credential, Redactor redactor) {
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
              "does not know it, or does not show it to cqorc",
              // Scope drive.file: what the program neither made nor was given is 404 to everybody.
              "cqorc sees only files that it made or that were given to it: \"cqorc usernames"
                  + " --create_template_file\" makes a template that it can use. "
                  + CHECK);
      case 409 -> refused.because(Reason.REFUSED, error, "says that its id is used already", "");
      default -> refused.answered(error, redactor, CHECK);
    };
  }

  private ServiceException forbidden(GoogleError error, Redactor redactor) {
    if (error.has("storageQuotaExceeded", "teamDriveFileLimitExceeded")) {
      return refused.because(
          Reason.REFUSED,
          error,
          "says that there is no storage left",
          "Make room, or use a folder of a shared drive: a service account has no storage of its"
              + " own.");
    }
    if (error.has("insufficientFilePermissions", "appNotAuthorizedToFile", "domainPolicy")) {
      return refused.because(
          Reason.REFUSED, error, "says that this account has no permission for it", CHECK);
    }
    return refused.answered(error, redactor, CHECK);
  }
}

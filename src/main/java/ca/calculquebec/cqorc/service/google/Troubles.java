package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;

/** Failures of authorisation. */
final class Troubles {
  /** The name of the service that hands out tokens. */
  static final String SERVICE = "Google";

  static final String CONSENT_AGAIN =
      "Run \"cqorc auth google\" once in a terminal. (An app whose consent screen is in"
          + " \"Testing\" loses its tokens after 7 days.)";

  static final String CONSENT = "Run \"cqorc auth google\" once in a terminal.";

  private Troubles() {}

  static ServiceException credentials(String message, String advice) {
    return credentials(0, "", message, advice, null);
  }

  static ServiceException credentials(
      int status, String code, String message, String advice, Throwable cause) {
    return new ServiceException(
        SERVICE, Reason.CREDENTIALS, status, code, false, message, advice, cause);
  }
}

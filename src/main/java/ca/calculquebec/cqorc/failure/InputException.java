package ca.calculquebec.cqorc.failure;

import java.util.Optional;

/**
 * Something in the coordinator's options, files or sheet cannot be used as it is. Thrown before
 * anything was changed; of the whole run it ends in exit code 2, of one course in that course's
 * failure.
 */
public final class InputException extends CqorcException {
  private static final long serialVersionUID = 1L;

  public InputException(Origin origin, String message, String advice) {
    super(message, advice, Optional.of(origin), null);
  }

  public InputException(Origin origin, String message, String advice, Throwable cause) {
    super(message, advice, Optional.of(origin), cause);
  }

  public InputException(String message, String advice) {
    super(message, advice, Optional.empty(), null);
  }
}

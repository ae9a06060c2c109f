package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;
import java.io.IOException;

/** Carries a failure of ours through Google's library, which knows IOException only. */
final class GoogleFailure extends IOException {
  private static final long serialVersionUID = 1L;

  GoogleFailure(ServiceException failure) {
    super(failure.getMessage(), failure);
  }

  ServiceException failure() {
    return (ServiceException) getCause();
  }
}

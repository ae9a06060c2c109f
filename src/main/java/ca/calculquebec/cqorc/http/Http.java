package ca.calculquebec.cqorc.http;

import ca.calculquebec.cqorc.failure.ServiceException;

/** Sends requests with one policy for everybody. */
public final class Http {
  /**
   * Sends and reads one answer to its end, whatever its status, after the retries that are safe.
   *
   * @throws ServiceException when there is no answer, or a limit that is not worth waiting for
   */
  public Reply send(Request request) throws ServiceException {
    throw new IllegalStateException("to be written: " + request.what());
  }
}

package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.failure.CqorcException;
import java.util.Optional;

/**
 * A step found that what it needs is used up or gone, such as the number of messages that an
 * account may send in a day: nothing was attempted, and nothing of its own failed.
 */
public final class NotTried extends CqorcException {
  private static final long serialVersionUID = 1L;

  public NotTried(String message, String advice, CqorcException cause) {
    super(message, advice, Optional.empty(), cause);
  }
}

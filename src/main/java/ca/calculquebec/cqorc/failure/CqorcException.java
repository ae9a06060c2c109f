package ca.calculquebec.cqorc.failure;

import java.util.Optional;

/**
 * An expected failure. The message is one plain sentence that says what was tried and why it
 * failed; {@link #advice()} says what to do; {@link #origin()} where the cause lies.
 */
public class CqorcException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String advice;
  private final transient Optional<Origin> origin;

  public CqorcException(String message, String advice, Optional<Origin> origin, Throwable cause) {
    super(message, cause);
    this.advice = advice;
    this.origin = origin;
  }

  public CqorcException(String message, String advice) {
    this(message, advice, Optional.empty(), null);
  }

  /** What the coordinator can do about it; empty when there is nothing sensible to add. */
  public final String advice() {
    return advice;
  }

  public final Optional<Origin> origin() {
    return origin == null ? Optional.empty() : origin;
  }
}

package ca.calculquebec.cqorc.failure;

import java.util.Optional;

/**
 * Memory or stack ran out. What was in work has failed; all else can go on, since Java gives back
 * what the failed work held.
 */
public final class ExhaustedException extends CqorcException {
  private static final long serialVersionUID = 1L;

  private ExhaustedException(String message, String advice, Throwable cause) {
    super(message, advice, Optional.empty(), cause);
  }

  /**
   * The only place that catches what Java throws when it has no more room. Every other {@link
   * Error} goes on: a bug, or a process that is to end.
   *
   * @param what completes "while it tried to …"
   */
  public static <T> T guard(String what, ThrowingSupplier<T> work) throws CqorcException {
    try {
      return work.get();
    } catch (OutOfMemoryError | StackOverflowError exhausted) {
      throw of(what, exhausted);
    }
  }

  /** The same, for what cannot be done in parts. */
  public static <T> T guardWhole(String what, ThrowingSupplier<T> work) throws CqorcException {
    try {
      return guard(what, work);
    } catch (ExhaustedException exhausted) {
      throw new ExhaustedException(
          exhausted.getMessage(),
          "Allow more with CQORC_JAVA_OPTIONS=-Xmx1g (or more): it is read as a whole. What is"
              + " done stays done.",
          exhausted.getCause());
    }
  }

  /** The failure, when one of these errors is what ended a thread, or lies below what did. */
  public static Optional<ExhaustedException> in(String what, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError || cause instanceof StackOverflowError) {
        return Optional.of(of(what, cause));
      }
    }
    return Optional.empty();
  }

  private static ExhaustedException of(String what, Throwable cause) {
    if (cause instanceof StackOverflowError) {
      return new ExhaustedException(
          "cqorc could not " + what + ": something in it is nested too deeply",
          "Look for a template or a file that is nested within itself.",
          cause);
    }
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    return new ExhaustedException(
        "the memory that Java may use (" + megabytes + " MB) was not enough to " + what,
        "Do it in parts, with --course_id or --date, or allow more with"
            + " CQORC_JAVA_OPTIONS=-Xmx1g. What is done stays done.",
        cause);
  }
}

package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ThrowingSupplier;

/**
 * Something read or built once a run, by whichever course or command asks first; the others wait
 * for it. A failure is kept as well.
 */
public final class Lazy<T> {
  private final ThrowingSupplier<T> source;
  private T value;
  private CqorcException failure;

  public Lazy(ThrowingSupplier<T> source) {
    this.source = source;
  }

  public synchronized T get() throws CqorcException {
    if (value == null && failure == null) {
      try {
        value = source.get();
      } catch (CqorcException expected) {
        failure = expected;
      }
    }
    if (failure != null) {
      throw failure;
    }
    return value;
  }
}

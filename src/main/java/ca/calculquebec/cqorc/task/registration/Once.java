package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.failure.CqorcException;

/** Gets something once, whatever comes of it, for all courses that are planned side by side. */
final class Once<T> {
  private final Needed<T> source;
  private T value;
  private CqorcException failure;

  Once(Needed<T> source) {
    this.source = source;
  }

  synchronized T get() throws CqorcException {
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

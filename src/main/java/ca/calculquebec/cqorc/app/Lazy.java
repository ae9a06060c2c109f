package ca.calculquebec.cqorc.app;

import ca.calculquebec.cqorc.failure.CqorcException;

/** Something built when it is first asked for, once; a failure is tried again at the next call. */
final class Lazy<T> {
  /** Builds the thing. */
  @FunctionalInterface
  interface Builder<T> {
    T build() throws CqorcException;
  }

  private final Builder<T> builder;
  private T value;

  Lazy(Builder<T> builder) {
    this.builder = builder;
  }

  synchronized T get() throws CqorcException {
    if (value == null) {
      value = builder.build();
    }
    return value;
  }
}

package ca.calculquebec.cqorc.failure;

/** Something read, made or asked for, which can fail as {@link CqorcException} says. */
@FunctionalInterface
public interface ThrowingSupplier<T> {
  T get() throws CqorcException;
}

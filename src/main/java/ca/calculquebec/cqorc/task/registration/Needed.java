package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.failure.CqorcException;

/** A setting, or something made of settings, that is complained about only when it is needed. */
@FunctionalInterface
public interface Needed<T> {
  T get() throws CqorcException;
}

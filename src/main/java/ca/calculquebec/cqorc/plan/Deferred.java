package ca.calculquebec.cqorc.plan;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A value that may not exist before the plan is carried out, such as the id of a webinar still to
 * be made. Fulfilled by the step that makes it; until then it has only a description.
 */
public final class Deferred<T> {
  private final String description;
  private final AtomicReference<T> value = new AtomicReference<>();

  private Deferred(String description) {
    this.description = description;
  }

  /**
   * @param description in the plan's words, without brackets: {@code new webinar's address}
   */
  public static <T> Deferred<T> unknown(String description) {
    return new Deferred<>(description);
  }

  public static <T> Deferred<T> known(T value) {
    Deferred<T> deferred = new Deferred<>("");
    deferred.value.set(value);
    return deferred;
  }

  public void fulfil(T newValue) {
    value.set(newValue);
  }

  public Optional<T> get() {
    return Optional.ofNullable(value.get());
  }

  public boolean isKnown() {
    return value.get() != null;
  }

  public String description() {
    return description;
  }

  /** The value, or {@code (new webinar's address)}. */
  public String shown() {
    T current = value.get();
    return current == null ? "(" + description + ")" : current.toString();
  }
}

package ca.calculquebec.cqorc.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A value that may not exist before the plan is carried out, such as the id of a webinar still to
 * be made. Fulfilled by the step that makes it; until then it has only a description.
 */
public final class Deferred<T> {
  private final String description;
  private final AtomicReference<T> value = new AtomicReference<>();
  private final List<Runnable> waiting = new ArrayList<>();

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
    List<Runnable> due;
    synchronized (waiting) {
      value.set(newValue);
      due = List.copyOf(waiting);
      waiting.clear();
    }
    due.forEach(Runnable::run);
  }

  /**
   * Runs this as soon as the value is known, in the thread that makes it known; at once if it is.
   */
  void whenKnown(Runnable task) {
    synchronized (waiting) {
      if (!isKnown()) {
        waiting.add(task);
        return;
      }
    }
    task.run();
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

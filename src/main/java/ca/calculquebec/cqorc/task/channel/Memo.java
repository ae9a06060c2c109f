package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.failure.CqorcException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What is read once a run and key, by whichever course asks first; failures are remembered too. */
final class Memo<K, V> {
  private final Map<K, FutureTask<V>> known = new ConcurrentHashMap<>();
  private final Reading<K, V> reading;

  Memo(Reading<K, V> reading) {
    this.reading = reading;
  }

  /** Reads the value of one key. */
  @FunctionalInterface
  interface Reading<K, V> {
    V read(K key) throws CqorcException;
  }

  V get(K key) throws CqorcException {
    FutureTask<V> task = known.computeIfAbsent(key, k -> new FutureTask<>(() -> reading.read(k)));
    // Only the first caller's does anything; the others wait in get.
    task.run();
    try {
      return task.get();
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Slack was read", interruption);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof CqorcException expected) {
        throw expected;
      }
      if (failure.getCause() instanceof Error error) {
        throw error;
      }
      if (failure.getCause() instanceof RuntimeException bug) {
        throw bug;
      }
      throw new IllegalStateException(failure.getCause());
    }
  }
}

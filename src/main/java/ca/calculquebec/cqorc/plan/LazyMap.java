package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.failure.CqorcException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A {@link Lazy} value for each key: different keys are read side by side. */
public final class LazyMap<K, V> {
  /** Reads the value of one key. */
  @FunctionalInterface
  public interface Source<K, V> {
    V read(K key) throws CqorcException;
  }

  private final Map<K, Lazy<V>> values = new ConcurrentHashMap<>();
  private final Source<K, V> source;

  public LazyMap(Source<K, V> source) {
    this.source = source;
  }

  public V get(K key) throws CqorcException {
    return values.computeIfAbsent(key, any -> new Lazy<>(() -> source.read(key))).get();
  }
}

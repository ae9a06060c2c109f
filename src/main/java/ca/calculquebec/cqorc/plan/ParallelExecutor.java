package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.failure.CqorcException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does the same to several things at a time, with a bound. With a bound of one, everything happens
 * in the caller's thread, in order.
 */
public final class ParallelExecutor {
  /** What is done to each thing. */
  @FunctionalInterface
  public interface ItemWork<T> {
    void run(T item) throws CqorcException;
  }

  /** What is made of each thing; its expected failures are part of the result. */
  @FunctionalInterface
  public interface Making<T, R> {
    R make(T item);
  }

  private final int bound;

  public ParallelExecutor(int bound) {
    this.bound = Math.max(1, bound);
  }

  /** Results in the order of the items. An unchecked failure of one ends the run as it is. */
  public <T, R> List<R> map(List<T> items, Making<T, R> making) {
    List<R> results = new ArrayList<>();
    if (bound == 1 || items.size() < 2) {
      for (T item : items) {
        results.add(making.make(item));
      }
      return results;
    }
    ExecutorService pool =
        Executors.newFixedThreadPool(Math.min(bound, items.size()), this::daemon);
    try {
      List<Future<R>> futures = new ArrayList<>();
      for (T item : items) {
        futures.add(pool.submit(() -> making.make(item)));
      }
      for (Future<R> future : futures) {
        results.add(get(future));
      }
    } finally {
      pool.shutdownNow();
    }
    return results;
  }

  /** The first failure, in the order of the items, is thrown after all have ended. */
  public <T> void forEach(List<T> items, ItemWork<T> work) throws CqorcException {
    List<CqorcException> failures = new ArrayList<>();
    List<CqorcException> results =
        map(
            items,
            item -> {
              try {
                work.run(item);
                return null;
              } catch (CqorcException failure) {
                return failure;
              }
            });
    for (CqorcException failure : results) {
      if (failure != null) {
        failures.add(failure);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  private Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "cqorc-course");
    thread.setDaemon(true);
    return thread;
  }

  private static <R> R get(Future<R> future) {
    try {
      return future.get();
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while courses were worked on", interruption);
    } catch (ExecutionException failure) {
      // A bug, or the death that a test simulates: it goes on as what it is.
      if (failure.getCause() instanceof Error error) {
        throw error;
      }
      if (failure.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IllegalStateException(failure.getCause());
    }
  }
}

package ca.calculquebec.cqorc.task.certificate.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * The people whose certificates are drawn several at a time. Each batch is drawn when one of its
 * people is asked for; who asks for another one of it meanwhile waits.
 */
final class CertificateBatches {
  /** A drawing with more people would take up memory; one with fewer, time. */
  private static final int LARGEST = 100;

  /** From so many on two batches are drawn, each on a processor of its own. */
  private static final int ENOUGH_FOR_TWO = 20;

  private final Map<Map<String, String>, FutureTask<Map<Map<String, String>, BatchDrawing.Page>>>
      batches = new HashMap<>();

  /**
   * @param people the values of each
   * @param drawing of some of them; empty when the template cannot be drawn for several at a time
   */
  CertificateBatches(
      List<Map<String, String>> people,
      Function<List<Map<String, String>>, Optional<BatchDrawing>> drawing) {
    List<Map<String, String>> distinct = List.copyOf(new LinkedHashSet<>(people));
    int most = (distinct.size() + LARGEST - 1) / LARGEST;
    int count = distinct.size() < ENOUGH_FOR_TWO ? most : Math.max(2, most);
    // In turns, so that several workers that go through the people in order begin several batches.
    for (int number = 0; number < count; number++) {
      List<Map<String, String>> some = new ArrayList<>();
      for (int index = number; index < distinct.size(); index += count) {
        some.add(distinct.get(index));
      }
      FutureTask<Map<Map<String, String>, BatchDrawing.Page>> task =
          new FutureTask<>(() -> pages(some, drawing));
      // One person alone gains nothing.
      if (some.size() > 1) {
        some.forEach(values -> batches.put(values, task));
      }
    }
  }

  private static Map<Map<String, String>, BatchDrawing.Page> pages(
      List<Map<String, String>> people,
      Function<List<Map<String, String>>, Optional<BatchDrawing>> drawing) {
    Map<Map<String, String>, BatchDrawing.Page> pages = new HashMap<>();
    drawing
        .apply(people)
        .ifPresent(
            drawn -> {
              for (int index = 0; index < people.size(); index++) {
                pages.put(people.get(index), drawn.page(index));
              }
            });
    return pages;
  }

  /** A person's page; empty when it has to be drawn for this person alone. */
  Optional<BatchDrawing.Page> page(Map<String, String> values) {
    FutureTask<Map<Map<String, String>, BatchDrawing.Page>> batch = batches.get(values);
    if (batch == null) {
      return Optional.empty();
    }
    batch.run();
    try {
      return Optional.ofNullable(batch.get().get(values));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException fault) {
      throw new IllegalStateException(fault.getCause());
    }
  }
}

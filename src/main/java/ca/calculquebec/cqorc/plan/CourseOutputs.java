package ca.calculquebec.cqorc.plan;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one task makes and another needs, for one course: ids and addresses by {@link Output}. Each
 * is known, still to be made, or absent because nobody makes it.
 */
public final class CourseOutputs {
  /** The things that travel between tasks. */
  public enum Output {
    WEBINAR_ID,
    /** The address that participants join at. */
    WEBINAR_JOIN_URL,
    EVENT_ID,
    EVENT_URL,
    EVENT_NAME,
    CHANNEL_ID,
    CHANNEL_NAME
  }

  private final Map<Output, Deferred<String>> outputs = new ConcurrentHashMap<>();

  public void put(Output output, Deferred<String> value) {
    outputs.put(output, value);
  }

  public boolean has(Output output) {
    return outputs.containsKey(output);
  }

  /** Absent outputs are answered with an unfulfilled value without description. */
  public Deferred<String> get(Output output) {
    return outputs.getOrDefault(output, Deferred.unknown("nothing"));
  }
}

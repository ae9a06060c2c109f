package ca.calculquebec.cqorc.plan;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one task makes and another needs, for one course: ids and addresses by {@link Link}. Each is
 * known, still to be made, or absent because nobody makes it.
 */
public final class CourseLinks {
  /** The things that travel between tasks. */
  public enum Link {
    WEBINAR_ID,
    /** The address that participants join at. */
    WEBINAR_JOIN_URL,
    EVENT_ID,
    EVENT_URL,
    EVENT_NAME,
    CHANNEL_ID,
    CHANNEL_NAME
  }

  private final Map<Link, Later<String>> links = new ConcurrentHashMap<>();

  public void put(Link link, Later<String> value) {
    links.put(link, value);
  }

  public boolean has(Link link) {
    return links.containsKey(link);
  }

  /** Absent links are answered with an unfulfilled value without description. */
  public Later<String> get(Link link) {
    return links.getOrDefault(link, Later.unknown("nothing"));
  }
}

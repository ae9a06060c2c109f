package ca.calculquebec.cqorc.service.zoom;

import java.time.Instant;
import java.util.Map;

/**
 * A webinar to be made.
 *
 * @param timezone a name that Zoom shows the time in; the start itself is an instant
 * @param settings in Zoom's own names, nested as Zoom nests them
 */
public record NewWebinar(
    String topic, Instant start, String timezone, int minutes, Map<String, Object> settings) {

  public NewWebinar {
    settings = Map.copyOf(settings);
  }
}

package ca.calculquebec.cqorc.service.zoom;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is to change in a webinar; what is absent stays. Settings merge field by field at Zoom.
 *
 * @param timezone sent beside the start, never alone
 */
public record WebinarPatch(
    Optional<String> topic,
    Optional<Instant> start,
    String timezone,
    Optional<Integer> minutes,
    Map<String, Object> settings) {

  public WebinarPatch {
    settings = Map.copyOf(settings);
  }

  public boolean isEmpty() {
    return topic.isEmpty() && start.isEmpty() && minutes.isEmpty() && settings.isEmpty();
  }
}

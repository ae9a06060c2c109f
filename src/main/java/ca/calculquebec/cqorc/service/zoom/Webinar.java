package ca.calculquebec.cqorc.service.zoom;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A webinar as Zoom tells it. The address that starts it as its host is a credential and is never
 * kept.
 *
 * @param start absent for recurring webinars without a fixed time
 * @param registrationUrl blank when nobody has to register
 * @param settings in Zoom's own names; nested objects are maps
 */
public record Webinar(
    long id,
    String topic,
    Optional<Instant> start,
    int minutes,
    String timezone,
    String joinUrl,
    String registrationUrl,
    Map<String, Object> settings) {

  public Webinar {
    settings = Map.copyOf(settings);
  }

  public Webinar withTopic(String newTopic) {
    return new Webinar(id, newTopic, start, minutes, timezone, joinUrl, registrationUrl, settings);
  }

  /** As the list would tell it. */
  public WebinarSummary summary() {
    return new WebinarSummary(id, topic, start, joinUrl);
  }

  /** When it is over by its own plan. */
  public Optional<Instant> end() {
    return start.map(instant -> instant.plusSeconds(60L * minutes));
  }
}

package ca.calculquebec.cqorc.service.google;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * An event to be made; opaque.
 *
 * @param id 5 to 1024 of {@code 0-9a-v}
 */
public record CalendarDraft(
    String id,
    String title,
    String description,
    Instant start,
    Instant end,
    ZoneId zone,
    List<Guest> guests,
    Map<String, String> properties) {

  public CalendarDraft {
    guests = List.copyOf(guests);
    properties = Map.copyOf(properties);
  }
}

package ca.calculquebec.cqorc.service.google;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What changes of an event; what is absent stays.
 *
 * @param opaque present and true to make its people busy
 * @param guests all of them: Google replaces the whole list
 * @param properties private ones to set; others stay
 * @param etag the state that this was worked out from: another one is refused; blank for any
 */
public record CalendarPatch(
    Optional<String> title,
    Optional<String> description,
    Optional<Period> period,
    Optional<Boolean> opaque,
    Optional<List<Guest>> guests,
    Map<String, String> properties,
    String etag) {

  /**
   * @param replacesDates whether the event lasted whole days until now
   */
  public record Period(Instant start, Instant end, ZoneId zone, boolean replacesDates) {}

  public CalendarPatch {
    guests = guests.map(List::copyOf);
    properties = Map.copyOf(properties);
  }

  public boolean isEmpty() {
    return title.isEmpty()
        && description.isEmpty()
        && period.isEmpty()
        && opaque.isEmpty()
        && guests.isEmpty()
        && properties.isEmpty();
  }
}

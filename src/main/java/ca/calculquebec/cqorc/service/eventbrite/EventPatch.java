package ca.calculquebec.cqorc.service.eventbrite;

import java.time.Instant;
import java.util.Optional;

/** The fields of an event that are to change; the absent ones stay. */
public record EventPatch(Optional<String> name, Optional<String> summary, Optional<Period> period) {

  /** Start and end, which Eventbrite wants together. */
  public record Period(Instant start, Instant end, String timeZone) {}

  public boolean isEmpty() {
    return name.isEmpty() && summary.isEmpty() && period.isEmpty();
  }
}

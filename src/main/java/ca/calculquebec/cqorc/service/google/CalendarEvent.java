package ca.calculquebec.cqorc.service.google;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An event as Google Calendar shows it.
 *
 * @param etag changes with every change, guests' answers included; blank when it was not told
 * @param start absent for all-day events
 * @param opaque whether it makes its people busy
 * @param guests as far as Google shows them
 * @param allGuests whether those are all of them
 * @param properties the private extended properties
 */
public record CalendarEvent(
    String id,
    String etag,
    String status,
    String title,
    String description,
    Optional<Instant> start,
    Optional<Instant> end,
    boolean opaque,
    List<Guest> guests,
    boolean allGuests,
    Map<String, String> properties) {

  public CalendarEvent {
    guests = List.copyOf(guests);
    properties = Map.copyOf(properties);
  }

  public CalendarEvent withTexts(String newTitle, String newDescription) {
    return new CalendarEvent(
        id,
        etag,
        status,
        newTitle,
        newDescription,
        start,
        end,
        opaque,
        guests,
        allGuests,
        properties);
  }

  /** A deleted event keeps its id and answers to it. */
  public boolean isCancelled() {
    return status.equals("cancelled");
  }
}

package ca.calculquebec.cqorc.sandbox.calendar;

import java.time.Instant;
import java.util.List;

/**
 * An e-mail that Google Calendar would have sent to guests.
 *
 * @param calendar its id
 * @param eventId of the event that was written
 * @param change insert, update or delete
 * @param sendUpdates as the request asked: all or externalOnly
 * @param guests the addresses that it would have reached, sorted; never empty
 */
public record CalendarNotification(
    Instant time,
    String calendar,
    String eventId,
    String summary,
    String change,
    String sendUpdates,
    List<String> guests) {

  public CalendarNotification {
    guests = List.copyOf(guests);
  }
}

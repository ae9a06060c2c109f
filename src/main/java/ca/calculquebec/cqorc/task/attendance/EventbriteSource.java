package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteClient;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who registered: from Eventbrite, or from its export. */
public final class EventbriteSource {
  /** The client, made when it is needed: with a file in its place, no key is. */
  @FunctionalInterface
  public interface Client {
    EventbriteClient get() throws CqorcException;
  }

  /**
   * Who registered.
   *
   * @param event absent when a file was read
   */
  record Registered(
      List<EventAttendee> standing,
      List<EventAttendee> cancelled,
      Optional<EventbriteEvent> event,
      List<String> warnings) {}

  private final Client client;

  public EventbriteSource(Client client) {
    this.client = client;
  }

  Registered read(AttendanceRequest request) throws CqorcException {
    if (request.eventbriteReport().isPresent()) {
      AttendanceRequest.NamedFile file = request.eventbriteReport().get();
      EventbriteReportFile.Reading read = EventbriteReportFile.read(file.path(), file.shown());
      return new Registered(read.standing(), read.cancelled(), Optional.empty(), read.warnings());
    }
    String id = request.event();
    if (!id.matches("\\d{1,20}")) {
      throw AttendanceTask.missing(
          request,
          "eventbrite_id",
          id.isEmpty()
              ? "which Eventbrite event it is about is not known"
              : "\"" + id + "\" is no number of an Eventbrite event",
          "Write the event's number there, or name it with --eventbrite_id, or give its export"
              + " with --eventbrite-report.");
    }
    Optional<EventbriteEvent> event = client.get().findEvent(id);
    if (event.isEmpty()) {
      throw AttendanceTask.missing(
          request,
          "eventbrite_id",
          "there is no event " + id + " at Eventbrite",
          "Correct the number, or look whether [eventbrite] api_key belongs to your organisation.");
    }
    Map<String, EventAttendee> standing = new LinkedHashMap<>();
    List<EventAttendee> cancelled = new ArrayList<>();
    for (ca.calculquebec.cqorc.service.eventbrite.Attendee ticket :
        client.get().listAttendees(id)) {
      EventAttendee attendee = attendee(ticket);
      if (ticket.registered()) {
        standing.put(attendee.id(), attendee);
      } else {
        cancelled.add(attendee);
      }
    }
    return new Registered(List.copyOf(standing.values()), cancelled, event, List.of());
  }

  private static EventAttendee attendee(ca.calculquebec.cqorc.service.eventbrite.Attendee ticket) {
    boolean unnamed = ticket.firstName().isEmpty() && ticket.lastName().isEmpty();
    return new EventAttendee(
        ticket.id(),
        ticket.orderId(),
        unnamed ? ticket.name() : ticket.firstName(),
        ticket.lastName(),
        ticket.email(),
        ticket.isPresent());
  }
}

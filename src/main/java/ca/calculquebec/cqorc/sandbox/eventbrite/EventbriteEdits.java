package ca.calculquebec.cqorc.sandbox.eventbrite;

import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What people do on Eventbrite by hand: who registers, changes their mind, and comes. */
public final class EventbriteEdits {
  private final EventbriteService service;
  private final Runnable changed;

  public EventbriteEdits(EventbriteService service, Runnable changed) {
    this.service = service;
    this.changed = changed;
  }

  /** Somebody gives an event another name. */
  public void name(String event, String name) {
    service.edit(event, kept -> EventbriteEvents.name(kept, name));
    changed.run();
  }

  /**
   * Somebody registers for an event.
   *
   * @return the attendee's id
   */
  public String register(String event, String first, String last, String email) {
    ObjectNode person = JsonTree.object().put("first", first).put("last", last).put("email", email);
    String id = service.register(event, person);
    changed.run();
    return id;
  }

  /** They will not come after all. */
  public void cancel(String event, String attendee) {
    service.edit(
        event, attendee, kept -> kept.put("cancelled", true).put("status", "Not Attending"));
    changed.run();
  }

  /** Their money goes back, and so does the ticket. */
  public void refund(String event, String attendee) {
    service.edit(
        event, attendee, kept -> kept.put("refunded", true).put("status", "Not Attending"));
    changed.run();
  }

  /** The ids of an event's attendees, in the order in which they registered. */
  public List<String> attendeeIds(String event) {
    return service.attendeeIds(event);
  }

  /** They are at the door. */
  public void checkIn(String event, String attendee) {
    service.edit(
        event,
        attendee,
        kept -> {
          kept.put("checked_in", true).put("status", "Checked In");
          for (JsonNode barcode : kept.path("barcodes")) {
            ((ObjectNode) barcode).put("status", "used");
          }
        });
    changed.run();
  }

  /** They correct their name. */
  public void rename(String event, String attendee, String first, String last) {
    service.edit(
        event,
        attendee,
        kept ->
            ((ObjectNode) kept.path("profile"))
                .put("first_name", first)
                .put("last_name", last)
                .put("name", first + " " + last));
    changed.run();
  }
}

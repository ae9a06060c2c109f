package ca.calculquebec.cqorc.sandbox.eventbrite;

import ca.calculquebec.cqorc.sandbox.support.Ids;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** A person's ticket as Eventbrite keeps it. */
public final class Attendees {
  private Attendees() {}

  /**
   * @param person {@code first}, {@code last}, {@code email}, and perhaps {@code cancelled} and
   *     {@code checked_in}
   * @return the attendee's id
   */
  public static String add(
      ArrayNode attendees, JsonNode person, String event, String ticket, Instant start, Ids ids) {
    String id = String.valueOf(ids.number(10));
    String order = String.valueOf(ids.number(10));
    boolean cancelled = person.path("cancelled").asBoolean();
    boolean in = person.path("checked_in").asBoolean();
    String bought = start.minus(Duration.ofDays(9)).toString();
    ObjectNode attendee =
        attendees
            .addObject()
            .put("id", id)
            .put("order_id", order)
            .put("event_id", event)
            .put("ticket_class_id", ticket)
            .put("created", bought)
            .put("changed", in ? start.plusSeconds(900).toString() : bought)
            .put("quantity", 1)
            .put("checked_in", in)
            .put("cancelled", cancelled)
            .put("refunded", false)
            .put("status", cancelled ? "Not Attending" : in ? "Checked In" : "Attending");
    String first = person.path("first").asText();
    String last = person.path("last").asText();
    attendee
        .putObject("profile")
        .put("first_name", first)
        .put("last_name", last)
        .put("name", first + " " + last)
        .put("email", person.path("email").asText())
        .putObject("addresses");
    attendee
        .putArray("barcodes")
        .addObject()
        .put("barcode", (order + id).toLowerCase(Locale.ROOT) + "001")
        .put("status", in ? "used" : "unused")
        .put("checkin_type", in ? 2 : 0);
    attendee.putArray("answers");
    return id;
  }
}

package ca.calculquebec.cqorc.sandbox.eventbrite;

import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The events with what belongs to them: {@code event}, {@code ticket_classes}, {@code content} (the
 * versions of the page), {@code attendees}; deleted ones are remembered by their id.
 */
final class EventbriteStore {
  private final ObjectNode state;
  private final Clock clock;
  private final Duration lag;
  private final String root;

  EventbriteStore(ObjectNode state, Clock clock, Duration lag, String root) {
    this.state = state;
    this.clock = clock;
    this.lag = lag;
    this.root = root;
  }

  String root() {
    return root;
  }

  /** Known to those who write, at once; refused when it does not exist or was deleted. */
  ObjectNode find(String id) {
    JsonNode kept = state.path("events").path(id);
    if (kept instanceof ObjectNode known && !isDeleted(id)) {
      return known;
    }
    throw EventbriteErrors.noEvent();
  }

  /** Known to those who read: a new event appears after a while, or to who brings a waypoint. */
  ObjectNode findVisible(String id, Call call) {
    ObjectNode kept = find(id);
    if (!visible(kept, call)) {
      throw EventbriteErrors.noEvent();
    }
    return kept;
  }

  List<ObjectNode> visible(Call call) {
    List<ObjectNode> found = new ArrayList<>();
    state
        .path("events")
        .properties()
        .forEach(
            entry -> {
              ObjectNode kept = (ObjectNode) entry.getValue();
              if (!isDeleted(entry.getKey()) && visible(kept, call)) {
                found.add(kept);
              }
            });
    return found;
  }

  private boolean visible(JsonNode kept, Call call) {
    if (lag.isZero()) {
      return true;
    }
    String waypoint = call.header("eventbrite-api-waypoint-token").orElse("");
    if (waypoint.matches("wp-\\d{1,15}")
        && Long.parseLong(waypoint.substring(3)) >= kept.path("written").asLong()) {
      return true;
    }
    Instant created = Instant.parse(kept.path("event").path("created").asText());
    return !clock.instant().isBefore(created.plus(lag));
  }

  boolean isDeleted(String id) {
    return state.path("deleted").has(id);
  }

  void add(String id, ObjectNode kept) {
    kept.put("written", writes() + 1);
    JsonTree.object(state, "events").set(id, kept);
  }

  void delete(String id) {
    JsonTree.object(state, "deleted").put(id, clock.instant().toString());
  }

  /** A token that makes later reads see everything written until now. */
  String waypoint(boolean written) {
    if (written) {
      state.put("writes", writes() + 1);
    }
    return "wp-" + writes();
  }

  private long writes() {
    return state.path("writes").asLong();
  }

  /** Gives a copied event's parts their own ids and empties what is not copied. */
  void renewParts(ObjectNode kept, String id, Ids ids) {
    kept.putArray("attendees");
    for (JsonNode ticket : kept.path("ticket_classes")) {
      String ticketId = String.valueOf(ids.number(10));
      ((ObjectNode) ticket)
          .put("id", ticketId)
          .put("event_id", id)
          .put("quantity_sold", 0)
          .put("resource_uri", root + "/events/" + id + "/ticket_classes/" + ticketId + "/");
    }
    ArrayNode versions = JsonTree.array(kept, "content");
    JsonNode published = StructuredContent.latest(versions, true);
    versions.removeAll();
    if (published instanceof ObjectNode page) {
      ObjectNode first = page.deepCopy().put("number", 1);
      first
          .path("modules")
          .forEach(module -> ((ObjectNode) module).put("id", String.valueOf(ids.number(9))));
      versions.add(first);
    }
  }

  /** The event as it is handed out: its status follows the clock. */
  ObjectNode shown(JsonNode kept) {
    ObjectNode event = ((ObjectNode) kept.path("event")).deepCopy();
    if (event.path("status").asText().equals("live")) {
      Instant now = clock.instant();
      Instant end = Instant.parse(event.path("end").path("utc").asText());
      if (!now.isBefore(end.plus(Duration.ofDays(1)))) {
        event.put("status", "completed");
      } else if (!now.isBefore(end)) {
        event.put("status", "ended");
      } else if (!now.isBefore(Instant.parse(event.path("start").path("utc").asText()))) {
        event.put("status", "started");
      }
    }
    return event;
  }
}

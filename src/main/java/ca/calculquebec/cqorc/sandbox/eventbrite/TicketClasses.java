package ca.calculquebec.cqorc.sandbox.eventbrite;

import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What people buy (or take for free) to attend. */
final class TicketClasses {
  private static final Set<String> FIELDS =
      Set.of(
          "name",
          "description",
          "sorting",
          "capacity",
          "quantity_total",
          "sales_start",
          "sales_end",
          "hidden",
          "free",
          "donation",
          "minimum_quantity",
          "maximum_quantity",
          "auto_hide",
          "hide_description",
          "hide_sale_dates",
          "order_confirmation_message",
          "delivery_methods",
          "inventory_tier_id",
          "sales_start_after",
          "include_fee",
          "split_fee",
          "cost",
          "sales_channels");

  private final Clock clock;

  TicketClasses(Clock clock) {
    this.clock = clock;
  }

  ObjectNode list(JsonNode kept, Call call) {
    EventbriteFields.knownQuery(
        call, Set.of("continuation", "expand", "pos", "category", "include_holds", "page_size"));
    List<JsonNode> shown = new ArrayList<>();
    all(kept).forEach(shown::add);
    return EventbritePages.page("ticket_classes", shown, call);
  }

  ArrayNode all(JsonNode kept) {
    ArrayNode all = JsonTree.array();
    kept.path("ticket_classes").forEach(ticket -> all.add(shown(kept, ticket)));
    return all;
  }

  ObjectNode get(JsonNode kept, String id) {
    return shown(kept, find(kept, id));
  }

  ObjectNode update(JsonNode kept, String id, Call call) {
    ObjectNode ticket = find(kept, id);
    ObjectNode change = EventbriteFields.wrapped(call, "ticket_class", FIELDS);
    int quantity = change.path("quantity_total").asInt(Integer.MAX_VALUE);
    if (quantity < ticket.path("quantity_sold").asInt()) {
      throw EventbriteErrors.bad(
          "BAD_QUANTITIES", "The quantity must not be less than what was sold.");
    }
    if (change.has("cost") && ticket.path("quantity_sold").asInt() > 0) {
      throw EventbriteErrors.bad("CANNOT_UPDATE_COST", "Tickets of this class were sold already.");
    }
    for (String time : List.of("sales_start", "sales_end")) {
      JsonNode value = change.path(time);
      if (!value.isMissingNode() && !value.asText().isEmpty()) {
        EventbriteFields.instant(value, "ticket_class." + time);
      }
    }
    change
        .properties()
        .forEach(
            entry -> {
              boolean emptied =
                  entry.getKey().startsWith("sales_") && entry.getValue().asText().isEmpty();
              ticket.set(
                  entry.getKey(),
                  emptied ? JsonTree.object().nullNode() : entry.getValue().deepCopy());
            });
    return shown(kept, ticket);
  }

  private static ObjectNode find(JsonNode kept, String id) {
    for (JsonNode ticket : kept.path("ticket_classes")) {
      if (ticket.path("id").asText().equals(id)) {
        return (ObjectNode) ticket;
      }
    }
    throw EventbriteErrors.of(404, "NOT_FOUND", "The ticket class you requested does not exist.");
  }

  private ObjectNode shown(JsonNode kept, JsonNode ticket) {
    ObjectNode shown = ticket.deepCopy();
    Instant end =
        shown.path("sales_end").isTextual()
            ? Instant.parse(shown.path("sales_end").asText())
            : Instant.parse(kept.path("event").path("start").path("utc").asText())
                .minusSeconds(3600);
    boolean sold = shown.path("quantity_sold").asInt() >= shown.path("quantity_total").asInt(0);
    return shown.put(
        "on_sale_status",
        !clock.instant().isBefore(end) ? "UNAVAILABLE" : sold ? "SOLD_OUT" : "AVAILABLE");
  }
}

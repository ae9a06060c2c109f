package ca.calculquebec.cqorc.sandbox.eventbrite;

import ca.calculquebec.cqorc.sandbox.support.Call;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The organisation's list of events. */
final class EventbriteList {
  private static final Set<String> QUERY =
      Set.of(
          "continuation",
          "expand",
          "status",
          "order_by",
          "time_filter",
          "name_filter",
          "page_size",
          "page",
          "show_series_parent",
          "event_ids");
  private static final Set<String> STATUSES =
      Set.of("all", "draft", "live", "started", "ended", "completed", "canceled");

  /** Drafts and past events are missing unless they are asked for. */
  private static final Set<String> USUAL = Set.of("live", "started");

  private final EventbriteStore store;
  private final TicketClasses tickets;
  private final Clock clock;

  EventbriteList(EventbriteStore store, TicketClasses tickets, Clock clock) {
    this.store = store;
    this.tickets = tickets;
    this.clock = clock;
  }

  ObjectNode list(Call call) {
    EventbriteFields.knownQuery(call, QUERY);
    Set<String> statuses = statuses(call.query("status").orElse(""));
    String name = call.query("name_filter").orElse("").toLowerCase(Locale.ROOT);
    Set<String> ids = Set.of(call.query("event_ids").orElse("").split(",", -1));
    List<JsonNode> found = new ArrayList<>();
    for (ObjectNode kept : store.visible(call)) {
      ObjectNode event = store.shown(kept);
      String title = event.path("name").path("text").asText().toLowerCase(Locale.ROOT);
      if ((statuses.contains("all") || statuses.contains(event.path("status").asText()))
          && inTime(event, call.query("time_filter").orElse("all"))
          && title.contains(name)
          && (ids.contains("") || ids.contains(event.path("id").asText()))) {
        found.add(expanded(kept, event, call));
      }
    }
    found.sort(order(call.query("order_by").orElse("start_asc")));
    return EventbritePages.page("events", found, call);
  }

  /** The event with the parts that the request wants to see in it. */
  ObjectNode expanded(JsonNode kept, ObjectNode event, Call call) {
    for (String part : call.query("expand").orElse("").split(",", -1)) {
      switch (part) {
        case "ticket_classes" -> event.set("ticket_classes", tickets.all(kept));
        case "venue" -> event.putNull("venue");
        default -> {}
      }
    }
    return event;
  }

  private static Set<String> statuses(String text) {
    if (text.isEmpty()) {
      return USUAL;
    }
    Set<String> statuses = Set.copyOf(Arrays.asList(text.split(",", -1)));
    if (!STATUSES.containsAll(statuses)) {
      throw EventbriteErrors.argument("status", "INVALID");
    }
    return statuses;
  }

  private boolean inTime(JsonNode event, String filter) {
    boolean past = Instant.parse(event.path("end").path("utc").asText()).isBefore(clock.instant());
    return switch (filter) {
      case "all" -> true;
      case "past" -> past;
      case "current_future" -> !past;
      default -> throw EventbriteErrors.argument("time_filter", "INVALID");
    };
  }

  private static Comparator<JsonNode> order(String text) {
    Comparator<JsonNode> order =
        switch (text.replaceFirst("_(asc|desc)$", "")) {
          case "start" -> Comparator.comparing(event -> event.path("start").path("utc").asText());
          case "created" ->
              Comparator.<JsonNode, String>comparing(event -> event.path("created").asText())
                  .thenComparing(event -> event.path("id").asText());
          case "name" -> Comparator.comparing(event -> event.path("name").path("text").asText());
          default -> throw EventbriteErrors.argument("order_by", "INVALID");
        };
    return text.endsWith("_desc") ? order.reversed() : order;
  }
}

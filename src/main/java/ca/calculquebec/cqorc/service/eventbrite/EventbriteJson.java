package ca.calculquebec.cqorc.service.eventbrite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Eventbrite's answers as records, and records as its request bodies. */
final class EventbriteJson {
  private static final ObjectMapper JSON =
      // Java's unmodifiable maps have another order in every process, and a request has one.
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  /** An answer that cannot be what it should be; says which field is at fault. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  private EventbriteJson() {}

  static JsonNode parse(String text) throws Unreadable {
    JsonNode node;
    try {
      node = JSON.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new Unreadable("it is not JSON");
    }
    if (node == null || !node.isObject()) {
      throw new Unreadable("it is not a JSON object");
    }
    return node;
  }

  static byte[] bytes(Object body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a request body that is not JSON", impossible);
    }
  }

  static EventbriteEvent event(JsonNode node) throws Unreadable {
    return new EventbriteEvent(
        text(node, "id"),
        optionalText(node.path("name"), "text").orElse(""),
        text(node, "status"),
        instant(node.path("start"), "utc"),
        instant(node.path("end"), "utc"),
        node.path("start").path("timezone").asText(""),
        optionalText(node, "summary").orElse(""),
        optionalText(node, "url").orElse(""));
  }

  static StructuredContent content(JsonNode node) throws Unreadable {
    JsonNode version = node.path("page_version_number");
    if (!version.isMissingNode() && !version.isNull() && !version.asText("").matches("\\d{1,9}")) {
      throw new Unreadable("page_version_number is not a number");
    }
    return new StructuredContent(
        version.asInt(0), maps(node.path("modules")), maps(node.path("widgets")));
  }

  static TicketClass ticketClass(JsonNode node) throws Unreadable {
    Optional<String> salesEnd = optionalText(node, "sales_end").filter(text -> !text.isBlank());
    return new TicketClass(
        text(node, "id"),
        optionalText(node, "name").orElse(""),
        salesEnd.isEmpty() ? Optional.empty() : Optional.of(instant(node, "sales_end")),
        node.path("quantity_sold").asInt(0));
  }

  static Organization organization(JsonNode node) throws Unreadable {
    return new Organization(text(node, "id"), optionalText(node, "name").orElse(""));
  }

  static Attendee attendee(JsonNode node) throws Unreadable {
    JsonNode profile = node.path("profile");
    return new Attendee(
        text(node, "id"),
        optionalText(node, "order_id").orElse(""),
        filledIn(profile, "first_name"),
        filledIn(profile, "last_name"),
        filledIn(profile, "name"),
        filledIn(profile, "email"),
        optionalText(node, "ticket_class_name").orElse(""),
        optionalText(node, "status").orElse(""),
        node.path("checked_in").asBoolean(false),
        isRegistered(node));
  }

  /** Eventbrite has words of its own for what a buyer left out. */
  private static String filledIn(JsonNode profile, String field) {
    String text = optionalText(profile, field).orElse("").strip();
    return text.equalsIgnoreCase("Info Requested") ? "" : text;
  }

  /** Whether this ticket still stands; the display status is free text in capitals. */
  static boolean isRegistered(JsonNode attendee) {
    String status = attendee.path("status").asText("");
    return !attendee.path("cancelled").asBoolean(false)
        && !attendee.path("refunded").asBoolean(false)
        && !status.equalsIgnoreCase("Deleted")
        && !status.equalsIgnoreCase("Transferred");
  }

  static List<JsonNode> items(JsonNode page, String key) throws Unreadable {
    JsonNode items = page.path(key);
    if (!items.isArray()) {
      throw new Unreadable("it has no list " + key);
    }
    List<JsonNode> all = new ArrayList<>();
    items.forEach(all::add);
    return all;
  }

  private static String text(JsonNode node, String field) throws Unreadable {
    return optionalText(node, field).orElseThrow(() -> new Unreadable(field + " is missing"));
  }

  static Optional<String> optionalText(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
  }

  private static Instant instant(JsonNode node, String field) throws Unreadable {
    try {
      return Instant.parse(text(node, field));
    } catch (DateTimeException malformed) {
      throw new Unreadable(field + " is not a time");
    }
  }

  private static List<Map<String, Object>> maps(JsonNode array) {
    List<Map<String, Object>> maps = new ArrayList<>();
    for (JsonNode element : array) {
      if (element.isObject()) {
        maps.add(JSON.convertValue(element, MAP));
      }
    }
    return maps;
  }
}

package ca.calculquebec.cqorc.service.zoom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Zoom's JSON, read and written. */
final class ZoomJson {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Java's unmodifiable maps have another order in every process, and a request has one.
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
  private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

  /** An answer that is not what the contract says; the message names the field. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  private ZoomJson() {}

  static JsonNode strict(String text) throws Unreadable {
    try {
      JsonNode node = JSON.readTree(text);
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException malformed) {
      throw new Unreadable("it is not JSON");
    }
    throw new Unreadable("it is not a JSON object");
  }

  /** For error bodies, which Zoom does not always escape properly. */
  static JsonNode lenient(String text) {
    try {
      return strict(text);
    } catch (Unreadable malformed) {
      return MissingNode.getInstance();
    }
  }

  static byte[] bytes(Map<String, Object> body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException("not writable as JSON: " + body.keySet(), impossible);
    }
  }

  /** Zoom's documented form for an instant: seconds, and {@code Z}. */
  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static Webinar webinar(JsonNode node) throws Unreadable {
    return new Webinar(
        id(node),
        node.path("topic").asText(""),
        start(node),
        node.path("duration").asInt(0),
        node.path("timezone").asText(""),
        node.path("join_url").asText(""),
        node.path("registration_url").asText(""),
        settings(node.path("settings")));
  }

  static WebinarSummary summary(JsonNode node) throws Unreadable {
    return new WebinarSummary(
        id(node), node.path("topic").asText(""), start(node), node.path("join_url").asText(""));
  }

  static JsonNode list(JsonNode answer, String field) throws Unreadable {
    JsonNode list = answer.path(field);
    if (!list.isArray()) {
      throw new Unreadable("it has no list of " + field);
    }
    return list;
  }

  static PastInstance pastInstance(JsonNode node) throws Unreadable {
    String uuid = node.path("uuid").asText("");
    if (uuid.isEmpty()) {
      throw new Unreadable("an instance has no uuid");
    }
    return new PastInstance(uuid, start(node));
  }

  static Participation participation(JsonNode node) throws Unreadable {
    Instant joined = moment(node, "join_time");
    // Its unit is disputed, so that it only stands in for a time that is missing.
    Instant left =
        node.path("leave_time").asText("").isEmpty()
            ? joined.plusSeconds(Math.max(0, node.path("duration").asLong(0)))
            : moment(node, "leave_time");
    return new Participation(
        node.path("name").asText(""),
        node.path("user_email").asText(""),
        joined,
        left,
        node.path("status").asText("").equals("in_waiting_room"));
  }

  private static Instant moment(JsonNode node, String field) throws Unreadable {
    try {
      return Instant.parse(node.path(field).asText(""));
    } catch (DateTimeException malformed) {
      throw new Unreadable("a participant's " + field + " is not a time");
    }
  }

  static Panelist panelist(JsonNode node) {
    return new Panelist(
        node.path("id").asText(""), node.path("name").asText(""), node.path("email").asText(""));
  }

  private static long id(JsonNode node) throws Unreadable {
    // An integer everywhere but in the answer to new panelists, where it is a text.
    long id = node.path("id").asLong(0);
    if (id <= 0) {
      throw new Unreadable("it has no id");
    }
    return id;
  }

  private static Optional<Instant> start(JsonNode node) {
    String text = node.path("start_time").asText("");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException local) {
      return localStart(text, node.path("timezone").asText(""));
    }
  }

  private static Optional<Instant> localStart(String text, String timezone) {
    try {
      ZoneId zone = timezone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(timezone);
      return Optional.of(LocalDateTime.parse(text).atZone(zone).toInstant());
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> settings(JsonNode node) {
    if (!node.isObject()) {
      return Map.of();
    }
    Map<String, Object> settings = JSON.convertValue(node, MAP);
    // Absent and null mean the same, and unmodifiable maps hold no null.
    settings.values().removeIf(value -> value == null);
    return settings;
  }
}

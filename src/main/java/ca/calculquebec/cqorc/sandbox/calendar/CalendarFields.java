package ca.calculquebec.cqorc.sandbox.calendar;

import ca.calculquebec.cqorc.sandbox.google.GoogleErrors;
import ca.calculquebec.cqorc.sandbox.support.ErrorAnswer;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What an event's body may hold, and what the service makes of it. As Google does, it leaves out
 * whatever is empty or at its default, so that clients cannot count on it being there.
 */
public final class CalendarFields {
  private static final List<String> TEXTS = List.of("summary", "description", "location");
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "transparency", "opaque",
          "visibility", "default",
          "eventType", "default",
          "colorId", "");
  private static final Map<String, Boolean> SWITCHES =
      Map.of(
          "guestsCanInviteOthers", true,
          "guestsCanModify", false,
          "guestsCanSeeOtherGuests", true,
          "anyoneCanAddSelf", false);
  private static final Set<String> STATUSES = Set.of("confirmed", "tentative", "cancelled");
  private static final Set<String> ANSWERS =
      Set.of("needsAction", "declined", "tentative", "accepted");
  private static final int LONGEST_KEY = 44;
  private static final int LONGEST_VALUE = 1024;
  private static final int MOST_PROPERTIES = 300;

  private final ObjectNode calendar;

  private CalendarFields(ObjectNode calendar) {
    this.calendar = calendar;
  }

  public static CalendarFields of(ObjectNode calendar) {
    return new CalendarFields(calendar);
  }

  /** Objects are merged in depth, lists replaced whole, null removes. */
  static void patch(ObjectNode target, ObjectNode change) {
    change
        .properties()
        .forEach(
            entry -> {
              String key = entry.getKey();
              JsonNode value = entry.getValue();
              if (value.isNull()) {
                target.remove(key);
              } else if (value instanceof ObjectNode inner
                  && target.get(key) instanceof ObjectNode old) {
                patch(old, inner);
              } else {
                target.set(key, value.deepCopy());
              }
            });
  }

  /** The event's fields as they are kept; refuses what is missing or malformed. */
  public ObjectNode whole(ObjectNode body) {
    ObjectNode event = JsonTree.object();
    if (body.path("recurrence").size() > 0) {
      throw invalid("The sandbox does not know recurring events.");
    }
    String status = body.path("status").asText("confirmed");
    if (!STATUSES.contains(status)) {
      throw invalid("Invalid value for: " + status + " is not a valid value");
    }
    event.put("status", status);
    for (String name : TEXTS) {
      String text = body.path(name).asText("");
      if (!text.isEmpty()) {
        event.put(name, text);
      }
    }
    DEFAULTS.forEach(
        (name, usual) -> {
          String text = body.path(name).asText(usual);
          if (!text.equals(usual)) {
            event.put(name, text);
          }
        });
    SWITCHES.forEach(
        (name, usual) -> {
          boolean on = body.path(name).asBoolean(usual);
          if (on != usual) {
            event.put(name, on);
          }
        });
    times(event, body);
    guests(event, body.path("attendees"));
    properties(event, body.path("extendedProperties"));
    reminders(event, body.path("reminders"));
    if (body.path("source").isObject()) {
      event.set("source", body.path("source").deepCopy());
    }
    return event;
  }

  private void times(ObjectNode event, ObjectNode body) {
    CalendarTime start = CalendarTime.read(body.path("start"), "start", calendar);
    CalendarTime end = CalendarTime.read(body.path("end"), "end", calendar);
    if (start.allDay() != end.allDay()) {
      throw invalid("Invalid start or end time.");
    }
    boolean empty =
        start.allDay()
            ? !end.instant().isAfter(start.instant())
            : end.instant().isBefore(start.instant());
    if (empty) {
      throw GoogleErrors.timeRangeEmpty();
    }
    event.set("start", start.json());
    event.set("end", end.json());
  }

  /** The organizer comes to every event that has guests. */
  private void guests(ObjectNode event, JsonNode guests) {
    Map<String, ObjectNode> kept = new LinkedHashMap<>();
    for (JsonNode guest : guests) {
      String email = guest.path("email").asText().toLowerCase(Locale.ROOT);
      if (!email.matches("[^\\s@<>,]+@[^\\s@<>,]+\\.[^\\s@<>,.]+")) {
        throw invalid("Invalid attendee email.");
      }
      String answer = guest.path("responseStatus").asText("needsAction");
      if (!ANSWERS.contains(answer)) {
        throw invalid("Invalid value for: " + answer + " is not a valid value");
      }
      ObjectNode one = JsonTree.object().put("email", email);
      for (String name : List.of("displayName", "comment")) {
        String text = guest.path(name).asText("");
        if (!text.isEmpty()) {
          one.put(name, text);
        }
      }
      if (guest.path("optional").asBoolean(false)) {
        one.put("optional", true);
      }
      kept.put(email, one.put("responseStatus", answer));
    }
    String organizer = calendar.path("id").asText();
    kept.remove(organizer);
    if (kept.isEmpty()) {
      return;
    }
    ArrayNode list = event.putArray("attendees");
    list.addObject()
        .put("email", organizer)
        .put("displayName", calendar.path("summary").asText())
        .put("organizer", true)
        .put("self", true)
        .put("responseStatus", "accepted");
    kept.values().forEach(list::add);
  }

  private static void properties(ObjectNode event, JsonNode given) {
    ObjectNode properties = JsonTree.object();
    for (String kind : List.of("private", "shared")) {
      ObjectNode kept = JsonTree.object();
      given
          .path(kind)
          .properties()
          .forEach(
              entry -> {
                String value = entry.getValue().asText();
                // Too long a key is dropped and too long a value cut, without a word.
                if (entry.getKey().length() <= LONGEST_KEY && kept.size() < MOST_PROPERTIES) {
                  kept.put(
                      entry.getKey(), value.substring(0, Math.min(value.length(), LONGEST_VALUE)));
                }
              });
      if (!kept.isEmpty()) {
        properties.set(kind, kept);
      }
    }
    if (!properties.isEmpty()) {
      event.set("extendedProperties", properties);
    }
  }

  private static void reminders(ObjectNode event, JsonNode given) {
    ObjectNode reminders = event.putObject("reminders");
    boolean usual = given.path("useDefault").asBoolean(!given.has("overrides"));
    reminders.put("useDefault", usual);
    if (usual && !given.path("overrides").isEmpty()) {
      throw GoogleErrors.legacy(
          400,
          "calendar",
          "cannotUseDefaultRemindersAndSpecifyOverride",
          "Cannot specify both default reminders and overrides at the same time.");
    }
    if (!given.path("overrides").isEmpty()) {
      reminders.set("overrides", given.path("overrides").deepCopy());
    }
  }

  private static ErrorAnswer invalid(String message) {
    return GoogleErrors.legacy(400, "global", "invalid", message);
  }
}

package ca.calculquebec.cqorc.sandbox.calendar;

import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.PageText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What the calendars hold, for people and for comparison. */
public final class CalendarShown {
  private static final List<String> DIFFERS =
      List.of("id", "etag", "htmlLink", "created", "updated", "iCalUID", "sequence");

  private CalendarShown() {}

  /**
   * @param meanings gets the meaning of every event's id
   */
  public static ObjectNode of(ObjectNode state, boolean comparable, Map<String, String> meanings) {
    ObjectNode shown = JsonTree.object();
    state
        .path("calendars")
        .properties()
        .forEach(
            entry -> shown.set(entry.getKey(), events(entry.getValue(), comparable, meanings)));
    return shown;
  }

  private static ArrayNode events(
      JsonNode calendar, boolean comparable, Map<String, String> meanings) {
    List<ObjectNode> found = new ArrayList<>();
    for (JsonNode kept : calendar.path("events")) {
      if (CalendarEvents.isCancelled(kept)) {
        continue;
      }
      ObjectNode event = ((ObjectNode) kept).deepCopy();
      meanings.put(
          event.path("id").asText(),
          "calendar event: "
              + event.path("summary").asText("")
              + " "
              + event.path("start").path("dateTime").asText());
      event.remove("kind");
      if (comparable) {
        event.remove(DIFFERS);
      }
      if (event.path("attendees") instanceof ArrayNode guests) {
        List<JsonNode> sorted = new ArrayList<>();
        guests.forEach(sorted::add);
        sorted.sort(Comparator.comparing(guest -> guest.path("email").asText()));
        guests.removeAll().addAll(sorted);
      }
      found.add(event);
    }
    return JsonTree.sorted(found);
  }

  public static void page(PageText page, JsonNode calendars, List<CalendarNotification> notified) {
    page.heading("Google Calendar");
    calendars
        .properties()
        .forEach(
            calendar -> {
              page.subheading(calendar.getKey());
              List<List<String>> rows = new ArrayList<>();
              for (JsonNode event : calendar.getValue()) {
                rows.add(
                    List.of(
                        event.path("summary").asText(""),
                        time(event.path("start")),
                        time(event.path("end")),
                        guests(event),
                        event.path("extendedProperties").path("private").isMissingNode()
                            ? ""
                            : JsonTree.text(event.path("extendedProperties").path("private"))));
              }
              page.table(List.of("event", "start", "end", "guests", "private properties"), rows);
            });
    page.subheading("Who would have been told by e-mail");
    page.table(
        List.of("time", "what", "event", "whom"),
        notified.stream()
            .map(
                one ->
                    List.of(
                        one.time().toString(),
                        one.change(),
                        one.summary(),
                        String.join(", ", one.guests())))
            .toList());
  }

  private static String time(JsonNode node) {
    return node.path("dateTime").asText(node.path("date").asText());
  }

  private static String guests(JsonNode event) {
    List<String> guests = new ArrayList<>();
    for (JsonNode guest : event.path("attendees")) {
      if (!guest.path("organizer").asBoolean()) {
        guests.add(guest.path("email").asText() + " " + guest.path("responseStatus").asText());
      }
    }
    return String.join(", ", guests);
  }
}

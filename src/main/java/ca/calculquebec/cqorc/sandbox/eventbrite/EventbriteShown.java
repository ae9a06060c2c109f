package ca.calculquebec.cqorc.sandbox.eventbrite;

import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.PageText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Eventbrite holds, for people and for comparison. */
public final class EventbriteShown {
  private EventbriteShown() {}

  /**
   * @param meanings gets the meaning of every event's id
   */
  public static ArrayNode of(ObjectNode state, boolean comparable, Map<String, String> meanings) {
    List<ObjectNode> found = new ArrayList<>();
    for (JsonNode kept : state.path("events")) {
      JsonNode event = kept.path("event");
      String id = event.path("id").asText();
      if (state.path("deleted").has(id)) {
        continue;
      }
      meanings.put(
          id,
          "event: "
              + event.path("name").path("text").asText()
              + " "
              + event.path("start").path("utc").asText());
      ObjectNode shown = JsonTree.object();
      if (!comparable) {
        shown.put("id", id).put("url", event.path("url").asText());
      }
      for (String key : List.of("name", "summary", "start", "end", "status", "logo_id", "locale")) {
        shown.set(key, event.path(key));
      }
      ArrayNode tickets = shown.putArray("ticket_classes");
      for (JsonNode ticket : kept.path("ticket_classes")) {
        ObjectNode one = ((ObjectNode) ticket).deepCopy();
        if (comparable) {
          one.remove(List.of("id", "event_id", "resource_uri"));
        }
        tickets.add(one);
      }
      ArrayNode modules = shown.putArray("modules");
      for (JsonNode module :
          StructuredContent.latest(JsonTree.array(kept, "content"), true).path("modules")) {
        modules
            .addObject()
            .put("type", module.path("type").asText())
            .set("data", module.path("data"));
      }
      shown.put("attendees", kept.path("attendees").size());
      found.add(shown);
    }
    return JsonTree.sorted(found);
  }

  public static void page(PageText page, JsonNode events) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode event : events) {
      StringBuilder sales = new StringBuilder();
      event
          .path("ticket_classes")
          .forEach(
              ticket ->
                  sales
                      .append(ticket.path("name").asText())
                      .append(" until ")
                      .append(ticket.path("sales_end").asText())
                      .append("; "));
      rows.add(
          List.of(
              event.path("id").asText(),
              event.path("name").path("text").asText(),
              event.path("start").path("local").asText(),
              event.path("end").path("local").asText(),
              event.path("status").asText(),
              sales.toString(),
              event.path("modules").size() + " modules",
              event.path("attendees").asText()));
    }
    page.heading("Eventbrite");
    page.table(
        List.of("event", "name", "start", "end", "status", "tickets", "page", "attendees"), rows);
  }
}

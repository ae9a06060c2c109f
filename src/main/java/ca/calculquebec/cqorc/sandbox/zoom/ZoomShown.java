package ca.calculquebec.cqorc.sandbox.zoom;

import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.PageText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Zoom holds, for people and for comparison. */
public final class ZoomShown {
  private ZoomShown() {}

  /**
   * @param meanings gets the meaning of every webinar's id
   */
  public static ArrayNode of(ObjectNode state, boolean comparable, Map<String, String> meanings) {
    List<ObjectNode> found = new ArrayList<>();
    for (JsonNode kept : state.path("webinars")) {
      ObjectNode webinar = ((ObjectNode) kept.path("webinar")).deepCopy();
      String id = webinar.path("id").asText();
      meanings.put(
          id,
          "webinar: " + webinar.path("topic").asText() + " " + webinar.path("start_time").asText());
      webinar.remove("start_url");
      if (comparable) {
        webinar.remove(
            List.of("uuid", "id", "host_id", "created_at", "join_url", "registration_url"));
      }
      ArrayNode panelists = webinar.putArray("panelists");
      List<String> people = new ArrayList<>();
      kept.path("panelists")
          .forEach(
              one ->
                  people.add(one.path("name").asText() + " <" + one.path("email").asText() + ">"));
      people.stream().sorted().forEach(panelists::add);
      found.add(webinar);
    }
    return JsonTree.sorted(found);
  }

  /**
   * @param changes those of today, by host
   */
  public static void page(PageText page, JsonNode webinars, JsonNode changes) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode webinar : webinars) {
      rows.add(
          List.of(
              webinar.path("id").asText(),
              webinar.path("topic").asText(),
              webinar.path("start_time").asText(),
              webinar.path("duration").asText() + " min",
              webinar.path("settings").path("alternative_hosts").asText(),
              joined(webinar.path("panelists"))));
    }
    page.heading("Zoom");
    page.table(
        List.of("webinar", "topic", "start", "length", "alternative hosts", "panelists"), rows);
    changes
        .properties()
        .forEach(
            host ->
                page.paragraph(
                    host.getValue().path("count").asText()
                        + " of the 100 changes of "
                        + host.getValue().path("day").asText()
                        + " are used."));
  }

  private static String joined(JsonNode list) {
    StringBuilder text = new StringBuilder();
    list.forEach(one -> text.append(text.isEmpty() ? "" : ", ").append(one.asText()));
    return text.toString();
  }
}

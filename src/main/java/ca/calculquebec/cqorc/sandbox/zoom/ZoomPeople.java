package ca.calculquebec.cqorc.sandbox.zoom;

import ca.calculquebec.cqorc.sandbox.support.Answer;
import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Panelists and registrants of a webinar. */
final class ZoomPeople {
  private static final int MOST_PANELISTS_PER_CALL = 30;

  private final Webinars webinars;
  private final ZoomPages pages;
  private final Clock clock;
  private final Ids ids;

  ZoomPeople(Webinars webinars, ZoomPages pages, Clock clock, Ids ids) {
    this.webinars = webinars;
    this.pages = pages;
    this.clock = clock;
    this.ids = ids;
  }

  Answer panelists(String id) {
    ArrayNode panelists = JsonTree.array(webinars.find(id), "panelists");
    ObjectNode answer = JsonTree.object();
    answer.set("panelists", panelists);
    return Answer.json(200, answer.put("total_records", panelists.size()));
  }

  Answer addPanelists(String id, ObjectNode body) {
    ArrayNode panelists = JsonTree.array(webinars.find(id), "panelists");
    JsonNode asked = body.path("panelists");
    List<ZoomErrors.FieldFault> faults = new ArrayList<>();
    if (!asked.isArray() || asked.isEmpty() || asked.size() > MOST_PANELISTS_PER_CALL) {
      faults.add(new ZoomErrors.FieldFault("panelists", "Between 1 and 30 panelists."));
    }
    for (int i = 0; i < asked.size(); i++) {
      if (!ZoomFields.isAddress(asked.get(i).path("email").asText())) {
        faults.add(new ZoomErrors.FieldFault("panelists[" + i + "].email", "Invalid field."));
      }
      if (asked.get(i).path("name").asText().isBlank()) {
        faults.add(new ZoomErrors.FieldFault("panelists[" + i + "].name", "Invalid field."));
      }
    }
    if (!faults.isEmpty()) {
      throw ZoomErrors.fields(faults);
    }
    for (JsonNode one : asked) {
      String email = one.path("email").asText();
      // What a second invitation of one address does is not documented; here it changes nothing.
      if (!has(panelists, email)) {
        panelists
            .addObject()
            .put("id", ids.text(22))
            .put("email", email)
            .put("name", one.path("name").asText())
            .put("join_url", "https://zoom.example/w/" + id + "?tk=" + ids.text(30));
      }
    }
    return Answer.json(
        201,
        JsonTree.object()
            .put("id", id)
            .put("updated_at", Webinars.seconds(clock.instant()).toString()));
  }

  Answer removeAllPanelists(String id) {
    JsonTree.array(webinars.find(id), "panelists").removeAll();
    return Answer.empty(204);
  }

  Answer removePanelist(String id, String panelistId) {
    ArrayNode panelists = JsonTree.array(webinars.find(id), "panelists");
    for (int i = 0; i < panelists.size(); i++) {
      if (panelists.get(i).path("id").asText().equals(panelistId)) {
        panelists.remove(i);
        return Answer.empty(204);
      }
    }
    throw ZoomErrors.of(404, 3001, "Panelist does not exist: " + panelistId + ".");
  }

  Answer registrants(String id, Call call) {
    String status = call.query("status").orElse("approved");
    List<JsonNode> found =
        StreamSupport.stream(JsonTree.array(webinars.find(id), "registrants").spliterator(), false)
            .filter(one -> one.path("status").asText().equals(status))
            .toList();
    return pages.answer("registrants", "registrants " + id + " " + status, found, call, one -> one);
  }

  Answer register(String id, ObjectNode body) {
    ObjectNode kept = webinars.find(id);
    int approval = kept.path("webinar").path("settings").path("approval_type").asInt(2);
    if (approval == 2) {
      throw ZoomErrors.of(
          400, 3000, "Registration has not been enabled for this webinar: " + id + ".");
    }
    if (!Webinars.end(kept.path("webinar")).isAfter(clock.instant())) {
      throw ZoomErrors.of(400, 3038, "Webinar is over, you can not register now.");
    }
    if (!ZoomFields.isAddress(body.path("email").asText())
        || body.path("first_name").asText().isBlank()) {
      throw ZoomErrors.fields(List.of(new ZoomErrors.FieldFault("email", "Invalid field.")));
    }
    String registrant = ids.text(22);
    ObjectNode one =
        JsonTree.object()
            .put("id", registrant)
            .put("email", body.path("email").asText())
            .put("first_name", body.path("first_name").asText())
            .put("last_name", body.path("last_name").asText())
            .put("status", approval == 0 ? "approved" : "pending")
            .put("create_time", Webinars.seconds(clock.instant()).toString())
            .put("join_url", "https://zoom.example/w/" + id + "?tk=" + ids.text(30));
    JsonTree.array(kept, "registrants").add(one);
    return Answer.json(
        201,
        JsonTree.object()
            .put("id", id)
            .put("registrant_id", registrant)
            .put("topic", kept.path("webinar").path("topic").asText())
            .put("start_time", kept.path("webinar").path("start_time").asText())
            .put("join_url", one.path("join_url").asText()));
  }

  private static boolean has(ArrayNode panelists, String email) {
    for (JsonNode panelist : panelists) {
      if (panelist.path("email").asText().equalsIgnoreCase(email)) {
        return true;
      }
    }
    return false;
  }
}

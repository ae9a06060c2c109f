package ca.calculquebec.cqorc.sandbox.zoom;

import ca.calculquebec.cqorc.sandbox.support.Answer;
import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Zoom knows about webinars that have taken place. */
final class ZoomReports {
  private final ObjectNode webinars;
  private final ZoomPages pages;
  private final Clock clock;

  ZoomReports(ObjectNode webinars, ZoomPages pages, Clock clock) {
    this.webinars = webinars;
    this.pages = pages;
    this.clock = clock;
  }

  Answer instances(String id) {
    JsonNode kept = webinars.path(id);
    if (kept.isMissingNode()) {
      throw ZoomErrors.noWebinar(id);
    }
    ObjectNode answer = JsonTree.object();
    var list = answer.putArray("webinars");
    for (JsonNode instance : ended(kept)) {
      list.addObject()
          .put("uuid", instance.path("uuid").asText())
          .put("start_time", instance.path("start_time").asText());
    }
    return Answer.json(200, answer);
  }

  /**
   * @param idOrUuid decoded once, as the path held it; a number means the latest instance only
   */
  Answer participants(String idOrUuid, Call call, boolean report) {
    JsonNode instance =
        instance(idOrUuid)
            .orElseThrow(() -> ZoomErrors.of(404, 3001, "Webinar ID is invalid or not end."));
    List<JsonNode> people = new ArrayList<>();
    instance.path("participants").forEach(people::add);
    boolean registrants = call.query("include_fields").orElse("").contains("registrant_id");
    return pages.answer(
        "participants",
        (report ? "report " : "past ") + instance.path("uuid").asText(),
        people,
        call,
        one -> {
          ObjectNode entry = one.deepCopy();
          if (!registrants) {
            entry.remove("registrant_id");
          }
          return entry;
        });
  }

  private Optional<JsonNode> instance(String idOrUuid) {
    if (idOrUuid.matches("\\d+")) {
      List<JsonNode> ended = ended(webinars.path(idOrUuid));
      return ended.isEmpty() ? Optional.empty() : Optional.of(ended.get(ended.size() - 1));
    }
    // Zoom takes a slash for a part of the path unless it is encoded twice.
    if (idOrUuid.startsWith("/") || idOrUuid.contains("//")) {
      return Optional.empty();
    }
    String uuid = Call.decode(idOrUuid.replace("+", "%2B"));
    for (JsonNode kept : webinars) {
      for (JsonNode instance : ended(kept)) {
        if (instance.path("uuid").asText().equals(uuid)) {
          return Optional.of(instance);
        }
      }
    }
    return Optional.empty();
  }

  private List<JsonNode> ended(JsonNode kept) {
    List<JsonNode> ended = new ArrayList<>();
    String now = clock.instant().toString();
    for (JsonNode instance : kept.path("instances")) {
      if (instance.path("end_time").asText().compareTo(now) <= 0) {
        ended.add(instance);
      }
    }
    return ended;
  }
}

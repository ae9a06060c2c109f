package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.cli.print.Wrap;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** What a sandbox holds, a line a thing. */
final class SandboxContents {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SandboxContents() {}

  /**
   * @param state the sandbox's own account of itself, JSON
   */
  static List<String> lines(String state) {
    JsonNode root;
    try {
      root = JSON.readTree(state);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("the sandbox's state is no JSON", impossible);
    }
    List<String> lines = new ArrayList<>();
    for (JsonNode webinar : root.path("zoom")) {
      lines.add(
          line(
              "zoom",
              webinar.path("start_time").asText(),
              webinar.path("panelists").size() + " panelists",
              webinar.path("topic").asText()));
    }
    for (JsonNode event : root.path("eventbrite")) {
      lines.add(
          line(
              "eventbrite",
              text(event.path("start"), "utc"),
              event.path("status").asText(),
              text(event.path("name"), "text")));
    }
    for (JsonNode calendar : root.path("calendar")) {
      for (JsonNode event : calendar) {
        int guests = event.path("attendees").size();
        lines.add(
            line(
                "calendar",
                event.path("start").path("dateTime").asText(),
                guests == 0 ? "public" : guests + " guests",
                event.path("summary").asText()));
      }
    }
    for (JsonNode channel : root.path("slack")) {
      lines.add(
          line(
              "slack",
              channel.path("scheduled").size() + " messages to come",
              channel.path("members").size() + " members",
              "#" + channel.path("name").asText()));
    }
    return lines;
  }

  /** A value, or the field of an object that holds it. */
  private static String text(JsonNode node, String field) {
    return node.isObject() ? node.path(field).asText() : node.asText();
  }

  private static String line(String service, String start, String detail, String name) {
    return Wrap.cut(Wrap.pad(service, 11) + Wrap.pad(start, 26) + Wrap.pad(detail, 13) + name, 78);
  }
}

package ca.calculquebec.cqorc.sandbox.slack;

import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.PageText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the workspace holds, for people and for comparison. */
public final class SlackShown {
  private SlackShown() {}

  public static ArrayNode of(ObjectNode state, boolean comparable) {
    SlackPeople people = new SlackPeople(JsonTree.object(state, "users"));
    List<ObjectNode> found = new ArrayList<>();
    for (JsonNode kept : state.path("channels")) {
      JsonNode channel = kept.path("channel");
      ObjectNode shown = JsonTree.object().put("name", channel.path("name").asText());
      if (!comparable) {
        shown.put("id", channel.path("id").asText());
      }
      shown
          .put("archived", channel.path("is_archived").asBoolean())
          .put("private", channel.path("is_private").asBoolean());
      List<String> members = new ArrayList<>();
      kept.path("members").forEach(member -> members.add(people.shown(member.asText())));
      members.stream().sorted().forEach(shown.putArray("members")::add);
      ArrayNode bookmarks = shown.putArray("bookmarks");
      for (JsonNode bookmark : kept.path("bookmarks")) {
        bookmarks
            .addObject()
            .put("title", bookmark.path("title").asText())
            .put("link", bookmark.path("link").asText());
      }
      ArrayNode messages = shown.putArray("messages");
      for (JsonNode message : kept.path("messages")) {
        messages.add(message.path("text").asText());
      }
      scheduled(state, channel.path("id").asText()).forEach(shown.putArray("scheduled")::add);
      found.add(shown);
    }
    return JsonTree.sorted(found);
  }

  private static List<ObjectNode> scheduled(ObjectNode state, String channel) {
    List<ObjectNode> found = new ArrayList<>();
    for (JsonNode message : state.path("scheduled")) {
      if (message.path("channel_id").asText().equals(channel)
          && !message.path("deleted").asBoolean()) {
        found.add(
            JsonTree.object()
                .put("at", Instant.ofEpochSecond(message.path("post_at").asLong()).toString())
                .put("text", message.path("text").asText()));
      }
    }
    found.sort(Comparator.comparing(JsonTree::text));
    return found;
  }

  public static void page(PageText page, JsonNode channels) {
    page.heading("Slack");
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode channel : channels) {
      rows.add(
          List.of(
              channel.path("name").asText(),
              (channel.path("archived").asBoolean() ? "archived " : "")
                  + (channel.path("private").asBoolean() ? "private" : ""),
              lines(channel.path("members"), ""),
              lines(channel.path("bookmarks"), "title"),
              lines(channel.path("messages"), ""),
              lines(channel.path("scheduled"), "at")));
    }
    page.table(
        List.of("channel", "kind", "members", "bookmarks", "messages", "waiting messages"), rows);
  }

  private static String lines(JsonNode list, String key) {
    List<String> lines = new ArrayList<>();
    for (JsonNode one : list) {
      if (key.isEmpty()) {
        lines.add(one.asText());
      } else {
        List<String> parts = new ArrayList<>();
        one.forEach(part -> parts.add(part.asText()));
        lines.add(String.join(": ", parts));
      }
    }
    return String.join("\n", lines);
  }
}

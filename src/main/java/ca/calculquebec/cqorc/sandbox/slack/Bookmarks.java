package ca.calculquebec.cqorc.sandbox.slack;

import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Locale;

/** The links at the top of a channel. Equal ones may stand side by side. */
final class Bookmarks {
  private static final int MOST = 100;
  private static final int LONGEST_TITLE = 256;
  private static final int LONGEST_LINK = 2048;

  private final SlackChannels channels;
  private final SlackLimits limits;
  private final String bot;
  private final Clock clock;
  private final Ids ids;

  Bookmarks(SlackChannels channels, SlackLimits limits, String bot, Clock clock, Ids ids) {
    this.channels = channels;
    this.limits = limits;
    this.bot = bot;
    this.clock = clock;
    this.ids = ids;
  }

  ObjectNode list(SlackArguments arguments) {
    ObjectNode answer = JsonTree.object();
    answer.set("bookmarks", channel(arguments).path("bookmarks").deepCopy());
    return answer;
  }

  ObjectNode add(SlackArguments arguments) {
    ObjectNode kept = writable(arguments);
    ArrayNode bookmarks = JsonTree.array(kept, "bookmarks");
    String title = title(arguments.required("title"));
    if (!arguments.required("type").equals("link")) {
      throw SlackErrors.of("invalid_bookmark_type");
    }
    String link = link(arguments.get("link"));
    if (bookmarks.size() >= MOST) {
      throw SlackErrors.of("too_many_bookmarks");
    }
    return answer(add(kept, title, link, arguments.get("emoji"), bot));
  }

  ObjectNode add(ObjectNode kept, String title, String link, String emoji, String by) {
    ArrayNode bookmarks = JsonTree.array(kept, "bookmarks");
    long number = ids.number(6);
    return bookmarks
        .addObject()
        .put("id", "Bk0" + number + ids.text(6).toUpperCase(Locale.ROOT))
        .put("channel_id", kept.path("channel").path("id").asText())
        .put("title", title)
        .put("link", link)
        .put("emoji", emoji)
        .putNull("icon_url")
        .put("type", "link")
        .putNull("entity_id")
        .put("date_created", now())
        .put("date_updated", 0)
        .put("rank", rank(bookmarks))
        .put("last_updated_by_user_id", by)
        .put("last_updated_by_team_id", "T0SANDBOX")
        .putNull("shortcut_id")
        .putNull("app_id");
  }

  /** A text that sorts after those of the bookmarks that are there. */
  private static String rank(ArrayNode bookmarks) {
    int last = 0;
    for (JsonNode one : bookmarks) {
      String rank = one.path("rank").asText();
      last = Math.max(last, rank.matches("r\\d+") ? Integer.parseInt(rank.substring(1)) : 0);
    }
    return String.format(Locale.ROOT, "r%05d", last + 1);
  }

  ObjectNode edit(SlackArguments arguments) {
    ObjectNode bookmark = find(writable(arguments), arguments);
    if (arguments.has("title")) {
      bookmark.put("title", title(arguments.get("title")));
    }
    if (arguments.has("link")) {
      bookmark.put("link", link(arguments.get("link")));
    }
    if (arguments.has("emoji")) {
      bookmark.put("emoji", arguments.get("emoji"));
    }
    return answer(bookmark.put("date_updated", now()).put("last_updated_by_user_id", bot));
  }

  ObjectNode remove(SlackArguments arguments) {
    ObjectNode kept = writable(arguments);
    ObjectNode bookmark = find(kept, arguments);
    remove(kept, bookmark.path("id").asText());
    return JsonTree.object();
  }

  static void remove(ObjectNode kept, String id) {
    ArrayNode bookmarks = JsonTree.array(kept, "bookmarks");
    for (int i = 0; i < bookmarks.size(); i++) {
      if (bookmarks.get(i).path("id").asText().equals(id)) {
        bookmarks.remove(i);
        return;
      }
    }
  }

  private static ObjectNode find(ObjectNode kept, SlackArguments arguments) {
    String id = arguments.required("bookmark_id");
    for (JsonNode bookmark : kept.path("bookmarks")) {
      if (bookmark.path("id").asText().equals(id)) {
        return (ObjectNode) bookmark;
      }
    }
    throw SlackErrors.of("not_found");
  }

  private ObjectNode channel(SlackArguments arguments) {
    return channels.find(arguments.required("channel_id"));
  }

  private ObjectNode writable(SlackArguments arguments) {
    ObjectNode kept = channel(arguments);
    if (SlackChannels.isArchived(kept) || !SlackChannels.isMember(kept, bot)) {
      throw SlackErrors.of("permission_denied");
    }
    limits.requireTurn(arguments.get("channel_id"));
    return kept;
  }

  private static String title(String title) {
    if (title.isBlank() || title.length() > LONGEST_TITLE) {
      throw SlackErrors.arguments("must be between 1 and 256 characters: title");
    }
    return title;
  }

  private static String link(String link) {
    if (!link.matches("https?://[^\\s]+") || link.length() > LONGEST_LINK) {
      throw SlackErrors.of("invalid_link");
    }
    return link;
  }

  private static ObjectNode answer(ObjectNode bookmark) {
    ObjectNode answer = JsonTree.object();
    answer.set("bookmark", bookmark.deepCopy());
    return answer;
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}

package ca.calculquebec.cqorc.sandbox.slack;

import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.ShortPages;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Messages, posted at once or when the clock passes their time. */
final class Messages {
  private static final long FURTHEST = Duration.ofDays(120).toSeconds();
  private static final long STRETCH = Duration.ofMinutes(5).toSeconds();
  private static final int MOST_IN_A_STRETCH = 30;
  private static final long TOO_LATE_TO_DELETE = 60;
  private static final int USUAL_PAGE = 100;

  private final ObjectNode scheduled;
  private final SlackChannels channels;
  private final SlackLimits limits;
  private final String bot;
  private final Clock clock;
  private final Ids ids;

  /**
   * @param scheduled messages by id; kept and changed in place
   */
  Messages(
      ObjectNode scheduled,
      SlackChannels channels,
      SlackLimits limits,
      String bot,
      Clock clock,
      Ids ids) {
    this.scheduled = scheduled;
    this.channels = channels;
    this.limits = limits;
    this.bot = bot;
    this.clock = clock;
    this.ids = ids;
  }

  /** Posts every message whose time has come. */
  void postWhatIsDue() {
    List<ObjectNode> due = new ArrayList<>();
    for (JsonNode message : scheduled) {
      if (message.path("post_at").asLong() <= now()) {
        due.add((ObjectNode) message);
      }
    }
    due.sort(Comparator.comparingLong(message -> message.path("post_at").asLong()));
    for (ObjectNode message : due) {
      scheduled.remove(message.path("id").asText());
      channels.all().stream()
          .filter(kept -> isNamed(kept, message.path("channel_id").asText()))
          .filter(kept -> takes(kept, message))
          .forEach(kept -> add(kept, text(message), message.path("post_at").asLong()));
    }
  }

  /** Slack never posts a scheduled message that has metadata. */
  private boolean takes(ObjectNode kept, ObjectNode message) {
    return !SlackChannels.isArchived(kept)
        && SlackChannels.isMember(kept, bot)
        && !message.path("metadata").asBoolean();
  }

  private static String text(ObjectNode message) {
    return message.path("text").asText();
  }

  private ObjectNode add(ObjectNode kept, String text, long seconds) {
    String ts = seconds + String.format(Locale.ROOT, ".%06d", ids.number(5));
    return JsonTree.array(kept, "messages")
        .addObject()
        .put("type", "message")
        .put("user", bot)
        .put("bot_id", "B0SANDBOX")
        .put("ts", ts)
        .put("text", SlackText.posted(text));
  }

  ObjectNode post(SlackArguments arguments) {
    ObjectNode kept = writable(arguments);
    limits.countPost(arguments.get("channel"));
    String text = text(arguments);
    boolean cut = text.length() > SlackText.LONGEST;
    ObjectNode message =
        add(kept, cut ? text.substring(0, SlackText.LONGEST) : text, now()).deepCopy();
    ObjectNode answer =
        JsonTree.object()
            .put("channel", arguments.get("channel"))
            .put("ts", message.path("ts").asText());
    answer.set("message", message);
    if (cut) {
      answer.put("warning", "message_truncated");
      answer.putObject("response_metadata").putArray("warnings").add("message_truncated");
    }
    return answer;
  }

  ObjectNode history(SlackArguments arguments) {
    ObjectNode kept = channels.find(arguments);
    channels.requireMember(kept);
    List<JsonNode> latestFirst = new ArrayList<>();
    kept.path("messages").forEach(message -> latestFirst.add(0, message));
    ShortPages page = arguments.page("history " + arguments.get("channel"), USUAL_PAGE);
    ObjectNode answer = JsonTree.object();
    page.items(latestFirst).forEach(answer.putArray("messages")::add);
    answer.put("has_more", page.next(latestFirst.size()).isPresent());
    answer
        .putObject("response_metadata")
        .put("next_cursor", page.next(latestFirst.size()).orElse(""));
    return answer;
  }

  ObjectNode schedule(SlackArguments arguments) {
    var unused = writable(arguments);
    String text = text(arguments);
    if (text.length() > SlackText.LONGEST) {
      throw SlackErrors.of("msg_too_long");
    }
    String given = arguments.required("post_at");
    if (!given.matches("\\d{1,11}")) {
      throw SlackErrors.of("invalid_time");
    }
    long at = Long.parseLong(given);
    if (at <= now()) {
      throw SlackErrors.of("time_in_past");
    }
    if (at > now() + FURTHEST) {
      throw SlackErrors.of("time_too_far");
    }
    String channel = arguments.get("channel");
    requireRoom(channel, at);
    String id = "Q0" + ids.number(9);
    scheduled
        .putObject(id)
        .put("id", id)
        .put("channel_id", channel)
        .put("post_at", at)
        .put("date_created", now())
        .put("text", text)
        .put("metadata", arguments.has("metadata"));
    ObjectNode answer =
        JsonTree.object()
            .put("channel", channel)
            .put("scheduled_message_id", id)
            // One documented answer has it as a text; clients must take both.
            .put("post_at", String.valueOf(at));
    answer
        .putObject("message")
        .put("text", text)
        .put("bot_id", "B0SANDBOX")
        .put("type", "delayed_message")
        .put("subtype", "bot_message");
    return answer;
  }

  /** At most 30 in any five minutes of one channel, wherever the five minutes begin. */
  private void requireRoom(String channel, long at) {
    List<Long> times = new ArrayList<>(List.of(at));
    for (JsonNode message : scheduled) {
      if (message.path("channel_id").asText().equals(channel)) {
        times.add(message.path("post_at").asLong());
      }
    }
    for (long start : times) {
      long within = times.stream().filter(one -> one >= start && one < start + STRETCH).count();
      if (within > MOST_IN_A_STRETCH && at >= start && at < start + STRETCH) {
        throw SlackErrors.of("restricted_too_many");
      }
    }
  }

  ObjectNode list(SlackArguments arguments) {
    String channel = arguments.get("channel");
    if (!channel.isEmpty() && channels.all().stream().noneMatch(one -> isNamed(one, channel))) {
      throw SlackErrors.of("invalid_channel");
    }
    long oldest = bound(arguments, "oldest", 0);
    long latest = bound(arguments, "latest", Long.MAX_VALUE);
    List<ObjectNode> found = new ArrayList<>();
    for (JsonNode message : scheduled) {
      long at = message.path("post_at").asLong();
      boolean here = channel.isEmpty() || message.path("channel_id").asText().equals(channel);
      if (here && at >= oldest && at <= latest && !message.path("deleted").asBoolean()) {
        ObjectNode shown = ((ObjectNode) message).deepCopy();
        shown.remove("metadata");
        found.add(shown);
      }
    }
    found.sort(Comparator.comparingLong(message -> message.path("post_at").asLong()));
    ShortPages page = arguments.page("scheduled " + channel + oldest + " " + latest, USUAL_PAGE);
    ObjectNode answer = JsonTree.object();
    page.items(found).forEach(answer.putArray("scheduled_messages")::add);
    answer.putObject("response_metadata").put("next_cursor", page.next(found.size()).orElse(""));
    return answer;
  }

  private static boolean isNamed(ObjectNode kept, String channel) {
    return kept.path("channel").path("id").asText().equals(channel);
  }

  private static long bound(SlackArguments arguments, String name, long otherwise) {
    String text = arguments.get(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches("\\d{1,11}(\\.\\d*)?")) {
      throw SlackErrors.arguments("must be a timestamp: " + name);
    }
    return (long) Double.parseDouble(text);
  }

  ObjectNode delete(SlackArguments arguments) {
    channels.find(arguments);
    JsonNode found = scheduled.path(arguments.required("scheduled_message_id"));
    long left = found.path("post_at").asLong() - now();
    if (!(found instanceof ObjectNode message)
        || !message.path("channel_id").asText().equals(arguments.get("channel"))
        || message.path("deleted").asBoolean()
        || left <= TOO_LATE_TO_DELETE) {
      throw SlackErrors.of("invalid_scheduled_message_id");
    }
    if (left <= STRETCH) {
      // Seen to happen: taken off the list, and posted all the same.
      message.put("deleted", true);
    } else {
      scheduled.remove(message.path("id").asText());
    }
    return JsonTree.object();
  }

  private ObjectNode writable(SlackArguments arguments) {
    ObjectNode kept = channels.find(arguments);
    SlackChannels.requireAlive(kept);
    channels.requireMember(kept);
    return kept;
  }

  private static String text(SlackArguments arguments) {
    String text = SlackText.kept(arguments.get("text"));
    if (text.isBlank() && !arguments.has("blocks")) {
      throw SlackErrors.of("no_text");
    }
    return text;
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  ArrayNode waiting(String channel) {
    ArrayNode waiting = JsonTree.array();
    for (JsonNode message : scheduled) {
      if (message.path("channel_id").asText().equals(channel)
          && !message.path("deleted").asBoolean()) {
        waiting.add(message);
      }
    }
    return waiting;
  }
}

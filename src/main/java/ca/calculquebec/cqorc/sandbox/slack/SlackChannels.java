package ca.calculquebec.cqorc.sandbox.slack;

import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.ShortPages;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Channels: public, private, archived, and those that the bot does not belong to. */
public final class SlackChannels {
  private static final int LONGEST_NAME = 80;
  private static final int MOST_INVITED = 100;
  private static final int USUAL_PAGE = 100;
  private static final Set<String> TYPES =
      Set.of("public_channel", "private_channel", "mpim", "im");

  private final ObjectNode channels;
  private final SlackPeople people;
  private final String bot;
  private final Clock clock;
  private final Ids ids;

  /**
   * @param channels by id, each with what describes it, {@code members}, {@code bookmarks} and
   *     {@code messages}; kept and changed in place
   * @param bot the id of the user that the token stands for
   */
  public SlackChannels(ObjectNode channels, SlackPeople people, String bot, Clock clock, Ids ids) {
    this.channels = channels;
    this.people = people;
    this.bot = bot;
    this.clock = clock;
    this.ids = ids;
  }

  ObjectNode create(SlackArguments arguments) {
    String name = newName(arguments);
    return answer(add(name, arguments.isTrue("is_private"), bot));
  }

  /** A channel of which its creator is the only member. */
  public ObjectNode add(String name, boolean isPrivate, String creator) {
    String id = "C0" + ids.number(9);
    ObjectNode kept = channels.putObject(id);
    ObjectNode channel =
        kept.putObject("channel")
            .put("id", id)
            .put("name", name)
            .put("is_channel", !isPrivate)
            .put("is_group", isPrivate)
            .put("is_im", false)
            .put("is_mpim", false)
            .put("is_private", isPrivate)
            .put("is_general", false)
            .put("is_archived", false)
            .put("created", clock.instant().getEpochSecond())
            .put("creator", creator)
            .put("unlinked", 0)
            .put("name_normalized", name)
            .put("is_shared", false)
            .put("is_org_shared", false)
            .put("is_ext_shared", false)
            .put("is_pending_ext_shared", false);
    channel.putObject("topic").put("value", "").put("creator", "").put("last_set", 0);
    channel.putObject("purpose").put("value", "").put("creator", "").put("last_set", 0);
    channel.putArray("previous_names");
    kept.putArray("members").add(creator);
    kept.putArray("bookmarks");
    kept.putArray("messages");
    return kept;
  }

  /** A name that Slack takes and nobody has: archived channels and hidden ones keep theirs. */
  private String newName(SlackArguments arguments) {
    String name = arguments.get("name");
    if (name.isEmpty()) {
      throw SlackErrors.of("invalid_name_required");
    }
    if (name.length() > LONGEST_NAME) {
      throw SlackErrors.of("invalid_name_maxlength");
    }
    if (!name.matches("[a-z0-9_-]+")) {
      throw SlackErrors.of("invalid_name_specials");
    }
    if (name.matches("[_-]+")) {
      throw SlackErrors.of("invalid_name_punctuation");
    }
    if (byName(name).isPresent()) {
      throw SlackErrors.of("name_taken");
    }
    return name;
  }

  Optional<ObjectNode> byName(String name) {
    for (JsonNode kept : channels) {
      if (kept.path("channel").path("name").asText().equals(name)) {
        return Optional.of((ObjectNode) kept);
      }
    }
    return Optional.empty();
  }

  List<ObjectNode> all() {
    List<ObjectNode> all = new ArrayList<>();
    channels.forEach(kept -> all.add((ObjectNode) kept));
    return all;
  }

  ObjectNode list(SlackArguments arguments) {
    String types = arguments.has("types") ? arguments.get("types") : "public_channel";
    List<String> wanted = Arrays.stream(types.split(",", -1)).map(String::strip).toList();
    if (!TYPES.containsAll(wanted)) {
      throw SlackErrors.of("invalid_types");
    }
    boolean alive = arguments.isTrue("exclude_archived");
    List<ObjectNode> found = new ArrayList<>();
    for (JsonNode kept : channels) {
      String type = isPrivate(kept) ? "private_channel" : "public_channel";
      if (wanted.contains(type) && isVisible(kept) && !(alive && isArchived(kept))) {
        found.add(shown(kept).put("num_members", kept.path("members").size()));
      }
    }
    ShortPages page = arguments.page("channels " + types + alive, USUAL_PAGE);
    ObjectNode answer = JsonTree.object();
    page.items(found).forEach(answer.putArray("channels")::add);
    answer.putObject("response_metadata").put("next_cursor", page.next(found.size()).orElse(""));
    return answer;
  }

  ObjectNode info(SlackArguments arguments) {
    ObjectNode kept = find(arguments);
    ObjectNode answer = answer(kept);
    if (arguments.isTrue("include_num_members")) {
      JsonTree.object(answer, "channel").put("num_members", kept.path("members").size());
    }
    return answer;
  }

  ObjectNode members(SlackArguments arguments) {
    ObjectNode kept = find(arguments);
    List<JsonNode> all = new ArrayList<>();
    kept.path("members").forEach(all::add);
    ShortPages page = arguments.page("members " + arguments.get("channel"), USUAL_PAGE);
    ObjectNode answer = JsonTree.object();
    page.items(all).forEach(answer.putArray("members")::add);
    answer.putObject("response_metadata").put("next_cursor", page.next(all.size()).orElse(""));
    return answer;
  }

  ObjectNode join(SlackArguments arguments) {
    ObjectNode kept = find(arguments);
    if (isPrivate(kept)) {
      throw SlackErrors.of("method_not_supported_for_channel_type");
    }
    requireAlive(kept);
    if (isMember(kept, bot)) {
      ObjectNode answer = answer(kept).put("warning", "already_in_channel");
      answer.putObject("response_metadata").putArray("warnings").add("already_in_channel");
      return answer;
    }
    JsonTree.array(kept, "members").add(bot);
    return answer(kept);
  }

  ObjectNode archive(SlackArguments arguments) {
    ObjectNode kept = find(arguments);
    if (isArchived(kept)) {
      throw SlackErrors.of("already_archived");
    }
    requireMember(kept);
    if (kept.path("channel").path("is_general").asBoolean()) {
      throw SlackErrors.of("cant_archive_general");
    }
    JsonTree.object(kept, "channel").put("is_archived", true);
    return JsonTree.object();
  }

  ObjectNode unarchive(SlackArguments arguments) {
    ObjectNode kept = find(arguments);
    if (!isArchived(kept)) {
      throw SlackErrors.of("not_archived");
    }
    requireMember(kept);
    JsonTree.object(kept, "channel").put("is_archived", false);
    return JsonTree.object();
  }

  ObjectNode rename(SlackArguments arguments) {
    ObjectNode kept = find(arguments);
    requireMember(kept);
    if (isArchived(kept) || !kept.path("channel").path("creator").asText().equals(bot)) {
      throw SlackErrors.of(isArchived(kept) ? "is_archived" : "not_authorized");
    }
    ObjectNode channel = JsonTree.object(kept, "channel");
    String name = newName(arguments);
    JsonTree.array(channel, "previous_names").insert(0, channel.path("name").asText());
    channel.put("name", name).put("name_normalized", name);
    return answer(kept);
  }

  /** One bad person and nobody is invited, unless the caller insists. */
  ObjectNode invite(SlackArguments arguments) {
    ObjectNode kept = find(arguments);
    requireAlive(kept);
    requireMember(kept);
    List<String> users =
        Arrays.stream(arguments.get("users").split(",", -1))
            .map(String::strip)
            .filter(user -> !user.isEmpty())
            .distinct()
            .toList();
    if (users.isEmpty() || users.size() > MOST_INVITED) {
      throw SlackErrors.of(users.isEmpty() ? "no_user" : "too_many_users");
    }
    List<String> good = new ArrayList<>();
    ArrayNode errors = JsonTree.array();
    for (String user : users) {
      Optional<String> obstacle = people.obstacle(user, bot, isMember(kept, user));
      if (obstacle.isEmpty()) {
        good.add(user);
      } else {
        errors.addObject().put("user", user).put("ok", false).put("error", obstacle.orElseThrow());
      }
    }
    if (good.isEmpty() || (!errors.isEmpty() && !arguments.isTrue("force"))) {
      ObjectNode more = JsonTree.object();
      more.set("errors", errors);
      throw SlackErrors.of(errors.get(0).path("error").asText(), more);
    }
    good.forEach(JsonTree.array(kept, "members")::add);
    ObjectNode answer = answer(kept);
    if (!errors.isEmpty()) {
      answer.set("errors", errors);
    }
    return answer;
  }

  /** The channel that the argument {@code channel} names. */
  ObjectNode find(SlackArguments arguments) {
    return find(arguments.required("channel"));
  }

  ObjectNode find(String id) {
    JsonNode kept = channels.path(id);
    if (kept instanceof ObjectNode known && isVisible(known)) {
      return known;
    }
    throw SlackErrors.of("channel_not_found");
  }

  boolean isVisible(JsonNode kept) {
    return !isPrivate(kept) || isMember(kept, bot);
  }

  static boolean isArchived(JsonNode kept) {
    return kept.path("channel").path("is_archived").asBoolean();
  }

  private static boolean isPrivate(JsonNode kept) {
    return kept.path("channel").path("is_private").asBoolean();
  }

  static boolean isMember(JsonNode kept, String user) {
    for (JsonNode member : kept.path("members")) {
      if (member.asText().equals(user)) {
        return true;
      }
    }
    return false;
  }

  void requireMember(JsonNode kept) {
    if (!isMember(kept, bot)) {
      throw SlackErrors.of("not_in_channel");
    }
  }

  static void requireAlive(JsonNode kept) {
    if (isArchived(kept)) {
      throw SlackErrors.of("is_archived");
    }
  }

  private ObjectNode answer(JsonNode kept) {
    ObjectNode answer = JsonTree.object();
    answer.set("channel", shown(kept));
    return answer;
  }

  private ObjectNode shown(JsonNode kept) {
    return ((ObjectNode) kept.path("channel").deepCopy()).put("is_member", isMember(kept, bot));
  }
}

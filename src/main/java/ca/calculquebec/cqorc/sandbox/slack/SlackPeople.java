package ca.calculquebec.cqorc.sandbox.slack;

import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.ShortPages;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The people of the workspace: with and without addresses, deactivated ones, guests, bots. */
public final class SlackPeople {
  /** All of them on one page, when no limit is asked for. */
  private static final int EVERYBODY = 1000;

  private final ObjectNode users;

  /**
   * @param users by id
   */
  public SlackPeople(ObjectNode users) {
    this.users = users;
  }

  ObjectNode lookupByEmail(SlackArguments arguments) {
    JsonNode user =
        byEmail(arguments.required("email")).orElseThrow(() -> SlackErrors.of("users_not_found"));
    ObjectNode answer = JsonTree.object();
    answer.set("user", user.deepCopy());
    return answer;
  }

  /** Somebody with an account that works: deactivated people are not found. */
  Optional<ObjectNode> byEmail(String email) {
    String wanted = email.strip().toLowerCase(Locale.ROOT);
    for (JsonNode user : users) {
      String own = user.path("profile").path("email").asText("").toLowerCase(Locale.ROOT);
      if (!own.isEmpty() && own.equals(wanted) && !isGone(user)) {
        return Optional.of((ObjectNode) user);
      }
    }
    return Optional.empty();
  }

  ObjectNode info(SlackArguments arguments) {
    JsonNode user = users.path(arguments.required("user"));
    if (user.isMissingNode()) {
      throw SlackErrors.of("user_not_found");
    }
    ObjectNode answer = JsonTree.object();
    answer.set("user", user.deepCopy());
    return answer;
  }

  /**
   * @param addresses whether the token may see e-mail addresses
   */
  ObjectNode list(SlackArguments arguments, boolean addresses, long now) {
    List<JsonNode> all = new ArrayList<>();
    users.forEach(all::add);
    ShortPages page = arguments.page("users", EVERYBODY);
    ObjectNode answer = JsonTree.object();
    ArrayNode members = answer.putArray("members");
    for (JsonNode user : page.items(all)) {
      ObjectNode shown = user.deepCopy();
      if (!addresses) {
        ((ObjectNode) shown.path("profile")).remove("email");
      }
      members.add(shown);
    }
    answer.put("cache_ts", now);
    answer.putObject("response_metadata").put("next_cursor", page.next(all.size()).orElse(""));
    return answer;
  }

  JsonNode get(String id) {
    return users.path(id);
  }

  /** An address, or the name of somebody without one. */
  String shown(String id) {
    JsonNode user = users.path(id);
    return user.path("profile").path("email").asText(user.path("name").asText(id));
  }

  /** Why this person cannot be invited to a channel; empty when they can. */
  Optional<String> obstacle(String id, String bot, boolean member) {
    JsonNode user = users.path(id);
    if (user.isMissingNode()) {
      return Optional.of("user_not_found");
    }
    if (id.equals(bot)) {
      return Optional.of("cant_invite_self");
    }
    if (isGone(user) || user.path("is_bot").asBoolean()) {
      return Optional.of("cant_invite");
    }
    if (user.path("is_ultra_restricted").asBoolean()) {
      return Optional.of("ura_max_channels");
    }
    return member ? Optional.of("already_in_channel") : Optional.empty();
  }

  private static boolean isGone(JsonNode user) {
    return user.path("deleted").asBoolean();
  }
}

package ca.calculquebec.cqorc.sandbox.sample;

import ca.calculquebec.cqorc.sandbox.slack.SlackChannels;
import ca.calculquebec.cqorc.sandbox.slack.SlackPeople;
import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The workspace before the term: every trainer has an account, and others have some too. */
final class SampleSlack {
  private static final String BOT = "U0SANDBOX";
  private static final String SCOPES =
      "channels:read,channels:manage,channels:join,channels:write.invites,chat:write,"
          + "bookmarks:read,bookmarks:write,users:read,users:read.email";

  private final SampleKeys keys;
  private final JsonNode people;
  private final Instant now;

  SampleSlack(SampleKeys keys, JsonNode people, Instant now) {
    this.keys = keys;
    this.people = people;
    this.now = now;
  }

  /**
   * @param past the channel of the course that is over
   */
  ObjectNode state(Optional<String> past) {
    ObjectNode state =
        JsonTree.object().put("token", keys.slackToken()).put("scopes", SCOPES).put("bot", BOT);
    ObjectNode users = state.putObject("users");
    user(users, BOT, "cqorc", "").put("is_bot", true);
    user(users, "USLACKBOT", "Slackbot", "");
    int number = 0;
    for (JsonNode trainer : people.path("trainers")) {
      user(
          users,
          String.format(Locale.ROOT, "U0TRAIN%02d", ++number),
          trainer.path("firstname").asText() + " " + trainer.path("lastname").asText(),
          trainer.path("slack_email").asText(trainer.path("email").asText()));
    }
    user(users, "U0PARTI01", "Ancien Collègue", "ancien.collegue@formation.example")
        .put("deleted", true);
    user(users, "U0INVITE1", "Invitée d'un seul canal", "invitee@univ.example")
        .put("is_restricted", true)
        .put("is_ultra_restricted", true);
    user(users, "U0COORD01", "Équipe Formation", SampleKeys.GOOGLE_ACCOUNT);
    ObjectNode channels = state.putObject("channels");
    state.putObject("scheduled");
    Clock before = Clock.fixed(now.minus(Duration.ofDays(60)), ZoneOffset.UTC);
    Ids ids = new Ids(keys.slackToken().hashCode(), 0);
    SlackChannels all = new SlackChannels(channels, new SlackPeople(users), BOT, before, ids);
    ObjectNode general = all.add("general", false, "U0COORD01");
    JsonTree.object(general, "channel").put("is_general", true);
    ArrayNode everybody = JsonTree.array(general, "members");
    users.fieldNames().forEachRemaining(everybody::add);
    all.add("bavardage", false, "U0TRAIN01");
    all.add("direction", true, "U0COORD01");
    for (String old : List.of("2025-ancien-atelier", "2025-old-workshop")) {
      JsonTree.object(all.add(old, false, BOT), "channel").put("is_archived", true);
    }
    past.ifPresent(name -> JsonTree.array(all.add(name, false, BOT), "members").add("U0TRAIN01"));
    return state;
  }

  private static ObjectNode user(ObjectNode users, String id, String name, String email) {
    ObjectNode user =
        users
            .putObject(id)
            .put("id", id)
            .put("team_id", "T0SANDBOX")
            .put("name", name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "."))
            .put("deleted", false)
            .put("real_name", name)
            .put("tz", "America/Toronto")
            .put("is_admin", false)
            .put("is_owner", false)
            .put("is_restricted", false)
            .put("is_ultra_restricted", false)
            .put("is_bot", false)
            .put("is_app_user", false)
            .put("updated", 1_700_000_000);
    ObjectNode profile =
        user.putObject("profile")
            .put("real_name", name)
            .put("real_name_normalized", name)
            .put("display_name", "")
            .put("team", "T0SANDBOX");
    if (!email.isEmpty()) {
      profile.put("email", email);
    }
    return user;
  }
}

package ca.calculquebec.cqorc.sandbox.slack;

import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What people do in the Slack workspace by hand, and what they see there. Channels go by their
 * names.
 */
public final class SlackEdits {
  /** A message that waits for its time. */
  public record Waiting(Instant at, String text) {}

  /** A link at the top of a channel. */
  public record Bookmark(String title, String link) {}

  private final SlackService slack;
  private final Runnable changed;

  public SlackEdits(SlackService slack, Runnable changed) {
    this.slack = slack;
    this.changed = changed;
  }

  /** Names of the channels that are not archived, sorted, hidden ones included. */
  public List<String> channels() {
    return slack.edit(
        one ->
            one.channels().all().stream()
                .filter(kept -> !SlackChannels.isArchived(kept))
                .map(kept -> kept.path("channel").path("name").asText())
                .sorted()
                .toList());
  }

  public boolean isArchived(String channel) {
    return slack.edit(one -> SlackChannels.isArchived(one.channel(channel)));
  }

  /** Addresses of the members (names of those without), sorted. */
  public List<String> members(String channel) {
    return slack.edit(
        one -> {
          List<String> members = new ArrayList<>();
          one.channel(channel)
              .path("members")
              .forEach(member -> members.add(one.people().shown(member.asText())));
          return members.stream().sorted().toList();
        });
  }

  /** In the order in which they stand. */
  public List<Bookmark> bookmarks(String channel) {
    return slack.edit(
        one -> {
          List<Bookmark> found = new ArrayList<>();
          one.channel(channel)
              .path("bookmarks")
              .forEach(
                  node ->
                      found.add(
                          new Bookmark(node.path("title").asText(), node.path("link").asText())));
          return found;
        });
  }

  /** Texts of the messages in the channel, escaped as Slack keeps them, oldest first. */
  public List<String> messages(String channel) {
    return slack.edit(
        one -> {
          List<String> texts = new ArrayList<>();
          one.channel(channel)
              .path("messages")
              .forEach(message -> texts.add(message.path("text").asText()));
          return texts;
        });
  }

  /** What waits to be posted in the channel, earliest first. */
  public List<Waiting> waiting(String channel) {
    return slack.edit(
        one -> {
          String id = one.channel(channel).path("channel").path("id").asText();
          List<Waiting> waiting = new ArrayList<>();
          one.messages()
              .waiting(id)
              .forEach(
                  message ->
                      waiting.add(
                          new Waiting(
                              Instant.ofEpochSecond(message.path("post_at").asLong()),
                              message.path("text").asText())));
          waiting.sort(Comparator.comparing(Waiting::at).thenComparing(Waiting::text));
          return waiting;
        });
  }

  /** Somebody makes a channel; the bot is no member of it. */
  public void createChannel(String name, boolean isPrivate, String creatorEmail) {
    change(
        one -> one.channels().add(name, isPrivate, one.person(creatorEmail).path("id").asText()));
  }

  public void archive(String channel) {
    archived(channel, true);
  }

  public void unarchive(String channel) {
    archived(channel, false);
  }

  private void archived(String channel, boolean value) {
    change(one -> JsonTree.object(one.channel(channel), "channel").put("is_archived", value));
  }

  public void rename(String channel, String name) {
    change(one -> JsonTree.object(one.channel(channel), "channel").put("name", name));
  }

  /** Somebody joins. */
  public void join(String channel, String email) {
    change(
        one ->
            JsonTree.array(one.channel(channel), "members")
                .add(one.person(email).path("id").asText()));
  }

  /** Somebody leaves. */
  public void leave(String channel, String email) {
    change(one -> remove(one.channel(channel), one.person(email).path("id").asText()));
  }

  /** The bot is thrown out of a channel. */
  public void removeBot(String channel) {
    change(one -> remove(one.channel(channel), one.state().path("bot").asText()));
  }

  private static void remove(ObjectNode kept, String user) {
    ArrayNode members = JsonTree.array(kept, "members");
    for (int i = members.size() - 1; i >= 0; i--) {
      if (members.get(i).asText().equals(user)) {
        members.remove(i);
      }
    }
  }

  public void addBookmark(String channel, String title, String link) {
    change(one -> one.bookmarks().add(one.channel(channel), title, link, "", "U0PERSON"));
  }

  /** Takes every bookmark of that title away. */
  public void removeBookmark(String channel, String title) {
    change(
        one -> {
          ObjectNode kept = one.channel(channel);
          for (JsonNode bookmark : kept.path("bookmarks").deepCopy()) {
            if (bookmark.path("title").asText().equals(title)) {
              Bookmarks.remove(kept, bookmark.path("id").asText());
            }
          }
        });
  }

  /** A person's account is deactivated. */
  public void deactivate(String email) {
    change(one -> one.person(email).put("deleted", true));
  }

  /** From now on the token has these scopes only, separated by commas. */
  public void setScopes(String scopes) {
    change(one -> one.state().put("scopes", scopes));
  }

  private void change(Consumer<Workspace> work) {
    Function<Workspace, Boolean> done =
        one -> {
          work.accept(one);
          return true;
        };
    slack.edit(done);
    changed.run();
  }
}

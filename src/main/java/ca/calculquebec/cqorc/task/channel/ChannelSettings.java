package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.task.channel.MessageRule.Anchor;
import ca.calculquebec.cqorc.wording.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The {@code [slack]} section.
 *
 * @param messages in the order of the files
 * @param bookmarks the five that need no configuration, in their order, then the others
 * @param links addresses that templates know by a name: {@code post_mortem_link} and others
 * @param textless messages of which all is there but the text; CQORC passed over them too
 * @param halves bookmarks that lack a title or an address
 */
public record ChannelSettings(
    List<MessageRule> messages,
    List<BookmarkRule> bookmarks,
    Map<String, Localized> links,
    List<InputException> textless,
    List<InputException> halves) {
  static final String SECTION = "slack";
  private static final Pattern MESSAGE = Pattern.compile("message_([^_]+)_template(?:_fr|_en)?");
  private static final Pattern BOOKMARK = Pattern.compile("bookmark_([^_]+)_.*");

  /** NAME, title and link of what every course's channel had from the beginning. */
  private static final List<List<String>> STANDARD =
      List.of(
          List.of("magiccastle", "Magic Castle", "{magic_castle_link}"),
          List.of("zoom", "Zoom URL Participants", "{zoom_user_link}"),
          List.of("survey", "Survey", "{survey_link}"),
          List.of("postmortem", "Post Mortem des formations", "{post_mortem_link}"),
          List.of(
              "eventbrite", "Liens à partager vers nos prochaines formations", "{eb_course_link}"));

  public ChannelSettings {
    messages = List.copyOf(messages);
    bookmarks = List.copyOf(bookmarks);
    links = Map.copyOf(links);
    textless = List.copyOf(textless);
    halves = List.copyOf(halves);
  }

  /**
   * @throws InputException for a number or a yes/no that is none
   */
  public static ChannelSettings of(Config config) throws InputException {
    List<MessageRule> messages = new ArrayList<>();
    for (String name : names(config, MESSAGE)) {
      messages.add(message(config, name));
    }
    Map<String, BookmarkRule> bookmarks = new LinkedHashMap<>();
    for (List<String> standard : STANDARD) {
      BookmarkRule rule = bookmark(config, standard.get(0));
      bookmarks.put(
          rule.name(),
          new BookmarkRule(
              rule.name(),
              rule.title().orElse(SECTION, key(rule.name(), "title"), standard.get(1)),
              rule.link().orElse(SECTION, key(rule.name(), "link"), standard.get(2)),
              rule.condition()));
    }
    for (String name : names(config, BOOKMARK)) {
      if (!bookmarks.containsKey(name)) {
        bookmarks.put(name, bookmark(config, name));
      }
    }
    Map<String, Localized> links = new LinkedHashMap<>();
    links.put(
        "magic_castle_link",
        Localized.of(config, SECTION, "magic_castle_link")
            .orElse(
                SECTION,
                "magic_castle_link",
                "{'https://' + course_code.lower() + '.calculquebec.cloud' if course_code else ''}"));
    links.put("survey_link", Localized.of(config, "survey", "survey_link_template"));
    Set<String> standard = STANDARD.stream().map(parts -> parts.get(0)).collect(Collectors.toSet());
    return new ChannelSettings(
        messages,
        new ArrayList<>(bookmarks.values()),
        links,
        KeyGroups.messages(config),
        KeyGroups.bookmarks(config, standard));
  }

  private static String key(String name, String part) {
    return "bookmark_" + name + "_" + part;
  }

  private static Set<String> names(Config config, Pattern pattern) {
    Set<String> names = new LinkedHashSet<>();
    for (String key : config.keys(SECTION)) {
      Matcher matcher = pattern.matcher(key);
      if (matcher.matches()) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }

  private static BookmarkRule bookmark(Config config, String name) throws InputException {
    return new BookmarkRule(
        name,
        Localized.of(config, SECTION, key(name, "title")),
        Localized.of(config, SECTION, key(name, "link")),
        Localized.of(config, SECTION, key(name, "condition")));
  }

  private static MessageRule message(Config config, String name) throws InputException {
    String start = "message_" + name + "_";
    Anchor anchor = Anchor.START;
    int minutes = 0;
    // The first of these that is there decides.
    Map<String, Anchor> offsets = new LinkedHashMap<>();
    offsets.put("offset_start", Anchor.START);
    offsets.put("offset_end", Anchor.END);
    offsets.put("offset_now", Anchor.NOW);
    for (Map.Entry<String, Anchor> offset : offsets.entrySet()) {
      Optional<Setting> setting = config.find(SECTION, start + offset.getKey());
      if (setting.filter(written -> !written.isBlank()).isPresent()) {
        anchor = offset.getValue();
        minutes = config.integer(SECTION, start + offset.getKey(), 0);
        break;
      }
    }
    return new MessageRule(
        name,
        Localized.of(config, SECTION, start + "template"),
        Localized.of(config, SECTION, start + "condition"),
        anchor,
        Duration.ofMinutes(minutes),
        config.flag(SECTION, start + "multidays", false));
  }

  /**
   * Parses every template and condition, so that one outside of the language stops the run before
   * anything is changed; so does a bookmark that lacks a half.
   */
  public void requireReadable(Wording wording) throws InputException {
    List<Localized> templates = new ArrayList<>(links.values());
    List<Localized> conditions = new ArrayList<>();
    for (MessageRule message : messages) {
      templates.add(message.template());
      conditions.add(message.condition());
    }
    for (BookmarkRule bookmark : bookmarks) {
      templates.add(bookmark.title());
      templates.add(bookmark.link());
      conditions.add(bookmark.condition());
    }
    for (Localized template : templates) {
      for (Setting setting : template.settings().values()) {
        wording.names(setting);
      }
    }
    for (Localized condition : conditions) {
      for (Setting setting : condition.settings().values()) {
        if (!setting.isBlank()) {
          wording.conditionNames(setting);
        }
      }
    }
    if (!halves.isEmpty()) {
      throw halves.get(0);
    }
  }

  /** The names of messages that are posted once, when the channel is new. */
  public List<String> namesOfFirstMessages() {
    return messages.stream()
        .filter(message -> message.anchor() == Anchor.NOW)
        .map(MessageRule::name)
        .toList();
  }
}

package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.failure.InputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys of {@code [slack]} that belong together and of which one is missing: without it, the others
 * would be passed over without a word.
 */
final class KeyGroups {
  private static final Pattern KEY = Pattern.compile("(message|bookmark)_([^_]+)_(.+?)(_fr|_en)?");

  private final Map<String, Setting> firsts = new LinkedHashMap<>();
  private final Map<String, Set<String>> parts = new LinkedHashMap<>();

  private KeyGroups(Config config, String kind) throws InputException {
    for (String key : config.keys(ChannelSettings.SECTION)) {
      Matcher matcher = KEY.matcher(key);
      if (matcher.matches() && matcher.group(1).equals(kind)) {
        String name = matcher.group(2);
        firsts.putIfAbsent(name, config.find(ChannelSettings.SECTION, key).orElseThrow());
        parts.computeIfAbsent(name, first -> new TreeSet<>()).add(matcher.group(3));
      }
    }
  }

  /** Messages without a text. */
  static List<InputException> messages(Config config) throws InputException {
    return new KeyGroups(config, "message").lacking("message", Set.of(), List.of("template"));
  }

  /**
   * Bookmarks without a title or an address.
   *
   * @param complete those that bring both by themselves
   */
  static List<InputException> bookmarks(Config config, Set<String> complete) throws InputException {
    return new KeyGroups(config, "bookmark")
        .lacking("bookmark", complete, List.of("title", "link"));
  }

  private List<InputException> lacking(String kind, Set<String> complete, List<String> needed) {
    List<InputException> problems = new ArrayList<>();
    parts.forEach(
        (name, there) -> {
          List<String> missing =
              needed.stream()
                  .filter(part -> !there.contains(part))
                  .map(part -> kind + "_" + name + "_" + part)
                  .toList();
          if (!complete.contains(name) && !missing.isEmpty()) {
            problems.add(problem(kind, name, firsts.get(name), missing));
          }
        });
    return problems;
  }

  private static InputException problem(
      String kind, String name, Setting first, List<String> missing) {
    String keys = String.join(" and ", missing);
    return new InputException(
        first.origin(),
        "the " + kind + " \"" + name + "\" has no " + keys + ", so there will be none",
        "Write "
            + keys
            + " beside it, or remove the "
            + kind
            + "'s other keys. Its NAME ends at the first underscore.");
  }
}

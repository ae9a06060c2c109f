package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One {@code *.cfg} file, read strictly as Python's configparser reads it.
 *
 * @param sections the headings in order, {@value #DEFAULT} left out
 */
record IniFile(List<String> sections, List<RawSetting> settings) {
  static final String DEFAULT = "DEFAULT";

  IniFile {
    sections = List.copyOf(sections);
    settings = List.copyOf(settings);
  }

  /**
   * @param file as messages name it
   */
  static IniFile parse(String text, String file) throws InputException {
    List<LineFolder.Logical> folded = LineFolder.fold(text, file);
    Iterator<KeySplitter.Pair> pairs =
        KeySplitter.split(
                folded.stream()
                    .filter(logical -> !logical.heading())
                    .map(LineFolder.Logical::text)
                    .toList())
            .iterator();
    Map<String, Integer> headings = new HashMap<>();
    Map<List<String>, Integer> keys = new HashMap<>();
    List<String> sections = new ArrayList<>();
    List<RawSetting> settings = new ArrayList<>();
    String section = "";
    for (LineFolder.Logical logical : folded) {
      if (logical.heading()) {
        section = logical.text();
        // Python lets [DEFAULT] come as often as it likes.
        if (section.equals(DEFAULT)) {
          continue;
        }
        Integer before = headings.putIfAbsent(section, logical.line());
        if (before != null) {
          throw sectionTwice(file, section, before, logical.line());
        }
        sections.add(section);
        continue;
      }
      KeySplitter.Pair pair = pairs.next();
      String key = pair.key().toLowerCase(Locale.ROOT);
      Integer before = keys.putIfAbsent(List.of(section, key), logical.line());
      if (before != null) {
        throw keyTwice(file, section, key, before, logical.line());
      }
      settings.add(new RawSetting(section, key, value(pair, logical), file, logical.line()));
    }
    return new IniFile(sections, settings);
  }

  private static String value(KeySplitter.Pair pair, LineFolder.Logical logical) {
    List<String> lines = new ArrayList<>(List.of(pair.value()));
    lines.addAll(logical.continuation());
    return PythonText.stripEnd(String.join("\n", lines));
  }

  private static InputException sectionTwice(String file, String section, int first, int second) {
    return new InputException(
        Origin.file(file, Optional.of(second)),
        twice("[" + section + "]", file, first, second),
        "Move the keys below line " + second + " under the first one and remove that line.");
  }

  private static InputException keyTwice(
      String file, String section, String key, int first, int second) {
    return new InputException(
        Origin.setting(file, second, section, key),
        twice("[" + section + "] " + key, file, first, second),
        otherLanguage(key)
            .map(other -> "Remove one of them, or call one " + other + " if that was meant.")
            .orElse("Remove one of them."));
  }

  private static String twice(String what, String file, int first, int second) {
    return what + " stands twice in " + file + ": in line " + first + " and in line " + second;
  }

  private static Optional<String> otherLanguage(String key) {
    String bare = key.length() > 3 ? key.substring(0, key.length() - 3) : "";
    if (key.endsWith("_en")) {
      return Optional.of(bare + "_fr");
    }
    return key.endsWith("_fr") ? Optional.of(bare + "_en") : Optional.empty();
  }
}

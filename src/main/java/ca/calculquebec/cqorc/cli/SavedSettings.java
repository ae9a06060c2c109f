package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.plan.Pseudonyms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The settings that a saved plan was made with. A plan shows what matters to people and not every
 * setting of a webinar, nor which calendar is meant: what is carried out must have the same ones.
 */
final class SavedSettings {
  /** How a plan is carried out, not what it does. */
  private static final Set<String> SECTIONS = Set.of("safety", "endpoints");

  /** Where things lie on one machine. */
  private static final Set<String> KEYS =
      Set.of(
          "[global] state_dir",
          "[global] trainers_db",
          "[google] credentials_file",
          "[descriptions] local_repo");

  private SavedSettings() {}

  /** By section and key; secrets are hidden, so that another token is no other plan. */
  static Map<String, String> of(List<Setting> settings) {
    Map<String, String> kept = new TreeMap<>();
    for (Setting setting : settings) {
      String name = "[" + setting.section() + "] " + setting.key();
      if (!SECTIONS.contains(setting.section()) && !KEYS.contains(name)) {
        kept.put(name, setting.masked());
      }
    }
    return kept;
  }

  /** Without the addresses in them. */
  static Map<String, String> without(Pseudonyms pseudonyms, Map<String, String> settings) {
    Map<String, String> kept = new TreeMap<>();
    settings.forEach((name, value) -> kept.put(name, pseudonyms.text(value)));
    return kept;
  }

  /** A line for each setting that is no longer as it was; none when a plan knows of none. */
  static List<String> differences(
      Map<String, String> saved, Map<String, String> now, Pseudonyms pseudonyms) {
    List<String> lines = new ArrayList<>();
    if (saved.isEmpty()) {
      return lines;
    }
    Set<String> names = new TreeSet<>(saved.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      String before = saved.getOrDefault(name, "(not set)");
      String after = now.getOrDefault(name, "(not set)");
      if (!before.equals(pseudonyms.text(after))) {
        lines.add(name + ": " + before + " -> " + after);
      }
    }
    return lines;
  }
}

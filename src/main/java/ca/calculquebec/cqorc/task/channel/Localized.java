package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.failure.InputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A key that {@code _fr} or {@code _en} may replace for the courses of one language: a course's own
 * language counts first, then the bare key, then the other languages. Blank values count as a
 * decision to have nothing.
 *
 * @param settings by suffix, {@code ""} for the bare key
 */
record Localized(Map<String, Setting> settings) {
  Localized {
    settings = Map.copyOf(settings);
  }

  static Localized none() {
    return new Localized(Map.of());
  }

  static Localized of(Config config, String section, String key) throws InputException {
    Map<String, Setting> found = new LinkedHashMap<>();
    for (String suffix : List.of("", Language.FRENCH.suffix(), Language.ENGLISH.suffix())) {
      Optional<Setting> setting = config.find(section, suffix.isEmpty() ? key : key + "_" + suffix);
      if (setting.isPresent()) {
        found.put(suffix, setting.get());
      }
    }
    return new Localized(found);
  }

  /** What the program itself brings, when the configuration has nothing under this key. */
  Localized orElse(String section, String key, String value) {
    return settings.isEmpty()
        ? new Localized(Map.of("", new Setting(section, key, value, "cqorc's own default", 1)))
        : this;
  }

  boolean isEmpty() {
    return settings.isEmpty();
  }

  Optional<Setting> in(Language language) {
    for (String suffix :
        List.of(language.suffix(), "", Language.ENGLISH.suffix(), Language.FRENCH.suffix())) {
      Setting setting = settings.get(suffix);
      if (setting != null) {
        return Optional.of(setting).filter(written -> !written.isBlank());
      }
    }
    return Optional.empty();
  }
}

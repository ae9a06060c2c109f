package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Near;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is said when a command needs a key that no file has. */
final class MissingKey {
  private final ConfigFiles files;
  private final Merged merged;

  MissingKey(ConfigFiles files, Merged merged) {
    this.files = files;
    this.merged = merged;
  }

  InputException refusal(String section, String key) {
    return new InputException(
        files.lookedIn(), "no [" + section + "] " + key + mistyped(section, key), advice(key));
  }

  /** A key or section that no command reads, and that looks like the missing one. */
  private String mistyped(String section, String key) {
    KnownKeys known = KnownKeys.load();
    Map<String, RawSetting> values = merged.section(section);
    List<String> unknown = new ArrayList<>(values.keySet());
    unknown.removeIf(name -> known.knows(section, name));
    List<String> near = Near.of(key, unknown);
    if (!near.isEmpty()) {
      RawSetting other = values.get(near.get(0));
      return " (was \"%s\" in line %s of %s meant for it?)"
          .formatted(other.key(), String.valueOf(other.line()), other.file());
    }
    List<String> sections = new ArrayList<>(merged.sections());
    sections.removeIf(known::hasSection);
    return merged.hasSection(section)
        ? ""
        : Near.of(section, sections).stream()
            .findFirst()
            .map(other -> " (was the section [" + other + "] meant for it?)")
            .orElse("");
  }

  private String advice(String key) {
    if (files.secretsMissing()) {
      return "Name the secrets directory with --secrets_dir or CQORC_SECRETS_DIR, or add the key"
          + " to a .cfg file.";
    }
    return "Add it to a .cfg file of "
        + (SecretKeys.isSecret(key) ? "the secrets directory" : "the configuration or the secrets")
        + "; the README's list of keys says what it is.";
  }
}

package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Near;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks over the whole configuration at once, for {@code config}, {@code check} and redaction. */
final class ConfigReview {
  private final Merged merged;

  ConfigReview(Merged merged) {
    this.merged = merged;
  }

  List<Setting> listing() throws InputException {
    List<Setting> listed = new ArrayList<>();
    for (String section : merged.sections()) {
      Map<String, RawSetting> values = merged.section(section);
      for (RawSetting raw : values.values()) {
        Interpolation.Interpolated result = Interpolation.of(section, values, raw);
        boolean tookSecret = result.used().stream().anyMatch(SecretKeys::isSecret);
        Setting setting = new Setting(section, raw.key(), result.value(), raw.file(), raw.line());
        String shown = tookSecret && !setting.isBlank() ? SecretKeys.HIDDEN : setting.masked();
        listed.add(new Setting(section, raw.key(), shown, raw.file(), raw.line()));
      }
    }
    return List.copyOf(listed);
  }

  List<InputException> problems() {
    List<InputException> problems = new ArrayList<>();
    Set<List<Object>> places = new HashSet<>();
    for (String section : merged.sections()) {
      Map<String, RawSetting> values = merged.section(section);
      for (RawSetting raw : values.values()) {
        try {
          Interpolation.of(section, values, raw);
        } catch (InputException e) {
          // One of [DEFAULT] would be named once per section.
          if (places.add(List.of(raw.file(), raw.line()))) {
            problems.add(e);
          }
        }
      }
    }
    return problems;
  }

  /** Replaced ones too: a key that is no longer used here may still be valid. */
  List<String> secretValues() {
    Set<String> secrets = new LinkedHashSet<>();
    merged.written().forEach(raw -> secrets.addAll(secretsOf(raw.key(), raw.text())));
    List<String> everywhere = new ArrayList<>(merged.sections());
    everywhere.add(IniFile.DEFAULT);
    for (String section : everywhere) {
      Map<String, RawSetting> values = merged.section(section);
      for (RawSetting raw : values.values()) {
        whenWellFormed(section, values, raw)
            .ifPresent(result -> secrets.addAll(secretsOf(raw.key(), result.value())));
      }
    }
    secrets.removeIf(String::isBlank);
    return List.copyOf(secrets);
  }

  private static List<String> secretsOf(String key, String value) {
    return SecretKeys.isSecret(key) ? List.of(value) : SecretKeys.inAddresses(value);
  }

  /** Nothing for a malformed value: {@link #problems()} lists it, and whoever reads it is told. */
  private static Optional<Interpolation.Interpolated> whenWellFormed(
      String section, Map<String, RawSetting> values, RawSetting raw) {
    try {
      return Optional.of(Interpolation.of(section, values, raw));
    } catch (InputException e) {
      return Optional.empty();
    }
  }

  List<UnknownKey> unknownKeys() {
    KnownKeys known = KnownKeys.load();
    List<UnknownKey> unknown = new ArrayList<>();
    for (String section : merged.sections()) {
      Map<String, RawSetting> values = merged.section(section);
      Set<String> referred = referred(section, values);
      boolean sectionIsUnknown = !known.hasSection(section);
      for (RawSetting raw : values.values()) {
        boolean inherited = raw.section().equals(IniFile.DEFAULT);
        if (inherited || referred.contains(raw.key()) || known.knows(section, raw.key())) {
          continue;
        }
        List<String> near =
            sectionIsUnknown
                ? Near.of(section, known.sections())
                : Near.of(raw.key(), known.names(section));
        unknown.add(
            new UnknownKey(section, raw.key(), raw.file(), raw.line(), sectionIsUnknown, near));
      }
    }
    return List.copyOf(unknown);
  }

  private static Set<String> referred(String section, Map<String, RawSetting> values) {
    Set<String> referred = new HashSet<>();
    for (RawSetting raw : values.values()) {
      whenWellFormed(section, values, raw).ifPresent(result -> referred.addAll(result.used()));
    }
    return referred;
  }
}

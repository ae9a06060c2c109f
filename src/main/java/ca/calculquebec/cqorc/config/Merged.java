package ca.calculquebec.cqorc.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files' values laid over each other; [DEFAULT]'s stand in every section. */
final class Merged {
  private final Map<String, RawSetting> defaults = new LinkedHashMap<>();
  private final Map<String, Map<String, RawSetting>> sections = new LinkedHashMap<>();
  private final List<RawSetting> written = new ArrayList<>();

  /**
   * @param files in order: a later value wins, at the earlier one's place
   */
  Merged(List<IniFile> files) {
    for (IniFile file : files) {
      for (String section : file.sections()) {
        sections.computeIfAbsent(section, name -> new LinkedHashMap<>());
      }
      for (RawSetting setting : file.settings()) {
        own(setting.section()).put(setting.key(), setting);
        written.add(setting);
      }
    }
  }

  private Merged(Merged other) {
    defaults.putAll(other.defaults);
    other.sections.forEach((name, own) -> sections.put(name, new LinkedHashMap<>(own)));
    written.addAll(other.written);
  }

  Merged copy() {
    return new Merged(this);
  }

  /** Where it stands: in its section, or in [DEFAULT] for all of them. */
  void remove(RawSetting setting) {
    own(setting.section()).remove(setting.key());
  }

  /** Whether or not there is such a section already. */
  void put(RawSetting setting) {
    sections
        .computeIfAbsent(setting.section(), name -> new LinkedHashMap<>())
        .put(setting.key(), setting);
  }

  List<String> sections() {
    return List.copyOf(sections.keySet());
  }

  boolean hasSection(String section) {
    return sections.containsKey(section);
  }

  /** Its own first, then [DEFAULT]'s, as Python lists them; empty when there is no such section. */
  Map<String, RawSetting> section(String section) {
    if (!section.equals(IniFile.DEFAULT) && !hasSection(section)) {
      return Map.of();
    }
    Map<String, RawSetting> all = new LinkedHashMap<>(own(section));
    defaults.forEach(all::putIfAbsent);
    return all;
  }

  /** All that the files say, also what later ones replace. */
  List<RawSetting> written() {
    return List.copyOf(written);
  }

  private Map<String, RawSetting> own(String section) {
    return section.equals(IniFile.DEFAULT) ? defaults : sections.get(section);
  }
}

package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.config.KnownKey.Need;
import ca.calculquebec.cqorc.failure.InputException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Leaves out what cannot be read, so that {@code check} can look at everything else. */
final class Soundness {
  private static final String ZONE = "timezone";
  private static final Set<String> ADDRESSES = Set.of("endpoints", "email");

  private final Config config;
  private final Merged merged;
  private final KnownKeys known = KnownKeys.load();

  Soundness(Config config, Merged merged) {
    this.config = config;
    this.merged = merged;
  }

  Merged merged() {
    Merged sound = merged.copy();
    for (String section : merged.sections()) {
      // A malformed address must not become a real service's, to which secrets would go.
      if (!ADDRESSES.contains(section)) {
        merged.section(section).values().stream()
            .filter(raw -> !isRequired(section, raw.key()) && !isReadable(section, raw.key()))
            .forEach(sound::remove);
      }
    }
    boolean hasZone =
        merged.section("global").containsKey(ZONE)
            && isReadable("global", ZONE)
            && !merged.section("global").get(ZONE).text().isBlank();
    if (!hasZone) {
      sound.put(new RawSetting("global", ZONE, "UTC", "", 0));
    }
    return sound;
  }

  private boolean isRequired(String section, String key) {
    return find(section, key).filter(one -> one.need() == Need.REQUIRED).isPresent();
  }

  private boolean isReadable(String section, String key) {
    try {
      Optional<Setting> setting = config.find(section, key);
      for (KnownKey one : find(section, key).map(List::of).orElse(List.of())) {
        one.allowed().check(setting.orElseThrow());
      }
      return true;
    } catch (InputException malformed) {
      return false;
    }
  }

  private Optional<KnownKey> find(String section, String key) {
    return known.all().stream()
        .filter(one -> one.section().equals(section) && one.matches(key))
        .findFirst();
  }
}

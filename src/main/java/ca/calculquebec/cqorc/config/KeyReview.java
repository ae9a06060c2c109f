package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.config.KnownKey.Need;
import ca.calculquebec.cqorc.failure.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds every section that is there against the list of known keys: a command stops at the first
 * key that is missing or malformed, {@code check} names them all.
 */
final class KeyReview {
  /**
   * Sections that are of no use without all of their required keys. Of the others, such as the two
   * calendars in one section, a coordinator may need only a part.
   */
  private static final Set<String> WHOLE_SECTIONS =
      Set.of("global", "google", "zoom", "eventbrite");

  private final Config config;

  KeyReview(Config config) {
    this.config = config;
  }

  List<InputException> problems() {
    List<InputException> problems = new ArrayList<>();
    for (KnownKey known : KnownKeys.load().all()) {
      if (!config.hasSection(known.section())) {
        continue;
      }
      missing(known).ifPresent(problems::add);
      for (String key : config.keys(known.section())) {
        if (known.matches(key)) {
          malformed(known, key).ifPresent(problems::add);
        }
      }
    }
    return problems;
  }

  /** Missing or empty, though the section is of no use without it. */
  private Optional<InputException> missing(KnownKey known) {
    boolean needed = known.need() == Need.REQUIRED && WHOLE_SECTIONS.contains(known.section());
    boolean inALanguage =
        known.localized() && config.keys(known.section()).stream().anyMatch(known::matches);
    if (!needed || inALanguage || !isReadable(known.section(), known.key())) {
      return Optional.empty();
    }
    try {
      config.require(known.section(), known.key());
      return Optional.empty();
    } catch (InputException missing) {
      return Optional.of(missing);
    }
  }

  private Optional<InputException> malformed(KnownKey known, String key) {
    if (!isReadable(known.section(), key)) {
      return Optional.empty();
    }
    try {
      known.allowed().check(config.find(known.section(), key).orElseThrow());
      return Optional.empty();
    } catch (InputException malformed) {
      return Optional.of(malformed);
    }
  }

  /** Its interpolation is told of by another. */
  private boolean isReadable(String section, String key) {
    try {
      config.find(section, key);
      return true;
    } catch (InputException told) {
      return false;
    }
  }
}

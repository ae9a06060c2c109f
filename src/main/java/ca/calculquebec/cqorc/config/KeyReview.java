package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.config.KnownKey.Need;
import ca.calculquebec.cqorc.failure.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Holds every section that is there against the list of known keys: a command stops at the first
 * key that is missing or malformed, {@code check} names them all.
 */
final class KeyReview {
  private static final Pattern WHOLE = Pattern.compile("[0-9]+");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]+\\.[0-9]+");

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
      try {
        if (known.need() == Need.REQUIRED && WHOLE_SECTIONS.contains(known.section())) {
          require(known);
        }
        for (String key : config.keys(known.section())) {
          if (known.matches(key)) {
            read(known, config.find(known.section(), key).orElseThrow());
          }
        }
      } catch (InputException problem) {
        problems.add(problem);
      }
    }
    return problems;
  }

  private void require(KnownKey known) throws InputException {
    boolean inALanguage =
        known.localized() && config.keys(known.section()).stream().anyMatch(known::matches);
    if (!inALanguage) {
      config.require(known.section(), known.key());
    }
  }

  /** A key is what its default is; of an empty one its command decides. */
  private static void read(KnownKey known, Setting setting) throws InputException {
    String standard = known.standard();
    if (setting.isBlank()) {
      return;
    }
    if (standard.equals("yes") || standard.equals("no")) {
      SettingReader.flag(setting);
    } else if (WHOLE.matcher(standard).matches()) {
      SettingReader.integer(setting);
    } else if (DECIMAL.matcher(standard).matches()) {
      SettingReader.number(setting);
    } else if (known.key().equals("timezone") && !known.section().equals("zoom")) {
      // Zoom has a list of its own.
      SettingReader.zone(setting);
    }
  }
}

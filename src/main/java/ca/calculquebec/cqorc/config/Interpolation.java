package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Near;
import ca.calculquebec.cqorc.failure.Origin;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python configparser's BasicInterpolation: {@code %(key)s} and {@code %%}. */
final class Interpolation {
  // Python's MAX_INTERPOLATION_DEPTH.
  private static final int DEEPEST = 10;
  // Ten levels of ten references each would be a file of a hundred lines and 10 GB.
  private static final int LONGEST = 1_000_000;
  private static final Pattern REFERENCE = Pattern.compile("%\\(([^)]+)\\)s");

  /**
   * @param used the keys that the value took others' text from
   */
  record Interpolated(String value, Set<String> used) {}

  private final String section;
  private final Map<String, RawSetting> values;
  private final RawSetting setting;
  private final StringBuilder result = new StringBuilder();
  private final Set<String> used = new LinkedHashSet<>();

  private Interpolation(String section, Map<String, RawSetting> values, RawSetting setting) {
    this.section = section;
    this.values = values;
    this.setting = setting;
  }

  /**
   * @param values the section's, those of [DEFAULT] included
   */
  static Interpolated of(String section, Map<String, RawSetting> values, RawSetting setting)
      throws InputException {
    Interpolation interpolation = new Interpolation(section, values, setting);
    interpolation.append(setting.text(), 1);
    return new Interpolated(interpolation.result.toString(), interpolation.used);
  }

  private void append(String text, int depth) throws InputException {
    if (depth > DEEPEST) {
      throw refused(
          "refers to other keys more than " + DEEPEST + " deep, or to itself",
          "Write the text out instead of %(key)s.");
    }
    Matcher reference = REFERENCE.matcher(text);
    int position = 0;
    while (position < text.length()) {
      int percent = text.indexOf('%', position);
      if (percent < 0) {
        result.append(text, position, text.length());
        break;
      }
      result.append(text, position, percent);
      if (text.startsWith("%%", percent)) {
        result.append('%');
        position = percent + 2;
      } else if (reference.region(percent, text.length()).lookingAt()) {
        appendKey(reference.group(1), depth);
        position = reference.end();
      } else {
        throw refused(
            "has a % that is neither %% nor %(key)s", "Write %% where a percent sign is meant.");
      }
      if (result.length() > LONGEST) {
        throw refused("grows without bound by its %(key)s", "Write the text out instead.");
      }
    }
  }

  private void appendKey(String name, int depth) throws InputException {
    RawSetting other = values.get(name.toLowerCase(Locale.ROOT));
    if (other == null) {
      throw refused(
          "refers to %("
              + name
              + ")s, but there is no such key in ["
              + section
              + "] or [DEFAULT]"
              + Near.hint(name, values.keySet()),
          "Correct the name, or write %% where a percent sign is meant.");
    }
    used.add(other.key());
    append(other.text(), depth + 1);
  }

  private InputException refused(String why, String advice) {
    return new InputException(
        Origin.setting(setting.file(), setting.line(), section, setting.key()),
        "[" + section + "] " + setting.key() + " " + why,
        advice);
  }
}

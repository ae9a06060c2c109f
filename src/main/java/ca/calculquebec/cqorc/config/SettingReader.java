package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Near;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a value as something narrower than text, or says what was expected. */
final class SettingReader {
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  private static final List<String> YES = List.of("1", "yes", "true", "on");
  private static final List<String> NO = List.of("0", "no", "false", "off");

  private SettingReader() {}

  static int integer(Setting setting) throws InputException {
    if (!WHOLE.matcher(setting.value()).matches()) {
      throw malformed(setting, "a whole number is expected");
    }
    try {
      return Integer.parseInt(setting.value());
    } catch (NumberFormatException e) {
      throw malformed(setting, "the number is too large");
    }
  }

  static int integer(Setting setting, int least, int most) throws InputException {
    int value = integer(setting);
    if (value < least || value > most) {
      throw malformed(setting, "a whole number " + range(least, most) + " is expected");
    }
    return value;
  }

  static double number(Setting setting, int least, int most) throws InputException {
    double value = number(setting);
    if (value < least || value > most) {
      throw malformed(setting, "a number " + range(least, most) + " is expected");
    }
    return value;
  }

  private static String range(int least, int most) {
    return most == Integer.MAX_VALUE ? "not below " + least : "from " + least + " to " + most;
  }

  /** One of a few words, without regard to case. */
  static String word(Setting setting, List<String> words) throws InputException {
    String word = setting.value().strip().toLowerCase(Locale.ROOT);
    if (words.contains(word)) {
      return word;
    }
    String last = words.get(words.size() - 1);
    throw malformed(
        setting,
        String.join(", ", words.subList(0, words.size() - 1))
            + (" or " + last + " is expected" + Near.hint(word, words)));
  }

  static double number(Setting setting) throws InputException {
    if (!NUMBER.matcher(setting.value()).matches()) {
      String pointed = setting.value().replace(',', '.');
      if (NUMBER.matcher(pointed).matches()) {
        // As French spreadsheets and keyboards write it.
        throw malformed(
            setting, "a number with a decimal point is expected, as 0.6", "Write " + pointed + ".");
      }
      throw malformed(setting, "a number with a decimal point is expected, as 0.6");
    }
    double number = Double.parseDouble(setting.value());
    if (Double.isInfinite(number)) {
      throw malformed(setting, "the number is too large");
    }
    return number;
  }

  static boolean flag(Setting setting) throws InputException {
    String value = setting.value().toLowerCase(Locale.ROOT);
    if (YES.contains(value) || NO.contains(value)) {
      return YES.contains(value);
    }
    throw malformed(setting, "yes or no is expected");
  }

  // Names only: Zoom, Eventbrite and Google take no offsets like +05:00.
  static ZoneId zone(Setting setting) throws InputException {
    Set<String> known = ZoneId.getAvailableZoneIds();
    if (known.contains(setting.value())) {
      return ZoneId.of(setting.value());
    }
    throw malformed(
        setting,
        "a time zone's name is expected, as America/Toronto" + Near.hint(setting.value(), known));
  }

  static InputException malformed(Setting setting, String expected) {
    return malformed(setting, expected, advice(setting));
  }

  private static InputException malformed(Setting setting, String expected, String advice) {
    String name = "[" + setting.section() + "] " + setting.key();
    String what =
        setting.isBlank() ? name + " is empty" : name + " is \"" + setting.masked() + "\"";
    return new InputException(setting.origin(), what + ": " + expected, advice);
  }

  private static String advice(Setting setting) {
    String value = setting.value();
    if (value.contains(" #") || value.contains(" ;")) {
      return "Put the comment on a line of its own: what follows a value on its line is part of"
          + " it.";
    }
    return setting.isBlank() ? "Write the value, or remove the line." : "Correct the value.";
  }
}

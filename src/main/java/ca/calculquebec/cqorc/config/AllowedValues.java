package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.failure.InputException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a key's value may be, as the list of known keys says: in braces behind the default, else as
 * the default is.
 */
final class AllowedValues {
  private static final Pattern RANGE =
      Pattern.compile("(whole|number)(?: (-?[0-9]+)?\\.\\.(-?[0-9]+)?)?");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+\\.[0-9]+");

  /** Reads a value and throws it away. */
  private interface Reading {
    void of(Setting setting) throws InputException;
  }

  private final Reading reading;

  private AllowedValues(Reading reading) {
    this.reading = reading;
  }

  /**
   * @param braces {@code whole}, {@code whole 0..7}, {@code number 0..1}, {@code zone}, or words
   *     separated by commas; empty when the default is all that is known
   * @param standard the default
   */
  static AllowedValues of(String braces, String standard) {
    Matcher range = RANGE.matcher(braces);
    if (range.matches()) {
      int least = bound(range.group(2), Integer.MIN_VALUE);
      int most = bound(range.group(3), Integer.MAX_VALUE);
      return new AllowedValues(
          range.group(1).equals("number")
              ? setting -> SettingReader.number(setting, least, most)
              : setting -> SettingReader.integer(setting, least, most));
    }
    if (braces.equals("zone")) {
      return new AllowedValues(SettingReader::zone);
    }
    if (!braces.isEmpty()) {
      List<String> words = List.of(braces.split(", "));
      return new AllowedValues(setting -> SettingReader.word(setting, words));
    }
    if (standard.equals("yes") || standard.equals("no")) {
      return new AllowedValues(SettingReader::flag);
    }
    if (WHOLE.matcher(standard).matches()) {
      return new AllowedValues(SettingReader::integer);
    }
    return new AllowedValues(
        DECIMAL.matcher(standard).matches() ? SettingReader::number : setting -> {});
  }

  /** Of an empty one its command decides. */
  void check(Setting setting) throws InputException {
    if (!setting.isBlank()) {
      reading.of(setting);
    }
  }

  private static int bound(String text, int otherwise) {
    return text == null ? otherwise : Integer.parseInt(text);
  }
}

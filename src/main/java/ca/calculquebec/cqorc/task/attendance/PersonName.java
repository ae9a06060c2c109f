package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.course.PlainText;
import java.util.Locale;
import java.util.regex.Pattern;
import net.gcardone.junidecode.Junidecode;

/** Names and addresses as strangers type them, made fit to be shown and compared. */
final class PersonName {
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+\\.[^\\s@<>\"]+");

  private PersonName() {}

  /** See {@link PlainText#oneLine}. */
  static String clean(String text) {
    return PlainText.oneLine(text);
  }

  /** Addresses compare without regard to case. */
  static String email(String text) {
    return clean(text).toLowerCase(Locale.ROOT);
  }

  static boolean isEmail(String text) {
    return text.indexOf('@') > 0 && EMAIL.matcher(text).matches();
  }

  /** In small Latin letters without accents. */
  static String transliterated(String text) {
    return Junidecode.unidecode(text).toLowerCase(Locale.ROOT);
  }
}

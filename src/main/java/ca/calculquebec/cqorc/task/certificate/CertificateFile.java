package ca.calculquebec.cqorc.task.certificate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.gcardone.junidecode.Junidecode;

/** The files' names: the predecessor's, which people file by. */
public final class CertificateFile {
  /** A name this long is no name; a file system takes 255 bytes in all. */
  private static final int LONGEST_PART = 90;

  private CertificateFile() {}

  /** {@code Attestation_CQ_ELOISE_O_BRIEN-LEVESQUE_1234.pdf}. */
  public static String name(Recipient recipient) {
    return stem(recipient) + ".pdf";
  }

  /** The names of a run's certificates, in its order; two equal ones end in the attendee ids. */
  public static List<String> names(List<Recipient> recipients) {
    Map<String, Integer> uses = new HashMap<>();
    for (Recipient recipient : recipients) {
      // Some file systems hold names that differ by case for one.
      uses.merge(stem(recipient).toUpperCase(Locale.ROOT), 1, Integer::sum);
    }
    List<String> names = new ArrayList<>();
    for (Recipient recipient : recipients) {
      String stem = stem(recipient);
      boolean shared = uses.get(stem.toUpperCase(Locale.ROOT)) > 1;
      names.add(stem + (shared ? "_" + part(recipient.attendeeId()) : "") + ".pdf");
    }
    return names;
  }

  private static String stem(Recipient recipient) {
    return "Attestation_CQ_"
        + part(recipient.firstName())
        + "_"
        + part(recipient.lastName())
        + "_"
        + part(recipient.orderId());
  }

  /** A name as a part of a file's name: ASCII, capitals, nothing that a file system objects to. */
  static String part(String name) {
    String ascii = Junidecode.unidecode(name.strip()).strip();
    StringBuilder safe = new StringBuilder(ascii.length());
    for (int index = 0; index < ascii.length(); index++) {
      safe.append(spelled(ascii.charAt(index)));
    }
    String capitals = safe.toString().toUpperCase(Locale.ROOT);
    return capitals.length() > LONGEST_PART ? capitals.substring(0, LONGEST_PART) : capitals;
  }

  private static String spelled(char character) {
    return switch (character) {
      case '!', '?', ';', ':', ',' -> ".";
      case '@' -> "_at_";
      case '#' -> "_no_";
      case '$' -> "S";
      case '%' -> "_per_";
      case '&', '+' -> "_and_";
      case '~' -> "_in_";
      case '/', '|', '\\' -> "-";
      case '.', '-', '_', '(', ')', '[', ']', '=' -> Character.toString(character);
      default ->
          character < 128 && Character.isLetterOrDigit(character)
              ? Character.toString(character)
              // Blanks, quotes, the star, and whatever else could mean something to somebody.
              : Character.isISOControl(character) && character != '\t' && character != '\n'
                  ? ""
                  : "_";
    };
  }
}

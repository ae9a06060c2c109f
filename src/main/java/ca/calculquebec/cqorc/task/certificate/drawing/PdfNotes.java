package ca.calculquebec.cqorc.task.certificate.drawing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a PDF says about itself.
 *
 * @param title as viewers show it
 * @param language {@code fr} or {@code en}, for those who have it read to them
 * @param made the time it says it was made at
 */
public record PdfNotes(String title, String language, Instant made) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("'D:'uuuuMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The information dictionary. */
  byte[] dictionary(int object) {
    return PdfFile.ascii(
        object
            + " 0 obj\n<< /Title "
            + text(title)
            + " /Producer (cqorc) /CreationDate ("
            + DATE.format(made)
            + ") >>\nendobj\n");
  }

  /**
   * Equal for equal input, different for different people; it stands in the file's trailer, so that
   * a certificate tells what it was made of, whoever else was printed with it.
   */
  String fingerprint(String template, Map<String, String> values) {
    StringBuilder all = new StringBuilder(template);
    all.append('\n').append(title).append('\n').append(language).append('\n').append(made);
    new TreeMap<>(values)
        .forEach((name, value) -> all.append('\n').append(name).append('=').append(value));
    return digest(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The first half of SHA-256, in capitals, as a PDF's identifier is written. */
  static String digest(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().withUpperCase().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String text(String text) {
    return "<FEFF"
        + HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE))
        + ">";
  }
}

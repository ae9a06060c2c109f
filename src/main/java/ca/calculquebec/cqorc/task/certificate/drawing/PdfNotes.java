package ca.calculquebec.cqorc.task.certificate.drawing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

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

  /** Equal for equal content, different for different people. */
  static String id(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      String hexadecimal = HexFormat.of().withUpperCase().formatHex(digest, 0, 16);
      return "<" + hexadecimal + "> <" + hexadecimal + ">";
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

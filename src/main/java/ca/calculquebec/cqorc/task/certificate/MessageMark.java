package ca.calculquebec.cqorc.task.certificate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short marks that are the same for the same thing, and tell nothing of it. */
final class MessageMark {
  private static final int BYTES = 16;

  private MessageMark() {}

  /** {@code cqorc.0123456789abcdef…}. */
  static String of(String what) {
    return "cqorc." + digest(what.getBytes(StandardCharsets.UTF_8));
  }

  static String digest(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

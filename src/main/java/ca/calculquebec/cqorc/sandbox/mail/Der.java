package ca.calculquebec.cqorc.sandbox.mail;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** ASN.1 in its distinguished encoding, as far as a certificate needs it (X.690). */
final class Der {
  private static final int INTEGER = 0x02;
  private static final int BITS = 0x03;
  private static final int BYTES = 0x04;
  private static final int OBJECT = 0x06;
  private static final int TEXT = 0x0c;
  private static final int TIME = 0x18;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int EXPLICIT = 0xa0;
  private static final int IMPLICIT = 0x80;

  private Der() {}

  private static byte[] tagged(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag);
    int size = content.size();
    if (size < 0x80) {
      all.write(size);
    } else {
      byte[] length = BigInteger.valueOf(size).toByteArray();
      int from = length[0] == 0 ? 1 : 0;
      all.write(0x80 | (length.length - from));
      all.write(length, from, length.length - from);
    }
    all.writeBytes(content.toByteArray());
    return all.toByteArray();
  }

  static byte[] sequence(byte[]... parts) {
    return tagged(SEQUENCE, parts);
  }

  static byte[] set(byte[]... parts) {
    return tagged(SET, parts);
  }

  static byte[] explicit(int number, byte[] part) {
    return tagged(EXPLICIT | number, part);
  }

  static byte[] implicit(int number, byte[] content) {
    return tagged(IMPLICIT | number, content);
  }

  static byte[] integer(long value) {
    return tagged(INTEGER, BigInteger.valueOf(value).toByteArray());
  }

  static byte[] text(String text) {
    return tagged(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param time {@code 20260101000000Z}
   */
  static byte[] time(String time) {
    return tagged(TIME, time.getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] bytes(byte[] content) {
    return tagged(BYTES, content);
  }

  static byte[] bits(byte[] content) {
    return tagged(BITS, new byte[] {0}, content);
  }

  /**
   * @param dotted {@code 1.2.840.10045.4.3.2}
   */
  static byte[] object(String dotted) {
    List<Long> parts = new ArrayList<>();
    for (String part : dotted.split("\\.", -1)) {
      parts.add(Long.parseLong(part));
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.write((int) (parts.get(0) * 40 + parts.get(1)));
    for (long part : parts.subList(2, parts.size())) {
      for (int shift = 28; shift > 0; shift -= 7) {
        if (part >> shift != 0) {
          content.write((int) (0x80 | (part >> shift & 0x7f)));
        }
      }
      content.write((int) (part & 0x7f));
    }
    return tagged(OBJECT, content.toByteArray());
  }
}

package ca.calculquebec.cqorc.task.certificate.drawing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A PNG, JPEG or GIF file, known by its bytes and not by what it is called, and what its header
 * says of the memory that it takes once it is decoded.
 *
 * <p>Sources: PNG specification (chunks), ITU-T T.81 (markers of JPEG), GIF89a.
 *
 * @param type {@code image/png} and so on
 * @param decodedBytes what the pixels take in memory
 */
record RasterPicture(String type, byte[] bytes, long width, long height, long decodedBytes) {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int PNG_HEADER = 33;

  /** Other chunks of a PNG say nothing about its colours, and some hold packed bombs. */
  private static final Set<String> PNG_KEPT =
      Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "pHYs");

  /** Resolution, colour profile, and what tells CMYK from others. */
  private static final Set<Integer> JPEG_KEPT = Set.of(0xE0, 0xE2, 0xEE);

  private static final int LARGEST_PROFILE = 2_000_000;

  /** Empty when it is none of the three, or cut short within its header. */
  static Optional<RasterPicture> of(byte[] bytes) {
    if (bytes.length >= PNG_HEADER && Arrays.equals(Arrays.copyOf(bytes, PNG.length), PNG)) {
      return Optional.of(png(bytes));
    }
    if (bytes.length > 4 && at(bytes, 0) == 0xFF && at(bytes, 1) == 0xD8 && at(bytes, 2) == 0xFF) {
      return jpeg(bytes);
    }
    String start = new String(bytes, 0, Math.min(6, bytes.length), StandardCharsets.ISO_8859_1);
    return start.equals("GIF87a") || start.equals("GIF89a") ? gif(bytes) : Optional.empty();
  }

  /** Whether it is a PNG without colours. */
  static boolean isGrey(byte[] bytes) {
    boolean isPng = bytes.length >= PNG_HEADER && bytes[0] == PNG[0] && bytes[1] == 'P';
    return isPng && (bytes[25] == 0 || bytes[25] == 4);
  }

  private static RasterPicture png(byte[] bytes) {
    ByteBuffer header = ByteBuffer.wrap(bytes);
    long width = Integer.toUnsignedLong(header.getInt(16));
    long height = Integer.toUnsignedLong(header.getInt(20));
    int deep = bytes[24] > 8 ? 2 : 1;
    int samples =
        switch (bytes[25]) {
          case 3 -> 1;
          case 2 -> 3;
          // Greys are given colours, see GreyPictures.
          default -> 4;
        };
    return new RasterPicture(
        "image/png", bytes, width, height, product(width, height, (long) samples * deep));
  }

  /** JPEG data is handed to the PDF as it is, so that its pixels cost less than others. */
  private static Optional<RasterPicture> jpeg(byte[] bytes) {
    for (int index = 2; index + 9 < bytes.length && at(bytes, index) == 0xFF; ) {
      int marker = at(bytes, index + 1);
      if (marker == 0xFF) {
        index++;
        continue;
      }
      boolean isTable = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
      if (marker >= 0xC0 && marker <= 0xCF && !isTable) {
        long height = short16(bytes, index + 5);
        long width = short16(bytes, index + 7);
        return Optional.of(
            new RasterPicture("image/jpeg", bytes, width, height, product(width, height, 1)));
      }
      index += 2 + short16(bytes, index + 2);
    }
    return Optional.empty();
  }

  private static Optional<RasterPicture> gif(byte[] bytes) {
    if (bytes.length < 13) {
      return Optional.empty();
    }
    long width = little16(bytes, 6);
    long height = little16(bytes, 8);
    int index = 13 + colours(bytes, 10);
    while (index < bytes.length && bytes[index] == 0x21) {
      index = afterBlocks(bytes, index + 2);
    }
    if (index + 9 >= bytes.length || bytes[index] != 0x2C) {
      return Optional.empty();
    }
    // A frame may be larger than what the file says of the whole.
    width = Math.max(width, little16(bytes, index + 1) + little16(bytes, index + 5));
    height = Math.max(height, little16(bytes, index + 3) + little16(bytes, index + 7));
    return Optional.of(
        new RasterPicture("image/gif", bytes, width, height, product(width, height, 4)));
  }

  private static int colours(byte[] gif, int flags) {
    return (gif[flags] & 0x80) == 0 ? 0 : 3 << ((gif[flags] & 7) + 1);
  }

  private static int afterBlocks(byte[] gif, int start) {
    int index = start;
    while (index < gif.length && gif[index] != 0) {
      index += 1 + at(gif, index);
    }
    return index + 1;
  }

  /** The same picture without what is no part of it: texts, previews, colour profiles of a size. */
  RasterPicture withoutMetadata() {
    byte[] kept =
        switch (type) {
          case "image/png" -> pngKept();
          case "image/jpeg" -> jpegKept();
          default -> bytes;
        };
    return new RasterPicture(type, kept, width, height, decodedBytes);
  }

  private byte[] pngKept() {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(bytes.length);
    kept.write(bytes, 0, PNG.length);
    ByteBuffer file = ByteBuffer.wrap(bytes);
    int index = PNG.length;
    while (index + 12 <= bytes.length) {
      long end = index + 12 + Integer.toUnsignedLong(file.getInt(index));
      String chunk = new String(bytes, index + 4, 4, StandardCharsets.ISO_8859_1);
      int stop = (int) Math.min(end, bytes.length);
      if (PNG_KEPT.contains(chunk) && (!chunk.equals("iCCP") || isSmallProfile(index + 8, stop))) {
        kept.write(bytes, index, stop - index);
      }
      index = stop;
    }
    return kept.toByteArray();
  }

  /** A profile is packed, and may be anything once it is unpacked. */
  private boolean isSmallProfile(int from, int to) {
    int data = from;
    while (data < to && bytes[data] != 0) {
      data++;
    }
    Inflater inflater = new Inflater();
    byte[] buffer = new byte[8192];
    try {
      int start = Math.min(data + 2, to);
      inflater.setInput(bytes, start, Math.max(0, to - 4 - start));
      long size = 0;
      for (int count = inflater.inflate(buffer); count > 0; count = inflater.inflate(buffer)) {
        size += count;
        if (size > LARGEST_PROFILE) {
          return false;
        }
      }
      return inflater.finished();
    } catch (DataFormatException damaged) {
      return false;
    } finally {
      inflater.end();
    }
  }

  private byte[] jpegKept() {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(bytes.length);
    kept.write(bytes, 0, 2);
    int index = 2;
    int profile = 0;
    while (index + 4 <= bytes.length && at(bytes, index) == 0xFF && at(bytes, index + 1) != 0xDA) {
      int marker = at(bytes, index + 1);
      if (marker == 0xFF) {
        index++;
        continue;
      }
      int stop = Math.min(bytes.length, index + 2 + short16(bytes, index + 2));
      boolean application = marker >= 0xE0 && marker <= 0xEF;
      profile += marker == 0xE2 ? stop - index : 0;
      boolean keeps = !application || JPEG_KEPT.contains(marker);
      if (marker != 0xFE && keeps && profile <= LARGEST_PROFILE) {
        kept.write(bytes, index, stop - index);
      }
      index = stop;
    }
    kept.write(bytes, index, bytes.length - index);
    return kept.toByteArray();
  }

  private static long product(long width, long height, long each) {
    return width > Integer.MAX_VALUE || height > Integer.MAX_VALUE
        ? Long.MAX_VALUE
        : width * height > Long.MAX_VALUE / 16 ? Long.MAX_VALUE : width * height * each;
  }

  private static int at(byte[] bytes, int index) {
    return bytes[index] & 0xFF;
  }

  private static int short16(byte[] bytes, int index) {
    return at(bytes, index) << 8 | at(bytes, index + 1);
  }

  private static int little16(byte[] bytes, int index) {
    return at(bytes, index + 1) << 8 | at(bytes, index);
  }
}

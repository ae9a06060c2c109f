package ca.calculquebec.cqorc.task.certificate.drawing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Whether a PNG file holds all the pixels that its header promises. Batik draws what it can of a
 * damaged one, and prints a stack trace on the standard error output instead of failing.
 *
 * <p>Source: PNG specification, sections 8 (interlacing), 9 (filters) and 10 (compression).
 */
final class PngPixels {
  private static final int SIGNATURE = 8;

  /** First column, first row, and the steps between them, of Adam7's passes. */
  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private static final int[][] ALL = {{0, 0, 1, 1}};
  private static final int LAST_FILTER = 4;

  /** Its position is where the next chunk begins. */
  private final ByteBuffer file;

  private final Inflater inflater = new Inflater();

  private PngPixels(byte[] png) {
    this.file = ByteBuffer.wrap(png).position(SIGNATURE);
  }

  /**
   * @param png with a whole header, whose pixels fit into the memory
   */
  static boolean areWhole(byte[] png) {
    PngPixels pixels = new PngPixels(png);
    try {
      return pixels.areWhole();
    } catch (DataFormatException damaged) {
      return false;
    } finally {
      pixels.inflater.end();
    }
  }

  private boolean areWhole() throws DataFormatException {
    long width = Integer.toUnsignedLong(file.getInt(16));
    long height = Integer.toUnsignedLong(file.getInt(20));
    int bits = file.get(24) * samples(file.get(25));
    byte[] known = {file.get(26), file.get(27)};
    int interlaced = file.get(28);
    if (width == 0 || height == 0 || bits <= 0 || known[0] != 0 || known[1] != 0) {
      return false;
    }
    if (interlaced != 0 && interlaced != 1) {
      return false;
    }
    for (int[] pass : interlaced == 1 ? PASSES : ALL) {
      long columns = (width - pass[0] + pass[2] - 1) / pass[2];
      long rows = (height - pass[1] + pass[3] - 1) / pass[3];
      byte[] row = new byte[Math.toIntExact(1 + (columns * bits + 7) / 8)];
      for (long index = 0; columns > 0 && index < rows; index++) {
        if (!fill(row) || row[0] < 0 || row[0] > LAST_FILTER) {
          return false;
        }
      }
    }
    return true;
  }

  private static int samples(int kind) {
    return switch (kind) {
      case 0, 3 -> 1;
      case 2 -> 3;
      case 4 -> 2;
      case 6 -> 4;
      default -> 0;
    };
  }

  private boolean fill(byte[] row) throws DataFormatException {
    int filled = 0;
    while (filled < row.length) {
      int count = inflater.inflate(row, filled, row.length - filled);
      filled += count;
      if (count == 0 && (inflater.finished() || inflater.needsDictionary() || !nextData())) {
        return false;
      }
    }
    return true;
  }

  /** Hands the next chunk of pixels to the inflater. */
  private boolean nextData() {
    while (file.remaining() >= 12) {
      int chunk = file.position();
      int start = chunk + 8;
      long end = start + Integer.toUnsignedLong(file.getInt(chunk));
      String name = new String(file.array(), chunk + 4, 4, StandardCharsets.ISO_8859_1);
      int stop = (int) Math.min(end, file.capacity());
      file.position((int) Math.min(end + 4, file.capacity()));
      if (name.equals("IDAT")) {
        inflater.setInput(file.array(), start, stop - start);
        return true;
      }
    }
    return false;
  }
}

package ca.calculquebec.cqorc.task.certificate.drawing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A face's characters and their widths, from its tables {@code cmap}, {@code hmtx}, {@code hhea}.
 *
 * <p>Source: the OpenType specification, "cmap" (formats 4 and 12) and "hmtx". Widths are cut to
 * thousandths as FOP cuts them, so that both set a text alike.
 */
final class FontMetrics {
  private static final int UNICODE = 0;
  private static final int WINDOWS = 3;

  private final int[] firsts;
  private final int[] lasts;
  private final Glyphs[] glyphs;
  private final int[] widths;
  private final double ascent;
  private final double descent;

  /** From a character within its range to its glyph; 0 for none. */
  private interface Glyphs {
    int of(int codePoint);
  }

  private FontMetrics(
      int[] firsts, int[] lasts, Glyphs[] glyphs, int[] widths, double ascent, double descent) {
    this.firsts = firsts;
    this.lasts = lasts;
    this.glyphs = glyphs;
    this.widths = widths;
    this.ascent = ascent;
    this.descent = descent;
  }

  static FontMetrics of(FontTables tables) throws IOException {
    try {
      int unitsPerEm = Short.toUnsignedInt(tables.table("head").getShort(18));
      ByteBuffer header = tables.table("hhea");
      int[] widths = widths(tables.table("hmtx"), header.getShort(34), unitsPerEm);
      return characters(
          tables.table("cmap"),
          widths,
          header.getShort(4) / (double) unitsPerEm,
          -header.getShort(6) / (double) unitsPerEm);
    } catch (IndexOutOfBoundsException | ArithmeticException cutShort) {
      throw new IOException("the font's tables cannot be read", cutShort);
    }
  }

  private static int[] widths(ByteBuffer table, short count, int unitsPerEm) {
    int[] widths = new int[Short.toUnsignedInt(count)];
    for (int glyph = 0; glyph < widths.length; glyph++) {
      widths[glyph] = Short.toUnsignedInt(table.getShort(4 * glyph)) * 1000 / unitsPerEm;
    }
    return widths;
  }

  private static FontMetrics characters(
      ByteBuffer table, int[] widths, double ascent, double descent) throws IOException {
    int best = -1;
    int bestFormat = 0;
    int count = Short.toUnsignedInt(table.getShort(2));
    for (int index = 0; index < count; index++) {
      int platform = Short.toUnsignedInt(table.getShort(4 + 8 * index));
      int offset = table.getInt(8 + 8 * index);
      int format = Short.toUnsignedInt(table.getShort(offset));
      boolean readable = format == 4 || format == 12;
      if ((platform == UNICODE || platform == WINDOWS) && readable && format > bestFormat) {
        best = offset;
        bestFormat = format;
      }
    }
    if (best < 0) {
      throw new IOException("the font has no table of Unicode characters");
    }
    ByteBuffer map = table.slice(best, table.limit() - best);
    return bestFormat == 12
        ? groups(map, widths, ascent, descent)
        : segments(map, widths, ascent, descent);
  }

  private static FontMetrics groups(ByteBuffer map, int[] widths, double ascent, double descent) {
    int count = map.getInt(12);
    int[] firsts = new int[count];
    int[] lasts = new int[count];
    Glyphs[] glyphs = new Glyphs[count];
    for (int index = 0; index < count; index++) {
      int first = map.getInt(16 + 12 * index);
      int glyph = map.getInt(24 + 12 * index);
      firsts[index] = first;
      lasts[index] = map.getInt(20 + 12 * index);
      glyphs[index] = point -> glyph + point - first;
    }
    return new FontMetrics(firsts, lasts, glyphs, widths, ascent, descent);
  }

  private static FontMetrics segments(ByteBuffer map, int[] widths, double ascent, double descent) {
    int doubled = Short.toUnsignedInt(map.getShort(6));
    int count = doubled / 2;
    int[] firsts = new int[count];
    int[] lasts = new int[count];
    Glyphs[] glyphs = new Glyphs[count];
    for (int index = 0; index < count; index++) {
      int first = Short.toUnsignedInt(map.getShort(16 + doubled + 2 * index));
      int delta = Short.toUnsignedInt(map.getShort(16 + 2 * doubled + 2 * index));
      int place = 16 + 3 * doubled + 2 * index;
      int range = Short.toUnsignedInt(map.getShort(place));
      firsts[index] = first;
      lasts[index] = Short.toUnsignedInt(map.getShort(14 + 2 * index));
      glyphs[index] =
          range == 0
              ? point -> (point + delta) & 0xFFFF
              : point -> {
                int glyph = Short.toUnsignedInt(map.getShort(place + range + 2 * (point - first)));
                return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
              };
    }
    return new FontMetrics(firsts, lasts, glyphs, widths, ascent, descent);
  }

  boolean has(int codePoint) {
    return glyph(codePoint) != 0;
  }

  /** In thousandths of the size. */
  int width(int codePoint) {
    return widths.length == 0 ? 0 : widths[Math.min(glyph(codePoint), widths.length - 1)];
  }

  /** Of a line, above its base line, in parts of the size. */
  double ascent() {
    return ascent;
  }

  /** Of a line, below its base line, in parts of the size. */
  double descent() {
    return descent;
  }

  private int glyph(int codePoint) {
    int found = Arrays.binarySearch(lasts, codePoint);
    int index = found >= 0 ? found : -found - 1;
    return index < lasts.length && firsts[index] <= codePoint ? glyphs[index].of(codePoint) : 0;
  }
}

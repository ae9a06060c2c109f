package ca.calculquebec.cqorc.task.certificate.drawing;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of a TrueType or OpenType file.
 *
 * <p>Source: the OpenType specification, "The OpenType Font File".
 */
final class FontTables {
  private static final int TRUE_TYPE = 0x00010000;
  private static final int APPLE_TRUE_TYPE = 0x74727565;
  private static final int OPEN_TYPE = 0x4F54544F;
  private static final int COLLECTION = 0x74746366;
  private static final int MOST_FONTS = 100;

  private final Map<String, ByteBuffer> tables;

  private FontTables(Map<String, ByteBuffer> tables) {
    this.tables = tables;
  }

  /** Of each font in the file: a collection ({@code .ttc}) has several. */
  static List<FontTables> of(byte[] file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    try {
      if (file.length < 12 || bytes.getInt(0) != COLLECTION) {
        return List.of(at(0, bytes));
      }
      int count = bytes.getInt(8);
      if (count < 1 || count > MOST_FONTS) {
        throw new IOException("it is a collection of " + count + " fonts");
      }
      List<FontTables> fonts = new ArrayList<>();
      for (int index = 0; index < count; index++) {
        fonts.add(at(bytes.getInt(12 + 4 * index), bytes));
      }
      return fonts;
    } catch (IndexOutOfBoundsException cutShort) {
      throw new IOException("the font file is cut short", cutShort);
    }
  }

  private static FontTables at(int offset, ByteBuffer file) throws IOException {
    ByteBuffer bytes = file.duplicate();
    try {
      bytes.position(offset);
      int kind = bytes.getInt();
      if (kind != TRUE_TYPE && kind != APPLE_TRUE_TYPE && kind != OPEN_TYPE) {
        throw new IOException("it is not a TrueType or OpenType font");
      }
      int count = Short.toUnsignedInt(bytes.getShort());
      bytes.position(offset + 12);
      Map<String, ByteBuffer> tables = new HashMap<>();
      for (int index = 0; index < count; index++) {
        byte[] tag = new byte[4];
        bytes.get(tag);
        bytes.getInt();
        int start = bytes.getInt();
        int length = bytes.getInt();
        tables.put(new String(tag, StandardCharsets.US_ASCII), bytes.slice(start, length));
      }
      return new FontTables(tables);
    } catch (BufferUnderflowException
        | IllegalArgumentException
        | IndexOutOfBoundsException cutShort) {
      throw new IOException("the font file is cut short", cutShort);
    }
  }

  /** A table, from its first byte. */
  ByteBuffer table(String tag) throws IOException {
    ByteBuffer table = tables.get(tag);
    if (table == null) {
      throw new IOException("the font lacks its table \"" + tag.strip() + "\"");
    }
    return table.duplicate();
  }

  boolean has(String tag) {
    return tables.containsKey(tag);
  }
}

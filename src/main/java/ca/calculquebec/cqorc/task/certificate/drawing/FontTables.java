package ca.calculquebec.cqorc.task.certificate.drawing;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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

  private final Map<String, ByteBuffer> tables;

  private FontTables(Map<String, ByteBuffer> tables) {
    this.tables = tables;
  }

  static FontTables of(byte[] file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    try {
      int kind = bytes.getInt();
      if (kind != TRUE_TYPE && kind != APPLE_TRUE_TYPE && kind != OPEN_TYPE) {
        throw new IOException("it is not a TrueType or OpenType font");
      }
      int count = Short.toUnsignedInt(bytes.getShort());
      bytes.position(12);
      Map<String, ByteBuffer> tables = new HashMap<>();
      for (int index = 0; index < count; index++) {
        byte[] tag = new byte[4];
        bytes.get(tag);
        bytes.getInt();
        int offset = bytes.getInt();
        int length = bytes.getInt();
        tables.put(new String(tag, StandardCharsets.US_ASCII), bytes.slice(offset, length));
      }
      return new FontTables(tables);
    } catch (BufferUnderflowException | IndexOutOfBoundsException cutShort) {
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

package ca.calculquebec.cqorc.task.certificate.drawing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A face's family and style, from its tables {@code name} and {@code OS/2}.
 *
 * <p>Source: the OpenType specification, "name" and "OS/2".
 */
record FontNames(String family, String full, boolean bold, boolean italic) {
  private static final int FAMILY = 1;
  private static final int FULL_NAME = 4;
  private static final int TYPOGRAPHIC_FAMILY = 16;
  private static final int MACINTOSH = 1;
  private static final int SEMI_BOLD = 600;

  static FontNames of(FontTables tables) throws IOException {
    try {
      String family = name(tables.table("name"), TYPOGRAPHIC_FAMILY);
      if (family.isEmpty()) {
        family = name(tables.table("name"), FAMILY);
      }
      ByteBuffer style = tables.table("OS/2");
      int weight = Short.toUnsignedInt(style.getShort(4));
      boolean italic = (style.getShort(62) & 1) != 0;
      String full = name(tables.table("name"), FULL_NAME);
      return new FontNames(family, full, weight >= SEMI_BOLD, italic);
    } catch (IndexOutOfBoundsException cutShort) {
      throw new IOException("the font's names cannot be read", cutShort);
    }
  }

  /** The first name of this kind, Windows' before Macintosh's; {@code ""} when there is none. */
  private static String name(ByteBuffer table, int kind) {
    int count = Short.toUnsignedInt(table.getShort(2));
    int texts = Short.toUnsignedInt(table.getShort(4));
    String macintosh = "";
    for (int index = 0; index < count; index++) {
      int record = 6 + 12 * index;
      if (Short.toUnsignedInt(table.getShort(record + 6)) != kind) {
        continue;
      }
      int platform = Short.toUnsignedInt(table.getShort(record));
      byte[] text = new byte[Short.toUnsignedInt(table.getShort(record + 8))];
      table.get(texts + Short.toUnsignedInt(table.getShort(record + 10)), text);
      if (platform != MACINTOSH) {
        return new String(text, StandardCharsets.UTF_16BE);
      }
      macintosh = new String(text, Charset.forName("ISO-8859-1"));
    }
    return macintosh;
  }
}

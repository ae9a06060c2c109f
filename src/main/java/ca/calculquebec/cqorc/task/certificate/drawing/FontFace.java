package ca.calculquebec.cqorc.task.certificate.drawing;

import java.io.IOException;
import java.net.URI;

/**
 * What is needed to know of one font file: whom it belongs to, which characters it has, and how
 * wide they are.
 *
 * @param file where FOP reads it
 * @param family as templates name it: {@code Liberation Sans}
 * @param bold whether its strokes are of weight 600 or more
 * @param metrics glyphs and widths
 */
record FontFace(URI file, String family, boolean bold, boolean italic, FontMetrics metrics) {

  /** Reads a TrueType or OpenType file; throws when it is none. */
  static FontFace read(URI file, byte[] bytes) throws IOException {
    FontTables tables = FontTables.of(bytes);
    FontNames names = FontNames.of(tables);
    return new FontFace(file, names.family(), names.bold(), names.italic(), FontMetrics.of(tables));
  }

  /** Tells this face from others, wherever its file lies. */
  String mark() {
    return family + (bold ? " bold" : "") + (italic ? " italic" : "");
  }

  boolean has(int codePoint) {
    return metrics.has(codePoint);
  }

  /** Width of a text set in size 1. */
  double width(String text) {
    long thousandths = 0;
    for (int index = 0; index < text.length(); ) {
      int point = text.codePointAt(index);
      thousandths += metrics.width(point);
      index += Character.charCount(point);
    }
    return thousandths / 1000.0;
  }

  /** How far below the middle of a line its base line lies, in parts of the size. */
  double middle() {
    return (metrics.ascent() - metrics.descent()) / 2;
  }
}

package ca.calculquebec.cqorc.task.certificate.drawing;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is needed to know of one font file: whom it belongs to, which characters it has, and how
 * wide they are.
 *
 * @param file where FOP reads it
 * @param member its name within a file of several
 * @param family as templates name it: {@code Liberation Sans}
 * @param bold whether its strokes are of weight 600 or more
 * @param metrics glyphs and widths
 */
record FontFace(
    URI file,
    Optional<String> member,
    String family,
    boolean bold,
    boolean italic,
    FontMetrics metrics) {

  /** Reads a TrueType or OpenType file, or a collection of such; throws when it is none. */
  static List<FontFace> read(URI file, byte[] bytes) throws IOException {
    List<FontTables> fonts = FontTables.of(bytes);
    List<FontFace> faces = new ArrayList<>();
    for (FontTables tables : fonts) {
      FontNames names = FontNames.of(tables);
      Optional<String> member = Optional.of(names.full()).filter(name -> fonts.size() > 1);
      faces.add(
          new FontFace(
              file, member, names.family(), names.bold(), names.italic(), FontMetrics.of(tables)));
    }
    return faces;
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

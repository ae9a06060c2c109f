package ca.calculquebec.cqorc.task.certificate.drawing;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.batik.bridge.TextNode;
import org.apache.batik.css.engine.SVGCSSEngine;
import org.w3c.dom.Element;

/**
 * Keeps a text on the page that does not stand on its own, such as a name between other words: how
 * long it is shows only when it was drawn.
 */
final class Fitting {
  /** Marks a text that differs from person to person; its value is the text's number. */
  static final String MARK = "cqorc-fit";

  /** What makes a text long, with the numbers by which a style sheet's reader knows it. */
  static final Map<String, Integer> LENGTHS =
      Map.of(
          "font-size",
          SVGCSSEngine.FONT_SIZE_INDEX,
          "letter-spacing",
          SVGCSSEngine.LETTER_SPACING_INDEX,
          "word-spacing",
          SVGCSSEngine.WORD_SPACING_INDEX);

  private static final double TOLERANCE = 1e-3;

  /**
   * A text that leaves the page.
   *
   * @param scale by how much it must shrink
   * @param lengths what {@link #LENGTHS} are in each of its elements, in the document's order
   */
  record Overflow(double scale, List<Map<String, Float>> lengths) {}

  private Fitting() {}

  /** Marks the texts that hold placeholders. */
  static void mark(Element root) {
    int number = 0;
    for (Element element : Tree.elements(root)) {
      if (Tree.is(element, "text") && Placeholders.isIn(element.getTextContent())) {
        element.setAttribute(MARK, Integer.toString(number++));
      }
    }
  }

  /**
   * By how much a drawn text must shrink towards its position to stay within the page's margins; 1
   * when it fits, or begins outside of the page as if it was meant to.
   */
  static double scale(TextNode text, Rectangle2D page, double margin) {
    Rectangle2D own = text.getPrimitiveBounds();
    AffineTransform toPage = text.getGlobalTransform();
    if (own == null || own.isEmpty()) {
      return 1;
    }
    Rectangle2D drawn = toPage.createTransformedShape(own).getBounds2D();
    Point2D start = toPage.transform(text.getLocation(), null);
    if (!page.contains(start)) {
      return 1;
    }
    double side = margin * page.getWidth();
    double scale = 1;
    scale =
        Math.min(scale, part(drawn.getMaxX() - start.getX(), page.getMaxX() - start.getX(), side));
    scale =
        Math.min(scale, part(start.getX() - drawn.getMinX(), start.getX() - page.getMinX(), side));
    scale =
        Math.min(scale, part(drawn.getMaxY() - start.getY(), page.getMaxY() - start.getY(), side));
    scale =
        Math.min(scale, part(start.getY() - drawn.getMinY(), start.getY() - page.getMinY(), side));
    return scale > 1 - TOLERANCE ? 1 : scale;
  }

  /** A text that only enters the margin was laid out so. */
  private static double part(double length, double toEdge, double margin) {
    return length <= toEdge ? 1 : Math.max(toEdge - margin, toEdge / 2) / length;
  }

  /** Makes all of a text smaller: its parts may have sizes of their own, or a style sheet's. */
  static void shrink(Element text, Overflow overflow) {
    List<Element> parts = Tree.elements(text);
    for (int index = 0; index < parts.size(); index++) {
      Element part = parts.get(index);
      overflow
          .lengths()
          .get(index)
          .forEach(
              (property, length) ->
                  Tree.say(
                      part,
                      property,
                      String.format(Locale.ROOT, "%.6f", length * overflow.scale())));
    }
  }
}

package ca.calculquebec.cqorc.task.certificate.drawing;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.batik.gvt.CompositeShapePainter;
import org.apache.batik.gvt.GraphicsNode;
import org.apache.batik.gvt.ShapeNode;
import org.apache.batik.gvt.ShapePainter;
import org.apache.batik.gvt.StrokeShapePainter;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/**
 * Lengths and places beyond what Batik counts with. It draws them all the same, as {@code Infinity}
 * that no reader of PDF understands, or leaves out all that stands beside them.
 */
final class LengthCheck {
  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d*\\.?\\d+(?:[eE][-+]?\\d+)?");

  private static final int MOST_DASHES = 200_000;

  private LengthCheck() {}

  /** Whether it would spoil the drawing; without what is in it. */
  static boolean isIn(GraphicsNode node) {
    return isEndless(node.getGlobalTransform())
        || isEndless(node.getPrimitiveBounds())
        || (node instanceof ShapeNode shape
            && shape.getShape() != null
            && isEndless(shape.getShape().getBounds2D()));
  }

  /** Whether a line is cut into so many dashes that to measure them would take all memory. */
  static boolean isDashed(GraphicsNode node) {
    return node instanceof ShapeNode shape
        && shape.getShape() != null
        && isDashed(shape.getShape(), shape.getShapePainter());
  }

  private static boolean isDashed(Shape shape, ShapePainter painter) {
    if (painter instanceof CompositeShapePainter several) {
      return IntStream.range(0, several.getShapePainterCount())
          .anyMatch(index -> isDashed(shape, several.getShapePainter(index)));
    }
    if (painter instanceof StrokeShapePainter line
        && line.getStroke() instanceof BasicStroke stroke
        && stroke.getDashArray() != null) {
      double dashes = 0;
      for (float dash : stroke.getDashArray()) {
        dashes += dash;
      }
      return length(shape) / dashes * stroke.getDashArray().length > MOST_DASHES;
    }
    return false;
  }

  private static double length(Shape shape) {
    double length = 0;
    double[] to = new double[6];
    Point2D at = new Point2D.Double();
    for (PathIterator path = shape.getPathIterator(null, 1); !path.isDone(); path.next()) {
      int segment = path.currentSegment(to);
      if (segment == PathIterator.SEG_LINETO) {
        length += at.distance(to[0], to[1]);
      }
      if (segment != PathIterator.SEG_CLOSE) {
        at.setLocation(to[0], to[1]);
      }
    }
    return length;
  }

  private static boolean isEndless(AffineTransform transform) {
    double[] numbers = new double[6];
    transform.getMatrix(numbers);
    return DoubleStream.of(numbers).anyMatch(number -> !Double.isFinite(number));
  }

  private static boolean isEndless(Rectangle2D bounds) {
    return bounds != null
        && DoubleStream.of(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight())
            .anyMatch(number -> !Double.isFinite(number));
  }

  /** What a person is told, with the attribute when one is seen to be at fault. */
  static String complaint(Document document) {
    return "a length or position in it is too large"
        + Tree.elements(document.getDocumentElement()).stream()
            .flatMap(element -> culprit(element).stream())
            .findFirst()
            .map(attribute -> ": " + attribute)
            .orElse("");
  }

  private static Optional<String> culprit(Element element) {
    NamedNodeMap attributes = element.getAttributes();
    for (int index = 0; index < attributes.getLength(); index++) {
      Attr attribute = (Attr) attributes.item(index);
      // A picture's data may hold anything.
      boolean measures = !attribute.getValue().startsWith("data:");
      if (measures && holdsEndless(attribute.getValue())) {
        String id = element.getAttribute("id");
        return Optional.of(
            attribute.getName()
                + " of <"
                + element.getTagName()
                + (id.isEmpty() ? "" : " id=\"" + id + "\"")
                + ">");
      }
    }
    return Optional.empty();
  }

  private static boolean holdsEndless(String value) {
    Matcher number = NUMBER.matcher(value);
    while (number.find()) {
      if (Float.isInfinite(Float.parseFloat(number.group()))) {
        return true;
      }
    }
    return false;
  }
}

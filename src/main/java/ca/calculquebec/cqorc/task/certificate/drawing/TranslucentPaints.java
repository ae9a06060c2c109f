package ca.calculquebec.cqorc.task.certificate.drawing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Transparency;
import java.awt.geom.Rectangle2D;
import java.text.AttributedCharacterIterator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.batik.bridge.TextNode;
import org.apache.batik.ext.awt.LinearGradientPaint;
import org.apache.batik.ext.awt.MultipleGradientPaint;
import org.apache.batik.ext.awt.RadialGradientPaint;
import org.apache.batik.gvt.CompositeGraphicsNode;
import org.apache.batik.gvt.CompositeShapePainter;
import org.apache.batik.gvt.GraphicsNode;
import org.apache.batik.gvt.ShapePainter;
import org.apache.batik.gvt.text.GVTAttributedCharacterIterator.TextAttribute;
import org.apache.batik.gvt.text.TextPaintInfo;
import org.apache.fop.svg.PDFGraphics2D;

/**
 * Gradients that are translucent somewhere. PDF has none: another gradient, of greys, tells how
 * much of the opaque one shows where.
 */
final class TranslucentPaints {
  private TranslucentPaints() {}

  static boolean isTranslucent(Paint paint) {
    return paint instanceof MultipleGradientPaint && paint.getTransparency() != Transparency.OPAQUE;
  }

  private static Paint opaque(Paint paint) {
    return exchanged(
        paint, colour -> new Color(colour.getRed(), colour.getGreen(), colour.getBlue()));
  }

  private static Paint greys(Paint paint) {
    return exchanged(
        paint, colour -> new Color(colour.getAlpha(), colour.getAlpha(), colour.getAlpha()));
  }

  private static Paint exchanged(Paint paint, UnaryOperator<Color> exchange) {
    if (paint instanceof Color colour) {
      return exchange.apply(colour);
    }
    if (!(paint instanceof MultipleGradientPaint gradient)) {
      return paint;
    }
    Color[] colours = gradient.getColors();
    for (int index = 0; index < colours.length; index++) {
      colours[index] = exchange.apply(colours[index]);
    }
    if (gradient instanceof RadialGradientPaint radial) {
      return new RadialGradientPaint(
          radial.getCenterPoint(),
          radial.getRadius(),
          radial.getFocusPoint(),
          radial.getFractions(),
          colours,
          radial.getCycleMethod(),
          radial.getColorSpace(),
          radial.getTransform());
    }
    LinearGradientPaint linear = (LinearGradientPaint) gradient;
    return new LinearGradientPaint(
        linear.getStartPoint(),
        linear.getEndPoint(),
        linear.getFractions(),
        colours,
        linear.getCycleMethod(),
        linear.getColorSpace(),
        linear.getTransform());
  }

  private static void show(
      PDFGraphics2D page, PdfGroup colours, PdfGroup greys, Rectangle2D bounds) {
    colours.show(page, 1, Optional.of(new PdfGroup.SoftMask(greys, "Luminosity")), bounds);
  }

  /** Takes a shape painter's place. */
  static final class OfShape extends CompositeShapePainter {
    private final ShapePainter painter;

    OfShape(ShapePainter painter) {
      super(TransparencyGroup.shape(painter));
      this.painter = painter;
      addShapePainter(painter);
    }

    @Override
    public void paint(Graphics2D graphics) {
      if (!(graphics instanceof PDFGraphics2D page)) {
        super.paint(graphics);
        return;
      }
      Paint gradient = TransparencyGroup.paint(painter);
      Rectangle2D bounds = painter.getPaintedBounds2D();
      PdfGroup colours = new PdfGroup(page);
      TransparencyGroup.setPaint(painter, opaque(gradient));
      painter.paint(colours);
      TransparencyGroup.setPaint(painter, gradient);
      PdfGroup greys = new PdfGroup(page);
      greys.setPaint(greys(gradient));
      // Not the shape again: its edges would be softened twice.
      greys.fill(bounds);
      show(page, colours, greys, bounds);
    }
  }

  /** Stands around a text. */
  static final class OfText extends CompositeGraphicsNode {
    private final TextNode text;

    private OfText(TextNode text) {
      this.text = text;
    }

    /** Where it is needed. */
    static void around(TextNode text) {
      boolean needed =
          paints(text).keySet().stream()
              .anyMatch(info -> isTranslucent(info.fillPaint) || isTranslucent(info.strokePaint));
      if (needed) {
        @SuppressWarnings("unchecked")
        List<GraphicsNode> siblings = text.getParent().getChildren();
        OfText around = new OfText(text);
        siblings.set(siblings.indexOf(text), around);
        around.add(text);
      }
    }

    /** What the parts of a text are painted with: themselves, and as they are now. */
    private static IdentityHashMap<TextPaintInfo, TextPaintInfo> paints(TextNode text) {
      IdentityHashMap<TextPaintInfo, TextPaintInfo> paints = new IdentityHashMap<>();
      AttributedCharacterIterator parts = text.getAttributedCharacterIterator();
      if (parts == null) {
        return paints;
      }
      for (char at = parts.first(); at != AttributedCharacterIterator.DONE; ) {
        if (parts.getAttribute(TextAttribute.PAINT_INFO) instanceof TextPaintInfo info) {
          paints.put(info, new TextPaintInfo(info));
        }
        at = parts.setIndex(parts.getRunLimit(Set.of(TextAttribute.PAINT_INFO)));
      }
      return paints;
    }

    @Override
    public void primitivePaint(Graphics2D graphics) {
      if (!(graphics instanceof PDFGraphics2D page)) {
        super.primitivePaint(graphics);
        return;
      }
      IdentityHashMap<TextPaintInfo, TextPaintInfo> paints = paints(text);
      PdfGroup colours = painted(page, paints, TranslucentPaints::opaque);
      PdfGroup greys = painted(page, paints, TranslucentPaints::greys);
      paints.forEach((info, before) -> info.set(before));
      show(page, colours, greys, getBounds());
    }

    private PdfGroup painted(
        PDFGraphics2D page,
        Map<TextPaintInfo, TextPaintInfo> paints,
        UnaryOperator<Paint> exchange) {
      paints.forEach(
          (info, before) -> {
            info.fillPaint = before.fillPaint == null ? null : exchange.apply(before.fillPaint);
            info.strokePaint =
                before.strokePaint == null ? null : exchange.apply(before.strokePaint);
          });
      PdfGroup group = new PdfGroup(page);
      super.primitivePaint(group);
      return group;
    }
  }
}

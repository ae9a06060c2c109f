package ca.calculquebec.cqorc.task.certificate.drawing;

import java.awt.AlphaComposite;
import java.awt.Paint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.apache.batik.bridge.Bridge;
import org.apache.batik.bridge.BridgeContext;
import org.apache.batik.bridge.SVGPatternElementBridge;
import org.apache.batik.bridge.SVGUtilities;
import org.apache.batik.gvt.CompositeGraphicsNode;
import org.apache.batik.gvt.GraphicsNode;
import org.apache.batik.gvt.PatternPaint;
import org.w3c.dom.Element;

/**
 * Patterns, which Batik moves twice by the shape's position when their content is measured in parts
 * of the shape, as Figma writes all pictures.
 */
final class PatternPaints extends SVGPatternElementBridge {
  @Override
  public Bridge getInstance() {
    return new PatternPaints();
  }

  @Override
  public Paint createPaint(
      BridgeContext context, Element pattern, Element painted, GraphicsNode shape, float opacity) {
    if (!(super.createPaint(context, pattern, painted, shape, 1) instanceof PatternPaint paint)) {
      return null;
    }
    Rectangle2D tile = paint.getPatternRect();
    GraphicsNode drawn = paint.getGraphicsNode();
    if (isMeasuredInParts(pattern, context)) {
      Rectangle2D bounds = shape.getGeometryBounds();
      drawn.setTransform(
          new AffineTransform(
              bounds.getWidth(), 0, 0, bounds.getHeight(), tile.getX(), tile.getY()));
    }
    if (opacity < 1) {
      drawn.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, opacity));
    }
    TransparencyGroup.replaceIn((GraphicsNode) context.getElementData(pattern));
    CompositeGraphicsNode content = new CompositeGraphicsNode();
    content.add(drawn);
    TransparencyGroup.replaceIn(content);
    return new PatternPaint(content, tile, paint.getOverflow(), paint.getPatternTransform());
  }

  private static boolean isMeasuredInParts(Element pattern, BridgeContext context) {
    return SVGUtilities.getChainableAttributeNS(pattern, null, "viewBox", context).isEmpty()
        && SVGUtilities.getChainableAttributeNS(pattern, null, "patternContentUnits", context)
            .equals("objectBoundingBox");
  }
}

package ca.calculquebec.cqorc.task.certificate.drawing;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.util.List;
import java.util.Optional;
import org.apache.batik.bridge.TextNode;
import org.apache.batik.gvt.CompositeGraphicsNode;
import org.apache.batik.gvt.CompositeShapePainter;
import org.apache.batik.gvt.FillShapePainter;
import org.apache.batik.gvt.GraphicsNode;
import org.apache.batik.gvt.Marker;
import org.apache.batik.gvt.MarkerShapePainter;
import org.apache.batik.gvt.ShapeNode;
import org.apache.batik.gvt.ShapePainter;
import org.apache.batik.gvt.StrokeShapePainter;
import org.apache.batik.gvt.filter.Mask;
import org.apache.fop.svg.PDFGraphics2D;

/**
 * What is drawn as one and then laid upon the page more or less transparent. Batik would make a
 * picture of points of it, in which texts are lost and edges have fringes; PDF has groups of its
 * own for that.
 */
final class TransparencyGroup extends CompositeGraphicsNode {
  private final GraphicsNode node;
  private final float alpha;
  private final Optional<Mask> ownMask;

  private TransparencyGroup(GraphicsNode node, float alpha, Optional<Mask> mask) {
    this.node = node;
    this.alpha = alpha;
    this.ownMask = mask;
  }

  /** Takes the place of opacity, masks and translucent gradients in a drawing. */
  static void replaceIn(GraphicsNode node) {
    if (node.getFilter() != null) {
      // What is in it becomes a picture of points anyway.
      return;
    }
    if (node instanceof ShapeNode shape && shape.getShapePainter() != null) {
      shape.setShapePainter(replaced(shape.getShapePainter()));
    }
    if (node instanceof CompositeGraphicsNode group) {
      @SuppressWarnings("unchecked")
      List<GraphicsNode> children = group.getChildren();
      for (int index = 0; index < children.size(); index++) {
        GraphicsNode child = children.get(index);
        replaceIn(child);
        if (!fadesAlone(child)) {
          wrap(children, index);
        }
        if (child instanceof TextNode text) {
          TranslucentPaints.OfText.around(text);
        }
      }
    }
  }

  private static void wrap(List<GraphicsNode> siblings, int index) {
    GraphicsNode node = siblings.get(index);
    float alpha = alpha(node);
    Optional<Mask> mask = Optional.ofNullable(node.getMask());
    if (alpha == 1 && mask.isEmpty()) {
      return;
    }
    mask.ifPresent(found -> replaceIn(found.getMaskNode()));
    TransparencyGroup group = new TransparencyGroup(node, alpha, mask);
    siblings.set(index, group);
    node.setComposite(AlphaComposite.SrcOver);
    node.setMask(null);
    group.add(node);
  }

  private static float alpha(GraphicsNode node) {
    return node.getComposite() instanceof AlphaComposite composite
            && composite.getRule() == AlphaComposite.SRC_OVER
        ? composite.getAlpha()
        : 1;
  }

  /** A shape that is only filled or only drawn round needs no group: its colour takes it. */
  private static boolean fadesAlone(GraphicsNode node) {
    float alpha = alpha(node);
    if (node.getFilter() != null
        || node.getMask() != null
        || !(node instanceof ShapeNode shape)
        || !(paint(shape.getShapePainter()) instanceof Color colour)
        || colour.getClass() != Color.class) {
      return false;
    }
    float[] parts = colour.getRGBComponents(null);
    setPaint(shape.getShapePainter(), new Color(parts[0], parts[1], parts[2], parts[3] * alpha));
    shape.setComposite(AlphaComposite.SrcOver);
    return true;
  }

  static Paint paint(ShapePainter painter) {
    if (painter instanceof CompositeShapePainter several && several.getShapePainterCount() == 1) {
      return paint(several.getShapePainter(0));
    }
    if (painter instanceof StrokeShapePainter stroke) {
      return stroke.getPaint();
    }
    return painter instanceof FillShapePainter fill ? fill.getPaint() : null;
  }

  static void setPaint(ShapePainter painter, Paint paint) {
    if (painter instanceof CompositeShapePainter several) {
      setPaint(several.getShapePainter(0), paint);
    } else if (painter instanceof StrokeShapePainter stroke) {
      stroke.setPaint(paint);
    } else if (painter instanceof FillShapePainter fill) {
      fill.setPaint(paint);
    }
  }

  static Shape shape(ShapePainter painter) {
    return painter instanceof StrokeShapePainter stroke
        ? stroke.getShape()
        : ((FillShapePainter) painter).getShape();
  }

  private static ShapePainter replaced(ShapePainter painter) {
    if (painter instanceof CompositeShapePainter several) {
      CompositeShapePainter all = new CompositeShapePainter(several.getShape());
      for (int index = 0; index < several.getShapePainterCount(); index++) {
        all.addShapePainter(replaced(several.getShapePainter(index)));
      }
      return all;
    }
    if (painter instanceof MarkerShapePainter markers) {
      Optional.ofNullable(markers.getStartMarker()).ifPresent(TransparencyGroup::replaceIn);
      Optional.ofNullable(markers.getMiddleMarker()).ifPresent(TransparencyGroup::replaceIn);
      Optional.ofNullable(markers.getEndMarker()).ifPresent(TransparencyGroup::replaceIn);
    }
    return TranslucentPaints.isTranslucent(paint(painter))
        ? new TranslucentPaints.OfShape(painter)
        : painter;
  }

  private static void replaceIn(Marker marker) {
    replaceIn(marker.getMarkerNode());
  }

  @Override
  public void primitivePaint(Graphics2D graphics) {
    if (!(graphics instanceof PDFGraphics2D page)) {
      // A picture of points after all, which Batik paints for a filter.
      node.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, alpha));
      node.setMask(ownMask.orElse(null));
      super.primitivePaint(graphics);
      node.setComposite(AlphaComposite.SrcOver);
      node.setMask(null);
      return;
    }
    PdfGroup group = new PdfGroup(page);
    super.primitivePaint(group);
    Optional<PdfGroup.SoftMask> softMask =
        ownMask.map(
            found ->
                new PdfGroup.SoftMask(
                    painted(page, found), found instanceof AlphaMask ? "Alpha" : "Luminosity"));
    group.show(page, alpha, softMask, getBounds());
  }

  private PdfGroup painted(PDFGraphics2D page, Mask found) {
    PdfGroup group = new PdfGroup(page);
    if (node.getTransform() != null) {
      group.transform(node.getTransform());
    }
    group.clip(found.getBounds2D());
    found.getMaskNode().paint(group);
    return group;
  }
}

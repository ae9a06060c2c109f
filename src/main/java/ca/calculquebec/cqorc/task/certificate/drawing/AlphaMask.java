package ca.calculquebec.cqorc.task.certificate.drawing;

import org.apache.batik.bridge.Bridge;
import org.apache.batik.bridge.BridgeContext;
import org.apache.batik.bridge.SVGMaskElementBridge;
import org.apache.batik.gvt.GraphicsNode;
import org.apache.batik.gvt.filter.Mask;
import org.apache.batik.gvt.filter.MaskRable8Bit;
import org.w3c.dom.Element;

/** {@code mask-type: alpha}, which Figma writes: what is painted in it shows, in any colour. */
@SuppressWarnings("unchecked") // Batik's own signatures are of before generics.
final class AlphaMask extends MaskRable8Bit {
  private AlphaMask(Mask mask) {
    super(mask.getSource(), mask.getMaskNode(), mask.getBounds2D());
  }

  /** For Batik, which takes all masks for those that show by their brightness. */
  static final class FromElement extends SVGMaskElementBridge {
    @Override
    public Bridge getInstance() {
      return new FromElement();
    }

    @Override
    public Mask createMask(
        BridgeContext context, Element element, Element masked, GraphicsNode node) {
      Mask mask = super.createMask(context, element, masked, node);
      boolean alpha = Tree.said(element, "mask-type").filter("alpha"::equals).isPresent();
      return alpha && mask != null ? new AlphaMask(mask) : mask;
    }
  }
}

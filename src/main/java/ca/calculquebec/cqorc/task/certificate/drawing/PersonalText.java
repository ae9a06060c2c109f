package ca.calculquebec.cqorc.task.certificate.drawing;

import java.awt.Graphics2D;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.batik.bridge.Bridge;
import org.apache.batik.bridge.BridgeContext;
import org.apache.batik.bridge.SVGGElementBridge;
import org.apache.batik.gvt.CompositeGraphicsNode;
import org.apache.batik.gvt.GraphicsNode;
import org.apache.fop.svg.PDFGraphics2D;
import org.w3c.dom.Element;

/**
 * A text of one of several people who are drawn together. Comments in the PDF's content tell where
 * it begins and ends. FOP saves the graphics state before a text and restores it after, so that
 * what is between them can be left out, or stand without the others'.
 */
@SuppressWarnings("unchecked") // Batik's own signatures are of before generics.
final class PersonalText extends CompositeGraphicsNode {
  /** Marks the group around a person's text: the person's number, a blank, the text's. */
  static final String MARK = "cqorc-person";

  private static final String BEGIN = "%cqorc-begin ";
  private static final String END = "%cqorc-end\n";
  private static final Pattern WRITTEN =
      Pattern.compile(BEGIN + "(\\d+ \\d+)\n(.*?)" + END, Pattern.DOTALL);

  private final String mark;

  private PersonalText(String mark) {
    this.mark = mark;
  }

  /** Finds these texts in a content: group 1 is the {@link #MARK}, group 2 what is painted. */
  static Matcher in(String content) {
    return WRITTEN.matcher(content);
  }

  @Override
  public void primitivePaint(Graphics2D graphics) {
    if (!(graphics instanceof PDFGraphics2D page)) {
      super.primitivePaint(graphics);
      return;
    }
    page.getBuffer().append(BEGIN).append(mark).append('\n');
    super.primitivePaint(graphics);
    page.getBuffer().append(END);
  }

  /** For Batik, in the place of its bridge for groups. */
  static final class FromElement extends SVGGElementBridge {
    private final String mark;

    FromElement() {
      this("");
    }

    private FromElement(String mark) {
      this.mark = mark;
    }

    @Override
    public Bridge getInstance() {
      return new FromElement();
    }

    @Override
    public GraphicsNode createGraphicsNode(BridgeContext context, Element element) {
      String own = element.getAttribute(MARK);
      return own.equals(mark)
          ? super.createGraphicsNode(context, element)
          : new FromElement(own).createGraphicsNode(context, element);
    }

    @Override
    protected GraphicsNode instantiateGraphicsNode() {
      return mark.isEmpty() ? super.instantiateGraphicsNode() : new PersonalText(mark);
    }
  }
}

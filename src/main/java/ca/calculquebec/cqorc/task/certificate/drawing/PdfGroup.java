package ca.calculquebec.cqorc.task.certificate.drawing;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.fop.pdf.PDFArray;
import org.apache.fop.pdf.PDFDictionary;
import org.apache.fop.pdf.PDFFormXObject;
import org.apache.fop.pdf.PDFGState;
import org.apache.fop.pdf.PDFName;
import org.apache.fop.pdf.PDFObject;
import org.apache.fop.pdf.PDFPaintingState;
import org.apache.fop.pdf.PDFStream;
import org.apache.fop.svg.PDFGraphics2D;

/**
 * A transparency group of a PDF, to be painted on before it is shown.
 *
 * <p>Source: ISO 32000-1, 11.4.7 "Transparency Group XObjects" and 11.5 "Soft Masks".
 */
final class PdfGroup extends PDFGraphics2D {
  /** Around what is painted, for what stands out beyond its stated bounds, such as an accent. */
  private static final double EDGE = 0.1;

  /** Empty, in the user space of the page (or group) that it will be shown on. */
  PdfGroup(PDFGraphics2D around) {
    super(around);
    paintingState = new PDFPaintingState();
    currentStream = new StringWriter();
    currentFontName = "";
    currentFontSize = 0;
  }

  /**
   * Another group, which tells where this one shows.
   *
   * @param kind {@code Luminosity}: where it is light; {@code Alpha}: where anything is painted
   */
  record SoftMask(PdfGroup group, String kind) {}

  /**
   * Lays it upon the page.
   *
   * @param bounds of what is painted, in the page's current user space
   */
  void show(PDFGraphics2D page, float alpha, Optional<SoftMask> mask, Rectangle2D bounds) {
    Rectangle2D box = page.getTransform().createTransformedShape(bounds).getBounds2D();
    double edge = 1 + EDGE * Math.max(box.getWidth(), box.getHeight());
    box.setFrame(
        box.getX() - edge,
        box.getY() - edge,
        box.getWidth() + 2 * edge,
        box.getHeight() + 2 * edge);
    StringBuffer content = page.getBuffer().append("q\n");
    if (alpha < 1) {
      content.append(use(gState(alpha)));
    }
    mask.ifPresent(
        found -> content.append(use(new MaskState(found.group().form(box), found.kind()))));
    content.append(form(box).getName()).append(" Do\nQ\n");
  }

  private PDFGState gState(float alpha) {
    return pdfDoc
        .getFactory()
        .makeGState(
            Map.of(PDFGState.GSTATE_ALPHA_NONSTROKE, alpha, PDFGState.GSTATE_ALPHA_STROKE, alpha),
            paintingState.getGState());
  }

  private String use(PDFGState state) {
    if (!state.hasObjectNumber()) {
      pdfDoc.registerObject(state);
    }
    resourceContext.addGState(state);
    return "/" + state.getName() + " gs\n";
  }

  private PDFFormXObject form(Rectangle2D box) {
    PDFStream content = new PDFStream();
    try {
      content.setData(getString().getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    PDFFormXObject form =
        pdfDoc.addFormXObject(
            resourceContext,
            content,
            resourceContext.getPDFResources().makeReference(),
            "group:" + System.identityHashCode(this));
    form.put("BBox", numbers(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()));
    PDFDictionary group = new PDFDictionary();
    group.put("S", new PDFName("Transparency"));
    group.put("CS", new PDFName("DeviceRGB"));
    form.put("Group", group);
    return form;
  }

  private static PDFArray numbers(double... numbers) {
    PDFArray array = new PDFArray();
    for (double number : numbers) {
      array.add(number);
    }
    return array;
  }

  /** FOP's own knows nothing but alpha. */
  private static final class MaskState extends PDFGState {
    private final PDFFormXObject form;
    private final String kind;

    private MaskState(PDFFormXObject form, String kind) {
      this.form = form;
      this.kind = kind;
    }

    @Override
    public String toPDFString() {
      return "<< /Type /ExtGState /SMask << /Type /Mask /S /"
          + kind
          + " /G "
          + form.makeReference()
          + " >> >>";
    }

    @Override
    protected boolean contentEquals(PDFObject other) {
      return other == this;
    }
  }
}

package ca.calculquebec.cqorc.task.certificate.drawing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Looks into PDFs with another library than the one that made them. */
public final class Pdfs {
  private Pdfs() {}

  /** The selectable text, a line each. */
  public static List<String> lines(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).strip().lines().map(String::strip).toList();
    }
  }

  /** Where the first character of each line stands, from the page's upper left corner. */
  static List<float[]> starts(byte[] pdf) throws IOException {
    List<float[]> starts = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper =
          new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
              TextPosition first = positions.get(0);
              TextPosition last = positions.get(positions.size() - 1);
              starts.add(new float[] {first.getX(), first.getY(), last.getX() + last.getWidth()});
            }
          };
      stripper.getText(document);
    }
    return starts;
  }

  /** All glyphs of the page line by line, in the order in which they stand there. */
  static String leftToRight(byte[] pdf) throws IOException {
    List<TextPosition> glyphs = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper =
          new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition glyph) {
              glyphs.add(glyph);
            }
          };
      stripper.getText(document);
    }
    glyphs.sort(
        Comparator.comparing((TextPosition glyph) -> Math.round(glyph.getY()))
            .thenComparing(TextPosition::getX));
    StringBuilder text = new StringBuilder();
    glyphs.forEach(glyph -> text.append(glyph.getUnicode()));
    return text.toString();
  }

  static BufferedImage picture(byte[] pdf, int dotsPerInch) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFRenderer(document).renderImageWithDPI(0, dotsPerInch);
    }
  }

  /** The fonts that are not embedded. */
  static List<String> strangers(byte[] pdf) throws IOException {
    TreeSet<String> strangers = new TreeSet<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          if (!font.isEmbedded()) {
            strangers.add(font.getName());
          }
        }
      }
    }
    return List.copyOf(strangers);
  }

  static int images(byte[] pdf) throws IOException {
    int count = 0;
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getXObjectNames()) {
          count += page.getResources().isImageXObject(name) ? 1 : 0;
        }
      }
    }
    return count;
  }

  static String title(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getDocumentInformation().getTitle()
          + " ("
          + document.getDocumentCatalog().getLanguage()
          + ")";
    }
  }

  /** Share of the pixels whose brightness differs by more than a quarter. */
  static double difference(BufferedImage one, BufferedImage other) {
    if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
      return 1;
    }
    long differing = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        differing += Math.abs(grey(one.getRGB(x, y)) - grey(other.getRGB(x, y))) > 64 ? 1 : 0;
      }
    }
    return (double) differing / ((long) one.getWidth() * one.getHeight());
  }

  private static int grey(int color) {
    return ((color >> 16 & 0xFF) + (color >> 8 & 0xFF) + (color & 0xFF)) / 3;
  }
}

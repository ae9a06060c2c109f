package ca.calculquebec.cqorc.task.certificate.drawing;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** A certificate template that was read, checked, and made harmless. */
public final class CertificateTemplate {
  private static final Set<String> NEVER_SHOWN = Set.of("id", "class", "aria-label");
  private static final Set<String> GENERIC =
      Set.of("sans-serif", "serif", "monospace", "cursive", "fantasy", "system-ui");

  private static final String XLINK = "http://www.w3.org/1999/xlink";

  /** To be changed when the same template comes to be drawn differently. */
  private static final String MANNER = "6";

  private final String file;
  private final FontBook fonts;
  private final Document document;
  private final String fingerprint;
  private final List<String> remarks;
  private final List<String> words;

  private CertificateTemplate(
      String file, FontBook fonts, Document document, String fingerprint, List<String> remarks) {
    this.file = file;
    this.fonts = fonts;
    this.document = document;
    this.fingerprint = fingerprint;
    this.remarks = List.copyOf(remarks);
    this.words =
        Tree.elements(document.getDocumentElement()).stream()
            .filter(element -> Tree.is(element, "text"))
            .map(Element::getTextContent)
            .toList();
  }

  /**
   * @param shown the file's name in messages
   * @param names the placeholders that can be filled
   * @throws InputException naming line and column of what cannot be used
   */
  public static CertificateTemplate read(Path path, String shown, FontBook fonts, Set<String> names)
      throws InputException {
    Path directory = path.toAbsolutePath().getParent();
    return of(TemplateXml.read(path, shown), shown, directory, fonts, names);
  }

  /** A template that is no file, and has nothing beside it. */
  static CertificateTemplate of(String source, String shown, FontBook fonts, Set<String> names)
      throws InputException {
    return of(source, shown, Path.of("nowhere"), fonts, names);
  }

  private static CertificateTemplate of(
      String source, String shown, Path directory, FontBook outside, Set<String> names)
      throws InputException {
    Placeholders.check(source, shown, names);
    Document document = TemplateXml.parse(source, shown);
    Element root = document.getDocumentElement();
    // Entities and the like may write some that the source does not show.
    Placeholders.check(root.getTextContent(), shown, names);
    if (!Tree.is(root, "svg")) {
      throw new InputException(
          Origin.file(shown, Optional.empty()),
          "the certificate template is not an SVG picture",
          "Save it in Inkscape as \"Inkscape SVG\".");
    }
    if (!Placeholders.isIn(source)) {
      throw new InputException(
          Origin.file(shown, Optional.empty()),
          "the certificate template has no placeholder, so that it would name nobody",
          "Write {{ first_name }} {{ last_name }} where the name belongs, as text and not as a"
              + " drawing of it.");
    }
    unflow(root, shown);
    List<String> fontRemarks = new ArrayList<>();
    FontBook fonts = EmbeddedFonts.of(root, outside, fontRemarks);
    available(root, fonts);
    List<String> remarks = new ArrayList<>(TemplateSafety.apply(document, shown, directory));
    for (Element element : Tree.elements(root)) {
      refuseElsewhere(element, shown);
    }
    remarks.addAll(fontRemarks);
    remarks.addAll(StyleSheets.apply(root));
    remarks.addAll(OlderSvg.apply(root));
    remarks.addAll(TextEffects.apply(root));
    for (String family : FontNamesIn.within(root)) {
      if (!fonts.knows(family) && !GENERIC.contains(family)) {
        remarks.add(
            "the font \""
                + family
                + "\" is not there, "
                + FontBook.OWN_FAMILY
                + " takes its place; put its files into a directory and name that with"
                + " [certificates] font_dir");
      }
    }
    Baselines.apply(root, fonts);
    Fitting.mark(root);
    String fingerprint = fingerprint(source, root, fonts);
    return new CertificateTemplate(shown, fonts, document, fingerprint, remarks);
  }

  /**
   * Inkscape's own flowed text is no SVG: empty and hidden ones, which it leaves behind, are
   * dropped.
   */
  private static void unflow(Element root, String shown) throws InputException {
    for (Element element : Tree.elements(root)) {
      if (!Tree.is(element, "flowRoot")) {
        continue;
      }
      if (!element.getTextContent().isBlank() && !isHidden(element)) {
        throw new InputException(
            Origin.file(shown, Optional.empty()),
            "the certificate template has flowed text, which only Inkscape can draw: "
                + element.getTextContent().replaceAll("\\s+", " ").strip(),
            "In Inkscape, click on that text, then Text, Convert to Text; then save.");
      }
      element.getParentNode().removeChild(element);
    }
  }

  private static void available(Node node, FontBook fonts) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      boolean text = child.getNodeType() == Node.TEXT_NODE && !node.getNodeName().equals("style");
      if (text && !child.getNodeValue().isBlank()) {
        child.setNodeValue(fonts.available(child.getNodeValue()));
      }
      available(child, fonts);
    }
  }

  /** A person's values in characters that there are. */
  Map<String, String> available(Map<String, String> values) {
    Map<String, String> available = new HashMap<>(values);
    available.replaceAll((name, value) -> fonts.available(value));
    return available;
  }

  private static boolean isHidden(Element element) {
    for (Node node = element; node instanceof Element around; node = node.getParentNode()) {
      if (Tree.said(around, "display").filter("none"::equals).isPresent()) {
        return true;
      }
    }
    return Tree.inherited(element, "visibility").filter("hidden"::equals).isPresent();
  }

  /** Of all that a certificate is made of: the file, the pictures beside it, the fonts. */
  private static String fingerprint(String source, Element root, FontBook fonts) {
    StringBuilder materials = new StringBuilder(MANNER).append(source);
    fonts.faces().forEach(face -> materials.append(face.mark()).append(';'));
    for (Element element : Tree.elements(root)) {
      if (Tree.is(element, "image")) {
        materials.append(element.getAttribute("href"));
        materials.append(element.getAttributeNS(XLINK, "href"));
      }
    }
    return PdfNotes.digest(materials.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void refuseElsewhere(Element element, String shown) throws InputException {
    NamedNodeMap attributes = element.getAttributes();
    for (int index = 0; index < attributes.getLength(); index++) {
      Attr attribute = (Attr) attributes.item(index);
      boolean read =
          attribute.getNamespaceURI() == null && !NEVER_SHOWN.contains(attribute.getName());
      if (read && Placeholders.isIn(attribute.getValue())) {
        throw elsewhere(shown, "the attribute " + attribute.getName());
      }
    }
    if (Tree.is(element, "style") && Placeholders.isIn(element.getTextContent())) {
      throw elsewhere(shown, "a style sheet");
    }
  }

  private static InputException elsewhere(String shown, String place) {
    return new InputException(
        Origin.file(shown, Optional.empty()),
        "there is a placeholder in " + place,
        "Use placeholders in texts only.");
  }

  /** What the coordinator should know: fonts that are not there, what was taken out. */
  public List<String> remarks() {
    return remarks;
  }

  String file() {
    return file;
  }

  String fingerprint() {
    return fingerprint;
  }

  FontBook fonts() {
    return fonts;
  }

  Document document() {
    return document;
  }

  /** What each of its texts says, placeholders included. */
  List<String> words() {
    return words;
  }

  /** A copy whose texts hold a person's values. */
  Document filled(Map<String, String> values) {
    Document copy = (Document) document.cloneNode(true);
    fill(copy.getDocumentElement(), values);
    return copy;
  }

  private static void fill(Node node, Map<String, String> values) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeType() == Node.TEXT_NODE) {
        child.setNodeValue(Placeholders.fill(child.getNodeValue(), values));
      }
      fill(child, values);
    }
  }

  /**
   * Draws what is the same for everybody.
   *
   * @param people the values of all who will get a certificate
   * @throws InputException when the template cannot be drawn
   */
  public CertificateRenderer renderer(List<Map<String, String>> people) throws InputException {
    return CertificateRenderer.of(this, people);
  }
}

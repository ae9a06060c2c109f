package ca.calculquebec.cqorc.task.certificate.drawing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A template with a person's values in its texts, as it is to be drawn. */
final class FilledTemplate {
  private static final List<String> SET_IN_LETTERS = List.of("text", "tspan", "textPath");

  private FilledTemplate() {}

  /**
   * A copy in which every text has its size, its lines and the order of its letters.
   *
   * @param slots of the texts with a {@link SvgDrawing#MARK}; may be empty when none has
   * @param lines what these texts say
   */
  static Document of(
      CertificateTemplate template,
      Map<String, String> values,
      List<Slot> slots,
      List<String> lines) {
    Document filled = template.filled(values);
    for (Element element : Tree.elements(filled.getDocumentElement())) {
      if (element.hasAttribute(SvgDrawing.MARK)) {
        int number = Integer.parseInt(element.getAttribute(SvgDrawing.MARK));
        Slot slot = slots.get(number);
        double scale = scale(slot, lines.get(number));
        // Spaces between letters shrink too where a text is fitted as it was drawn.
        if (scale < 1 && !slot.isSpaced()) {
          shrink(element, scale);
        }
        slot.split(lines.get(number)).ifPresent(two -> split(element, two, slot, scale));
      }
    }
    orderVisually(filled.getDocumentElement());
    return filled;
  }

  static void fit(Element root, Map<Integer, Fitting.Overflow> overflows) {
    for (Element element : Tree.elements(root)) {
      if (element.hasAttribute(Fitting.MARK)) {
        int number = Integer.parseInt(element.getAttribute(Fitting.MARK));
        Optional.ofNullable(overflows.get(number))
            .ifPresent(overflow -> Fitting.shrink(element, overflow));
      }
    }
  }

  /** Every line that runs from right to left somewhere; Batik is told to leave that order alone. */
  private static void orderVisually(Element root) {
    for (Element element : Tree.elements(root)) {
      if (SET_IN_LETTERS.stream().anyMatch(name -> Tree.is(element, name))) {
        for (Node node = element.getFirstChild(); node != null; ) {
          Node next = node.getNextSibling();
          if (node.getNodeType() == Node.TEXT_NODE && VisualOrder.isNeeded(node.getNodeValue())) {
            Element ordered = element.getOwnerDocument().createElementNS(Tree.SVG, "tspan");
            ordered.setAttribute("style", "direction:ltr;unicode-bidi:bidi-override");
            ordered.setTextContent(VisualOrder.of(node.getNodeValue()));
            element.replaceChild(ordered, node);
          }
          node = next;
        }
      }
    }
  }

  static double scale(Slot slot, String line) {
    return slot.split(line)
        .map(two -> Math.min(slot.scale(two.get(0)), slot.scale(two.get(1))))
        .orElseGet(() -> slot.scale(line));
  }

  /** A copy of the text for each line, moved to its place. */
  private static void split(Element line, List<String> two, Slot slot, double scale) {
    Element text = line;
    while (!Tree.is(text, "text")) {
      text = (Element) text.getParentNode();
    }
    Slot.TwoLines places = slot.lines().orElseThrow();
    List<Double> moves =
        List.of(-places.up() * slot.size() * scale, places.down() * slot.size() * scale);
    for (int index = 0; index < 2; index++) {
      innermost(line).setTextContent(two.get(index));
      Element copy = (Element) text.cloneNode(true);
      copy.setAttribute(
          "transform",
          String.format(
              Locale.ROOT,
              "%s translate(0 %.4f)",
              text.getAttribute("transform"),
              moves.get(index)));
      text.getParentNode().insertBefore(copy, text);
    }
    text.getParentNode().removeChild(text);
  }

  private static Element innermost(Element element) {
    List<Element> children = Tree.children(element);
    return children.isEmpty() ? element : innermost(children.get(0));
  }

  /** Around the text only: the shift of its base line stays that of the whole size. */
  private static void shrink(Element element, double scale) {
    Element smaller = element.getOwnerDocument().createElementNS(Tree.SVG, "tspan");
    smaller.setAttribute("style", String.format(Locale.ROOT, "font-size:%.6fem", scale));
    while (element.getFirstChild() != null) {
      smaller.appendChild(element.getFirstChild());
    }
    element.appendChild(smaller);
  }
}

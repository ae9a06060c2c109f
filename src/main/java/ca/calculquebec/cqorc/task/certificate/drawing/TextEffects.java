package ca.calculquebec.cqorc.task.certificate.drawing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * Opacity of texts, and filters around them. What has a filter is painted as a picture of points,
 * from which texts are missing; so it stays with what is no text. A text's opacity becomes its
 * colours' own, which needs no group in the PDF.
 */
final class TextEffects {
  private static final String FILTER = "filter";
  private static final List<String> COLOURS = List.of("fill-opacity", "stroke-opacity");
  private static final Set<String> NOT_DRAWN =
      Set.of(
          "defs",
          "symbol",
          "marker",
          "clipPath",
          "mask",
          "pattern",
          "filter",
          "linearGradient",
          "radialGradient",
          "style",
          "title",
          "desc",
          "metadata");

  private final Set<String> remarks = new LinkedHashSet<>();

  /**
   * @return what a text lost, a remark each
   */
  static List<String> apply(Element root) {
    TextEffects effects = new TextEffects();
    effects.walk(root);
    return List.copyOf(effects.remarks);
  }

  /** From the outside to the inside, so that each one hands on what it was handed. */
  private void walk(Element element) {
    if (!hasText(element)) {
      return;
    }
    if (Tree.is(element, "text")) {
      text(element);
      return;
    }
    Optional<String> said = filter(element);
    if (said.isPresent()) {
      Tree.say(element, FILTER, "none");
      for (Element child : drawn(element)) {
        if (filter(child).isEmpty()) {
          Tree.say(child, FILTER, said.get());
        }
      }
    }
    Tree.children(element).forEach(this::walk);
  }

  private void text(Element text) {
    if (filter(text).isPresent()) {
      Tree.say(text, FILTER, "none");
      remarks.add("a filter on a text was taken out: the text would be lost in it");
    }
    for (Element part : Tree.elements(text)) {
      double opacity = opacity(part);
      if (opacity < 1 && !isOutlined(part)) {
        Tree.say(part, "opacity", "1");
        fade(part, opacity);
      }
    }
  }

  /** Its outline lies half upon its letters: only a group shows both as one. */
  private boolean isOutlined(Element part) {
    return Tree.elements(part).stream()
        .anyMatch(
            inner -> Tree.inherited(inner, "stroke").filter(s -> !s.equals("none")).isPresent());
  }

  /** A part that has an opacity of its own inherits none. */
  private void fade(Element part, double opacity) {
    for (String colour : COLOURS) {
      double before = value(Tree.inherited(part, colour));
      for (Element inner : Tree.elements(part)) {
        if (inner != part && Tree.said(inner, colour).isPresent()) {
          Tree.say(inner, colour, number(opacity * value(Tree.said(inner, colour))));
        }
      }
      Tree.say(part, colour, number(opacity * before));
    }
  }

  private static boolean hasText(Element element) {
    return Tree.elements(element).stream()
        .anyMatch(inner -> Tree.is(inner, "text") && !inner.getTextContent().isBlank());
  }

  private static List<Element> drawn(Element around) {
    return Tree.children(around).stream()
        .filter(child -> Tree.SVG.equals(child.getNamespaceURI()))
        .filter(child -> !NOT_DRAWN.contains(child.getLocalName()))
        .toList();
  }

  private Optional<String> filter(Element element) {
    return Tree.said(element, FILTER).filter(said -> !said.equals("none"));
  }

  private double opacity(Element element) {
    return value(Tree.said(element, "opacity"));
  }

  /** What is no number is left to Batik's complaint. */
  private static double value(Optional<String> said) {
    String text = said.orElse("1");
    boolean percent = text.endsWith("%");
    try {
      double number = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
      return Math.max(0, Math.min(1, percent ? number / 100 : number));
    } catch (NumberFormatException other) {
      return 1;
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}

package ca.calculquebec.cqorc.task.certificate.drawing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Texts that name another line than the base line as the one that stands at their position. Batik
 * ignores the attribute; the predecessor's renderer moved such texts by parts of the font's height,
 * and so do we, or every line would stand some millimetres too high.
 */
final class Baselines {
  static final List<String> PROPERTIES = List.of("alignment-baseline", "dominant-baseline");
  private static final Set<String> MIDDLE = Set.of("central", "middle", "mathematical");
  private static final Set<String> TOP =
      Set.of("hanging", "before-edge", "text-before-edge", "text-top", "top");
  private static final Set<String> BOTTOM =
      Set.of("after-edge", "text-after-edge", "text-bottom", "bottom", "ideographic");
  private static final Pattern EMS = Pattern.compile("([-+]?[\\d.]+)em");

  private final FontBook fonts;

  private Baselines(FontBook fonts) {
    this.fonts = fonts;
  }

  static void apply(Element root, FontBook fonts) {
    Baselines baselines = new Baselines(fonts);
    for (Element element : Tree.elements(root)) {
      if (Tree.is(element, "text")) {
        baselines.text(element);
      }
    }
  }

  private void text(Element text) {
    for (Element part : Tree.elements(text)) {
      boolean startsLine = part == text || part.hasAttribute("y");
      double shift = shift(part, text);
      if (startsLine && shift != 0) {
        move(part, shift);
      }
    }
    for (Element part : Tree.elements(text)) {
      PROPERTIES.forEach(property -> Tree.unsay(part, property));
    }
  }

  /** In parts of the size, downwards. */
  private double shift(Element part, Element text) {
    String line = "";
    for (Node node = part; node instanceof Element around && line.isEmpty(); ) {
      for (String property : PROPERTIES) {
        line = line.isEmpty() ? Tree.said(around, property).orElse("") : line;
      }
      node = around == text ? null : around.getParentNode();
    }
    String wanted = line.toLowerCase(Locale.ROOT);
    FontFace face = face(part, fonts);
    if (MIDDLE.contains(wanted)) {
      return face.middle();
    }
    if (TOP.contains(wanted)) {
      return face.metrics().ascent();
    }
    return BOTTOM.contains(wanted) ? -face.metrics().descent() : 0;
  }

  static FontFace face(Element part, FontBook fonts) {
    Optional<String> family = Tree.inherited(part, "font-family");
    String weight = Tree.inherited(part, "font-weight").orElse("normal");
    String style = Tree.inherited(part, "font-style").orElse("normal");
    return fonts.face(
        family.map(Tree::families).orElse(List.of()),
        Styles.isBold(weight),
        !style.equals("normal"));
  }

  private static void move(Element part, double shift) {
    Matcher said = EMS.matcher(part.getAttribute("dy").strip());
    if (!part.hasAttribute("dy") || said.matches()) {
      double before = said.reset().matches() ? Double.parseDouble(said.group(1)) : 0;
      part.setAttribute("dy", String.format(Locale.ROOT, "%.4fem", before + shift));
      return;
    }
    // Its own shift is in other units: a part within the part carries ours.
    Element inner = part.getOwnerDocument().createElementNS(Tree.SVG, "tspan");
    while (part.getFirstChild() != null) {
      inner.appendChild(part.getFirstChild());
    }
    part.appendChild(inner);
    inner.setAttribute("dy", String.format(Locale.ROOT, "%.4fem", shift));
  }
}

package ca.calculquebec.cqorc.task.certificate.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** What newer SVG may say and Batik, which knows SVG 1.1, does not understand, said in its way. */
final class OlderSvg {
  private static final String XLINK = "http://www.w3.org/1999/xlink";
  private static final Set<String> SIZELESS = Set.of("", "auto", "100%");
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d*)?|\\.\\d+");

  private static final Pattern PERCENT = Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)%");
  private static final List<String> OPACITIES =
      List.of("opacity", "fill-opacity", "stroke-opacity", "stop-opacity", "flood-opacity");

  private OlderSvg() {}

  static void apply(Element root) {
    size(root);
    for (Element element : Tree.elements(root)) {
      link(element);
      if (element.hasAttribute("style")) {
        element.setAttribute("style", known(element.getAttribute("style")));
      }
      OPACITIES.forEach(property -> number(element, property));
    }
  }

  /** Percentages are newer than Batik. */
  private static void number(Element element, String property) {
    Matcher percent = PERCENT.matcher(Tree.said(element, property).orElse(""));
    if (percent.matches()) {
      double share = Math.min(1, Double.parseDouble(percent.group(1)) / 100);
      Tree.say(element, property, String.format(Locale.ROOT, "%.4f", share));
    }
  }

  /** A picture without a size is as large as its view box says, and no square. */
  private static void size(Element root) {
    String[] box = root.getAttribute("viewBox").strip().split("[\\s,]+");
    if (box.length != 4) {
      return;
    }
    size(root, "width", box[2]);
    size(root, "height", box[3]);
  }

  private static void size(Element root, String side, String length) {
    boolean absent = SIZELESS.contains(root.getAttribute(side).strip());
    if (absent && NUMBER.matcher(length).matches()) {
      root.setAttribute(side, length);
    }
  }

  /** SVG 2 has the links without their namespace. */
  private static void link(Element element) {
    String target = element.getAttribute("href");
    if (!target.isEmpty() && !element.hasAttributeNS(XLINK, "href")) {
      element.setAttributeNS(XLINK, "xlink:href", target);
    }
  }

  /** Batik gives up a style that begins with an editor's own property. */
  private static String known(String style) {
    List<String> kept = new ArrayList<>();
    for (String declaration : Tree.declarations(style)) {
      if (!declaration.strip().startsWith("-")) {
        kept.add(declaration);
      }
    }
    return String.join(";", kept);
  }
}

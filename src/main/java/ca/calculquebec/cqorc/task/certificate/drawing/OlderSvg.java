package ca.calculquebec.cqorc.task.certificate.drawing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** What newer SVG may say and Batik, which knows SVG 1.1, does not understand, said in its way. */
final class OlderSvg {
  private static final String XLINK = "http://www.w3.org/1999/xlink";
  private static final Set<String> SIZELESS = Set.of("", "auto", "100%");
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d*)?|\\.\\d+");

  private static final Set<String> MODES =
      Set.of("normal", "multiply", "screen", "darken", "lighten");

  private OlderSvg() {}

  /**
   * @return what is drawn otherwise, a remark each
   */
  static List<String> apply(Element root) {
    Set<String> remarks = new LinkedHashSet<>();
    size(root);
    for (Element element : Tree.elements(root)) {
      link(element);
      String mode = element.getAttribute("mode").strip();
      if (Tree.is(element, "feBlend") && !mode.isEmpty() && !MODES.contains(mode)) {
        remarks.add("the blend mode \"" + mode + "\" of a <feBlend> is drawn as \"normal\"");
        element.setAttribute("mode", "normal");
      }
    }
    return List.copyOf(remarks);
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
}

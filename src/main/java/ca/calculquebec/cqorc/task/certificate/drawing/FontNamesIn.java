package ca.calculquebec.cqorc.task.certificate.drawing;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** The font families that a template names. */
final class FontNamesIn {
  private static final Pattern FAMILY = Pattern.compile("font-family\\s*:\\s*([^;}]*)");

  private FontNamesIn() {}

  /** Of one element: its attribute, its style, or the style sheet that it is. */
  static Set<String> of(Element element) {
    Set<String> families = new LinkedHashSet<>(Tree.families(element.getAttribute("font-family")));
    String style =
        "style".equals(element.getLocalName())
            ? element.getTextContent()
            : element.getAttribute("style");
    Matcher family = FAMILY.matcher(style);
    while (family.find()) {
      families.addAll(Tree.families(family.group(1)));
    }
    families.remove("inherit");
    return families;
  }

  /** Of all elements. */
  static Set<String> within(Element root) {
    Set<String> families = new LinkedHashSet<>();
    Tree.elements(root).forEach(element -> families.addAll(of(element)));
    return families;
  }
}

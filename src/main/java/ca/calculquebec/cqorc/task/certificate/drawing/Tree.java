package ca.calculquebec.cqorc.task.certificate.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Ways through a template's tree, and the style that an element says or inherits. */
final class Tree {
  static final String SVG = "http://www.w3.org/2000/svg";
  private static final Pattern DECLARATION = Pattern.compile("\\s*([\\w-]+)\\s*:\\s*([^;]*)");

  private Tree() {}

  /** All elements from this one on, in the order of the document. */
  static List<Element> elements(Element root) {
    List<Element> all = new ArrayList<>();
    add(root, all);
    return all;
  }

  private static void add(Element element, List<Element> all) {
    all.add(element);
    for (Element child : children(element)) {
      add(child, all);
    }
  }

  static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }

  static boolean is(Element element, String name) {
    return SVG.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
  }

  /** What the element itself says of a property, in its style or as an attribute. */
  static Optional<String> said(Element element, String property) {
    Optional<String> declared = declared(element.getAttribute("style"), property);
    if (declared.isPresent()) {
      return declared;
    }
    String attribute = element.getAttribute(property);
    return attribute.isBlank() ? Optional.empty() : Optional.of(attribute.strip());
  }

  /** What the declarations of a style say of a property. */
  static Optional<String> declared(String style, String property) {
    Matcher declaration = DECLARATION.matcher("");
    for (String part : declarations(style)) {
      if (declaration.reset(part).lookingAt() && declaration.group(1).equals(property)) {
        return Optional.of(declaration.group(2).replace("!important", "").strip());
      }
    }
    return Optional.empty();
  }

  /** What the element or the nearest one around it says. */
  static Optional<String> inherited(Element element, String property) {
    for (Node node = element; node instanceof Element around; node = node.getParentNode()) {
      Optional<String> said = said(around, property).filter(value -> !value.equals("inherit"));
      if (said.isPresent()) {
        return said;
      }
    }
    return Optional.empty();
  }

  /** Takes a property away from where {@link #said} finds it. */
  static void unsay(Element element, String property) {
    element.removeAttribute(property);
    if (element.hasAttribute("style")) {
      List<String> kept = new ArrayList<>();
      for (String part : declarations(element.getAttribute("style"))) {
        Matcher declaration = DECLARATION.matcher(part);
        if (!declaration.lookingAt() || !declaration.group(1).equals(property)) {
          kept.add(part);
        }
      }
      element.setAttribute("style", String.join(";", kept));
    }
  }

  /** Says it in the element's style, where it counts more than anything else. */
  static void say(Element element, String property, String value) {
    unsay(element, property);
    String style = element.getAttribute("style").strip();
    String before = style.isEmpty() || style.endsWith(";") ? style : style + ";";
    element.setAttribute("style", before + property + ":" + value);
  }

  /** The declarations of a style; a semicolon in quotes or brackets ends none. */
  static List<String> declarations(String style) {
    List<String> declarations = new ArrayList<>();
    StringBuilder declaration = new StringBuilder();
    int depth = 0;
    char quote = 0;
    for (int index = 0; index < style.length(); index++) {
      char at = style.charAt(index);
      if (quote != 0) {
        quote = at == quote ? 0 : quote;
      } else if (at == '\'' || at == '"') {
        quote = at;
      } else if (at == '(' || at == ')') {
        depth += at == '(' ? 1 : -1;
      } else if (at == ';' && depth <= 0) {
        declarations.add(declaration.toString());
        declaration.setLength(0);
        continue;
      }
      declaration.append(at);
    }
    if (!declaration.toString().isBlank()) {
      declarations.add(declaration.toString());
    }
    return declarations;
  }

  /** Family names of a value of {@code font-family}, without their quotes. */
  static List<String> families(String value) {
    List<String> families = new ArrayList<>();
    for (String part : value.split(",")) {
      String family = part.strip().replaceAll("^['\"]|['\"]$", "").strip();
      if (!family.isEmpty()) {
        families.add(family);
      }
    }
    return families;
  }
}

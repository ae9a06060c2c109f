package ca.calculquebec.cqorc.task.certificate.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * What a template's own style sheets say of single elements, by rules that name them by kind, class
 * or id. Others are left to Batik.
 */
final class SheetRules {
  private static final Pattern RULE = Pattern.compile("([^{}@]+)\\{([^{}]*)\\}");
  private static final Pattern SELECTOR =
      Pattern.compile("([\\w-]+|\\*)?(?:\\.([\\w-]+))?(?:#([\\w-]+))?");

  private final List<Rule> rules = new ArrayList<>();

  private record Rule(Matcher selector, String declarations) {
    boolean fits(Element element) {
      String kind = selector.group(1);
      String style = selector.group(2);
      String id = selector.group(3);
      Set<String> classes = Set.copyOf(List.of(element.getAttribute("class").split("\\s+")));
      return (kind == null || kind.equals("*") || kind.equals(element.getLocalName()))
          && (style == null || classes.contains(style))
          && (id == null || id.equals(element.getAttribute("id")));
    }
  }

  SheetRules(Element root) {
    for (Element element : Tree.elements(root)) {
      if (Tree.is(element, "style")) {
        read(element.getTextContent().replaceAll("(?s)/\\*.*?\\*/", ""));
      }
    }
  }

  private void read(String sheet) {
    Matcher rule = RULE.matcher(sheet);
    while (rule.find()) {
      for (String one : rule.group(1).split(",")) {
        Matcher selector = SELECTOR.matcher(one.strip());
        if (!one.isBlank() && selector.matches()) {
          rules.add(new Rule(selector, rule.group(2)));
        }
      }
    }
  }

  /** The element's own style, else the last rule that fits it, else its attribute. */
  Optional<String> said(Element element, String property) {
    Optional<String> own = Tree.declared(element.getAttribute("style"), property);
    if (own.isPresent()) {
      return own;
    }
    Optional<String> ruled =
        rules.stream()
            .filter(rule -> rule.fits(element))
            .flatMap(rule -> Tree.declared(rule.declarations(), property).stream())
            .reduce((earlier, later) -> later);
    return ruled.isPresent() ? ruled : Tree.said(element, property);
  }
}

package ca.calculquebec.cqorc.task.certificate.drawing;

import ca.calculquebec.cqorc.task.certificate.drawing.StyleRules.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Writes what style sheets say into the elements that they say it of. Batik gives up a whole sheet
 * for one rule that it does not know, without a word; here only what is not understood is left out,
 * and told. Comments are gone already, see {@link TemplateSafety}.
 */
final class StyleSheets {
  private static final Pattern VARIABLE = Pattern.compile("(?i)\\bvar\\(\\s*(--[\\w-]+)\\s*");
  private static final Pattern LENGTH = Pattern.compile("([\\d.]+)(px)?");
  private static final Pattern TRANSFORM =
      Pattern.compile(
          "(?i)(\\s*(translate|scale|rotate|skew|matrix)[xy]?\\((\\s*,?\\s*[-+]?[\\d.]+(e-?\\d+)?(px|deg)?)+"
              + "\\s*\\))+\\s*");

  /** What Batik does not know and a picture without it would show. */
  private static final Map<String, Set<String>> SEEN =
      Map.ofEntries(
          Map.entry("transform", Set.of("none")),
          Map.entry("rotate", Set.of("none")),
          Map.entry("scale", Set.of("none")),
          Map.entry("translate", Set.of("none")),
          Map.entry("paint-order", Set.of("normal", "fill", "fill stroke", "fill stroke markers")),
          Map.entry("text-transform", Set.of("none")),
          Map.entry("text-shadow", Set.of("none")),
          Map.entry("mix-blend-mode", Set.of("normal")),
          Map.entry("backdrop-filter", Set.of("none")),
          Map.entry("background", Set.of("none", "transparent")),
          Map.entry("background-color", Set.of("transparent")),
          Map.entry("d", Set.of()));

  private static final double MEDIUM = 16;
  private static final int LONGEST_VALUE = 4_000;
  private static final int DEEPEST = 20;
  private static final int MOST_REMARKS = 12;

  private final StyleRules rules;
  private final CssValues values;
  private final Set<String> remarks;

  private StyleSheets(StyleRules rules, CssValues values, Set<String> remarks) {
    this.rules = rules;
    this.values = values;
    this.remarks = remarks;
  }

  /**
   * @return what was left out, a remark each
   */
  static List<String> apply(Element root) {
    Set<String> remarks = new LinkedHashSet<>();
    StyleRules rules = new StyleRules(root, remarks);
    StyleSheets sheets = new StyleSheets(rules, new CssValues(rootSize(root, rules)), remarks);
    sheets.write(root, Map.of(), new Alphas(1, 1, 1, 1, 1));
    boolean cut =
        Tree.elements(root).stream().anyMatch(e -> Tree.is(e, "text") && isWithin(e, "clipPath"));
    if (cut) {
      remarks.add("a text in a <clipPath> may be cut out in another form than its editor shows");
    }
    List<String> all = List.copyOf(remarks);
    if (all.size() <= MOST_REMARKS) {
      return all;
    }
    List<String> first = new ArrayList<>(all.subList(0, MOST_REMARKS));
    first.add("and " + (all.size() - MOST_REMARKS) + " more of the template's styles are left out");
    return first;
  }

  /** A rem is as large as the page's own letters. */
  private static double rootSize(Element root, StyleRules rules) {
    List<Said> sizes = rules.declared(root).getOrDefault("font-size", List.of());
    String size =
        sizes.isEmpty()
            ? root.getAttribute("font-size").strip()
            : sizes.get(sizes.size() - 1).value();
    Matcher length = LENGTH.matcher(size);
    return length.matches() ? Double.parseDouble(length.group(1)) : MEDIUM;
  }

  private static boolean isWithin(Element element, String kind) {
    for (Node node = element; node instanceof Element around; node = node.getParentNode()) {
      if (Tree.is(around, kind)) {
        return true;
      }
    }
    return false;
  }

  /** How opaque the colours are that are handed on, and the opacity that was said with them. */
  private record Alphas(
      double colour, double fill, double fillOpacity, double stroke, double strokeOpacity) {}

  private void write(Element element, Map<String, String> variables, Alphas around) {
    Map<String, List<Said>> own = rules.declared(element);
    Map<String, String> known = new HashMap<>(variables);
    own.forEach(
        (property, all) -> {
          if (property.startsWith("--")) {
            known.put(property, all.get(all.size() - 1).value());
          }
        });
    Map<String, Double> alphas = new HashMap<>();
    Map<String, String> written = new LinkedHashMap<>();
    own.forEach(
        (property, all) -> {
          if (!property.startsWith("--")) {
            style(element, all, known, written, alphas);
          }
        });
    attributes(element, known, alphas);
    if (element.hasAttribute("style") || !written.isEmpty()) {
      StringBuilder style = new StringBuilder();
      written.forEach((property, value) -> style.append(property + ":" + value + ";"));
      element.setAttribute("style", style.toString());
    }
    Alphas inside = alphas(element, alphas, around);
    Tree.children(element).forEach(child -> write(child, known, inside));
  }

  /** The last one that is understood; another in the same braces is meant to stand in for it. */
  private void style(
      Element element,
      List<Said> all,
      Map<String, String> variables,
      Map<String, String> written,
      Map<String, Double> alphas) {
    List<Said> lost = new ArrayList<>();
    for (int index = all.size() - 1; index >= 0; index--) {
      Said one = all.get(index);
      boolean done =
          resolved(one.value(), variables, 0)
              .filter(value -> style(element, one.property(), value, written, alphas))
              .isPresent();
      if (done) {
        lost.removeIf(other -> other.block() == one.block());
        break;
      }
      lost.add(one);
    }
    lost.forEach(one -> leftOut(one.property(), one.value()));
  }

  /** False when it is not understood. */
  private boolean style(
      Element element,
      String property,
      String value,
      Map<String, String> written,
      Map<String, Double> alphas) {
    if (property.equals("transform") && TRANSFORM.matcher(value).matches()) {
      element.setAttribute("transform", value.replaceAll("(?i)px|deg", ""));
      return true;
    }
    if (!CssValues.isKnown(property)) {
      if (property.equals("mask-type")) {
        written.put(property, value);
      }
      return !SEEN.containsKey(property) || SEEN.get(property).contains(value);
    }
    Optional<CssValues.CssValue> understood = values.of(property, value);
    understood.ifPresent(
        known -> {
          written.put(property, known.text());
          alphas.put(property, known.alpha());
        });
    boolean drawn = !property.equals("font-variant") || !value.contains("small-caps");
    return understood.isPresent() && drawn;
  }

  private void attributes(
      Element element, Map<String, String> variables, Map<String, Double> alphas) {
    NamedNodeMap attributes = element.getAttributes();
    for (int index = attributes.getLength() - 1; index >= 0; index--) {
      Attr attribute = (Attr) attributes.item(index);
      String name = attribute.getName();
      boolean seen =
          SEEN.containsKey(name) && !Set.of("transform", "d", "rotate", "scale").contains(name);
      if (seen && !CssValues.isKnown(name) && !SEEN.get(name).contains(attribute.getValue())) {
        leftOut(name, attribute.getValue());
      }
      if (attribute.getNamespaceURI() == null && CssValues.isKnown(name)) {
        Optional<CssValues.CssValue> understood =
            resolved(attribute.getValue().strip(), variables, 0)
                .filter(value -> !value.isEmpty())
                .flatMap(value -> values.of(name, value));
        if (understood.isEmpty()) {
          leftOut(name, attribute.getValue());
          element.removeAttributeNode(attribute);
        } else {
          attribute.setValue(understood.get().text());
          alphas.putIfAbsent(name, understood.get().alpha());
        }
      }
    }
  }

  private void leftOut(String property, String value) {
    remarks.add("the style " + brief(property + ": " + value) + " is not drawn");
  }

  /** With variables in their places; empty when one of them is not there. */
  private static Optional<String> resolved(String value, Map<String, String> known, int depth) {
    Matcher variable = VARIABLE.matcher(value);
    if (!variable.find()) {
      return Optional.of(value);
    }
    int close = StyleRules.end(value, variable.end(), ")");
    if (depth > DEEPEST || value.length() > LONGEST_VALUE || close >= value.length()) {
      return Optional.empty();
    }
    String rest = value.substring(variable.end(), close).strip();
    String inside = known.get(variable.group(1));
    if (inside == null && rest.startsWith(",")) {
      inside = rest.substring(1).strip();
    }
    return inside == null
        ? Optional.empty()
        : resolved(
            value.substring(0, variable.start()) + inside + value.substring(close + 1),
            known,
            depth + 1);
  }

  /** Says the opacity that a colour had in it. */
  private static Alphas alphas(Element element, Map<String, Double> alphas, Alphas around) {
    double colour = alphas.getOrDefault("color", around.colour());
    double fill = alpha(element, "fill", alphas, colour, around.fill());
    double fillOpacity = opacity(element, "fill-opacity", around.fillOpacity());
    double stroke = alpha(element, "stroke", alphas, colour, around.stroke());
    double strokeOpacity = opacity(element, "stroke-opacity", around.strokeOpacity());
    say(element, "fill-opacity", fill * fillOpacity, around.fill() * around.fillOpacity());
    say(
        element,
        "stroke-opacity",
        stroke * strokeOpacity,
        around.stroke() * around.strokeOpacity());
    for (String kind : List.of("stop", "flood")) {
      double own = alpha(element, kind + "-color", alphas, colour, 1);
      if (own < 1) {
        say(element, kind + "-opacity", own * opacity(element, kind + "-opacity", 1), 1);
      }
    }
    return new Alphas(colour, fill, fillOpacity, stroke, strokeOpacity);
  }

  private static double alpha(
      Element element, String property, Map<String, Double> alphas, double colour, double around) {
    boolean current =
        Tree.said(element, property).filter(v -> v.equalsIgnoreCase("currentColor")).isPresent();
    return current ? colour : alphas.getOrDefault(property, around);
  }

  private static double opacity(Element element, String property, double around) {
    return Tree.said(element, property)
        .filter(said -> !said.equals("inherit"))
        .map(Double::parseDouble)
        .orElse(around);
  }

  private static void say(Element element, String property, double wanted, double around) {
    double now = opacity(element, property, around);
    if (Math.abs(now - wanted) > 1e-6) {
      Tree.say(element, property, String.format(Locale.ROOT, "%.4f", wanted));
    }
  }

  static String brief(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return "\"" + (line.length() > 60 ? line.substring(0, 60) + "…" : line) + "\"";
  }
}

package ca.calculquebec.cqorc.task.certificate.drawing;

import ca.calculquebec.cqorc.failure.InputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/**
 * How many things there are to draw, with all that elements refer to: copies, and the patterns,
 * masks, clip paths, markers and filters that stand for many more. References within what is
 * referred to multiply, so that a small file could be drawn for hours.
 *
 * <p>Rather too many are counted than too few: what a group says of its fill counts for all that is
 * in it, and a rule of a style sheet for all that its last selector may mean.
 */
final class DrawnCount {
  private static final String XLINK = "http://www.w3.org/1999/xlink";
  private static final Pattern REFERENCE =
      Pattern.compile("url\\s*\\(\\s*['\"]?\\s*#([^'\")]*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern RULE = Pattern.compile("([^{}]*)\\{([^{}]*)\\}");
  private static final Pattern SELECTOR = Pattern.compile("([\\w-]+)?((?:[.#][\\w-]+)*).*");
  private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d*\\.)?\\d+");

  /** What takes its colours from them is no more to draw. */
  private static final Set<String> SHADES =
      Set.of("linearGradient", "radialGradient", "solidColor", "stop");

  /** Beside the template's own elements. */
  private static final long MOST = 20_000;

  /** Batik goes into what is referred to as we do, and has no more room for it. */
  private static final int DEEPEST = 800;

  private static final Count NOTHING = new Count(0, 0);

  private final BiFunction<String, String, InputException> refusal;
  private final Map<String, List<Element>> byId = new HashMap<>();
  private final List<Rule> rules = new ArrayList<>();
  private final Map<Element, Count> known = new HashMap<>();
  private final Set<Element> around = new LinkedHashSet<>();

  /**
   * @param points where a marker would be drawn
   */
  private record Count(long things, long points) {
    Count and(Count more) {
      return new Count(
          Math.min(things + more.things(), Integer.MAX_VALUE),
          Math.min(points + more.points(), Integer.MAX_VALUE));
    }

    Count times(long factor) {
      return new Count(
          Math.min(things * Math.min(factor, Integer.MAX_VALUE), Integer.MAX_VALUE), points);
    }
  }

  private record Rule(String kind, List<String> names, String declarations) {
    boolean mayMean(Element element) {
      List<String> classes = List.of(element.getAttribute("class").split("\\s+"));
      String id = element.getAttribute("id");
      return (kind == null || kind.equals(element.getLocalName()))
          && names.stream()
              .allMatch(
                  name ->
                      name.startsWith("#")
                          ? id.equals(name.substring(1))
                          : classes.contains(name.substring(1)));
    }
  }

  private DrawnCount(Element root, BiFunction<String, String, InputException> refusal) {
    this.refusal = refusal;
    for (Element element : Tree.elements(root)) {
      Set<String> ids = new LinkedHashSet<>();
      ids.add(element.getAttribute("id"));
      ids.add(element.getAttribute("xml:id"));
      ids.forEach(id -> byId.computeIfAbsent(id, unseen -> new ArrayList<>()).add(element));
      if ("style".equals(element.getLocalName())) {
        rules(TemplateSafety.unescaped(element.getTextContent()));
      }
    }
  }

  private void rules(String sheet) {
    Matcher rule = RULE.matcher(sheet);
    while (rule.find()) {
      if (REFERENCE.matcher(rule.group(2)).find()) {
        for (String one : rule.group(1).split(",")) {
          String[] steps = one.strip().split("[\\s>+~]+");
          Matcher last = SELECTOR.matcher(steps[steps.length - 1]);
          List<String> names = new ArrayList<>();
          if (last.matches()) {
            Matcher name = Pattern.compile("[.#][\\w-]+").matcher(last.group(2));
            while (name.find()) {
              names.add(name.group());
            }
          }
          rules.add(new Rule(last.matches() ? last.group(1) : null, names, rule.group(2)));
        }
      }
    }
  }

  /**
   * @param refusal makes one of a cause and what to do
   */
  static void require(Element root, BiFunction<String, String, InputException> refusal)
      throws InputException {
    DrawnCount count = new DrawnCount(root, refusal);
    if (count.of(root).things() > MOST + Tree.elements(root).size()) {
      throw refusal.apply(
          "its copies, patterns, masks and markers multiply to more than "
              + MOST
              + " things to draw",
          "Make them single objects in Inkscape: Edit > Clone > Unlink Clone, and Object > Pattern"
              + " > Pattern to Objects.");
    }
  }

  private Count of(Element element) throws InputException {
    Count before = known.get(element);
    if (before != null) {
      return before;
    }
    if (!around.add(element)) {
      throw refusal.apply(
          "<" + element.getTagName() + "> refers to what it is part of", "Take it out.");
    }
    if (around.size() > DEEPEST) {
      throw refusal.apply(
          "its elements refer to one another over more than " + DEEPEST + " steps",
          "Make them single objects in Inkscape: Edit > Clone > Unlink Clone.");
    }
    Count count = new Count(1, points(element));
    for (Element child : Tree.children(element)) {
      count = count.and(of(child));
    }
    for (String target : links(element)) {
      count = count.and(referred(target));
    }
    Count drawn = count;
    for (Reference reference : references(element)) {
      Count once = referred(reference.id());
      count = count.and(new Count(once.times(reference.uses(drawn)).things(), 0));
    }
    around.remove(element);
    known.put(element, count);
    return count;
  }

  private Count referred(String id) throws InputException {
    Count count = NOTHING;
    for (Element target : byId.getOrDefault(id, List.of())) {
      if (!SHADES.contains(target.getLocalName())) {
        count = count.and(of(target));
      }
    }
    return count;
  }

  private static long points(Element element) {
    String name = String.valueOf(element.getLocalName());
    long numbers =
        switch (name) {
          case "path" -> NUMBER.matcher(element.getAttribute("d")).results().count();
          case "polyline", "polygon" ->
              NUMBER.matcher(element.getAttribute("points")).results().count();
          case "line" -> 4;
          default -> 0;
        };
    // A path's horizontal lines have one number for each point.
    return name.equals("path") ? numbers : numbers / 2;
  }

  private static List<String> links(Element element) {
    List<String> links = new ArrayList<>();
    boolean drawn = !"a".equals(element.getLocalName()) && !SHADES.contains(element.getLocalName());
    for (String link :
        List.of(element.getAttributeNS(XLINK, "href"), element.getAttribute("href"))) {
      String target = link.strip();
      if (drawn && target.startsWith("#") && !links.contains(target.substring(1))) {
        links.add(target.substring(1));
      }
    }
    return links;
  }

  /**
   * @param property that names what is referred to
   */
  private record Reference(String property, String id) {
    /** How often it is drawn for an element with all that is in it. */
    long uses(Count drawn) {
      return property.startsWith("marker")
          ? drawn.points()
          : property.equals("fill") || property.equals("stroke") ? drawn.things() : 1;
    }
  }

  private List<Reference> references(Element element) {
    List<Reference> references = new ArrayList<>();
    NamedNodeMap attributes = element.getAttributes();
    for (int index = 0; index < attributes.getLength(); index++) {
      Attr attribute = (Attr) attributes.item(index);
      boolean style = attribute.getName().equals("style");
      if (style || attribute.getNamespaceURI() == null) {
        add(
            style ? attribute.getValue() : attribute.getName() + ":" + attribute.getValue(),
            references);
      }
    }
    rules.stream()
        .filter(rule -> rule.mayMean(element))
        .forEach(rule -> add(rule.declarations(), references));
    return references;
  }

  private static void add(String declarations, List<Reference> references) {
    if (declarations.indexOf('(') < 0) {
      return;
    }
    for (String declaration : Tree.declarations(TemplateSafety.unescaped(declarations))) {
      Matcher reference = REFERENCE.matcher(declaration);
      int colon = declaration.indexOf(':');
      while (reference.find()) {
        references.add(
            new Reference(
                declaration.substring(0, Math.max(0, colon)).strip().toLowerCase(Locale.ROOT),
                reference.group(1).strip()));
      }
    }
  }
}

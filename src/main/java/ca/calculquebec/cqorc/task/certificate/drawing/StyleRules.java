package ca.calculquebec.cqorc.task.certificate.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Tag;
import org.jsoup.select.Selector.SelectorParseException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** What a template's style sheets say of its elements. Selectors are jsoup's business. */
final class StyleRules {
  private static final Pattern RULE_OF_MEDIA = Pattern.compile("(?i)@media\\s+[\\w\\s,]*");
  private static final Pattern NO_LOOKS =
      Pattern.compile(
          "(?i)@(font-face|charset|namespace|keyframes|page|-[\\w-]+)\\b.*", Pattern.DOTALL);
  private static final Pattern STATE =
      Pattern.compile("::|:(hover|focus|active|visited|target|before|after)\\b");
  private static final Pattern CLASS = Pattern.compile("\\[[^\\]]*\\]|\\.(-?[A-Za-z_][\\w-]*)");
  private static final Pattern SINGLE_CLASS = Pattern.compile("\\.(-?[A-Za-z_][\\w-]*)");
  private static final Pattern TYPE = Pattern.compile("(?:^|[\\s>+~(])[A-Za-z]");
  private static final Pattern DECLARATION =
      Pattern.compile("\\s*([\\w-]+)\\s*:(.*)", Pattern.DOTALL);
  private static final Pattern IMPORTANT = Pattern.compile("(?i)\\s*!\\s*important\\s*$");
  private static final int LONGEST_ATTRIBUTE = 4_000;
  private static final long MOST_COMPARISONS = 20_000_000;

  private final Element root;
  private final Set<String> remarks;
  private final List<Element> elements;
  private final IdentityHashMap<Element, List<Said>> said = new IdentityHashMap<>();
  private final Map<String, String> classes = new HashMap<>();
  private final Map<String, List<Element>> byClass = new HashMap<>();
  private final IdentityHashMap<org.jsoup.nodes.Element, Element> mirrored =
      new IdentityHashMap<>();
  private final Document mirror = new Document("");
  private final Set<String> compared = new HashSet<>();

  /**
   * Takes the sheets out of the template.
   *
   * @param remarks gets one for each rule that is not understood
   */
  StyleRules(Element root, Set<String> remarks) {
    this.root = root;
    this.remarks = remarks;
    this.elements = Tree.elements(root);
    collect();
  }

  /**
   * A declaration that fits an element.
   *
   * @param block which of the braces (or {@code style}) it stands in
   */
  record Said(String property, String value, boolean important, int weight, Object block) {}

  private void collect() {
    List<Element> sheets = elements.stream().filter(e -> Tree.is(e, "style")).toList();
    if (sheets.isEmpty()) {
      return;
    }
    for (Element element : elements) {
      for (String name : element.getAttribute("class").strip().split("\\s+")) {
        byClass.computeIfAbsent(name, ignored -> new ArrayList<>()).add(element);
      }
    }
    for (Element sheet : sheets) {
      rules(sheet.getTextContent().replace("<!--", "").replace("-->", ""));
      sheet.getParentNode().removeChild(sheet);
    }
  }

  private void rules(String css) {
    int start = 0;
    while (start < css.length()) {
      int open = end(css, start, "{;");
      String before = css.substring(start, open).strip();
      if (open >= css.length() || css.charAt(open) == ';') {
        start = open + 1;
        continue;
      }
      int close = end(css, open + 1, "}");
      rule(before, css.substring(open + 1, close));
      start = close + 1;
    }
  }

  /** The place of one of these characters, outside of quotes and brackets. */
  static int end(String css, int from, String ends) {
    int depth = 0;
    char quote = 0;
    for (int index = from; index < css.length(); index++) {
      char at = css.charAt(index);
      if (quote != 0) {
        quote = at == quote ? 0 : quote;
      } else if (depth == 0 && ends.indexOf(at) >= 0) {
        return index;
      } else if (at == '\'' || at == '"') {
        quote = at;
      } else if (at == '(' || at == '{' || at == '[') {
        depth++;
      } else if (at == ')' || at == '}' || at == ']') {
        depth = Math.max(0, depth - 1);
      }
    }
    return css.length();
  }

  private void rule(String selectors, String block) {
    if (RULE_OF_MEDIA.matcher(selectors).matches() || selectors.startsWith("@layer")) {
      if (!selectors.toLowerCase(Locale.ROOT).contains("not ")) {
        rules(block);
      }
    } else if (selectors.startsWith("@")) {
      if (!NO_LOOKS.matcher(selectors).matches()) {
        remarks.add(
            "the styles of " + StyleSheets.brief(selectors) + " are not understood, and left out");
      }
    } else if (block.contains("{")) {
      remarks.add(
          "the styles of "
              + StyleSheets.brief(selectors)
              + " hold rules within rules, and are left out");
    } else {
      for (int start = 0; start < selectors.length(); ) {
        int comma = end(selectors, start, ",");
        rule(selectors.substring(start, comma).strip(), Tree.declarations(block));
        start = comma + 1;
      }
    }
  }

  private void rule(String selector, List<String> declarations) {
    if (selector.isEmpty() || STATE.matcher(selector).find()) {
      return;
    }
    Optional<List<Element>> fitting = fitting(selector);
    if (fitting.isEmpty()) {
      remarks.add(
          "the styles of " + StyleSheets.brief(selector) + " are not understood, and left out");
      return;
    }
    for (Said one : read(declarations, weight(selector))) {
      fitting.get().forEach(e -> said.computeIfAbsent(e, ignored -> new ArrayList<>()).add(one));
    }
  }

  private List<Said> read(List<String> declarations, int weight) {
    Object block = new Object();
    List<Said> read = new ArrayList<>();
    for (String declaration : declarations) {
      Matcher parts = DECLARATION.matcher(declaration);
      if (parts.matches()) {
        String value = parts.group(2).strip();
        boolean important = IMPORTANT.matcher(value).find();
        String plain = IMPORTANT.matcher(value).replaceFirst("");
        if (!plain.isEmpty()) {
          read.add(new Said(name(parts.group(1)), plain, important, weight, block));
        }
      }
    }
    return read;
  }

  private static String name(String property) {
    return property.startsWith("--") ? property : property.toLowerCase(Locale.ROOT);
  }

  /** As style sheets rank them: ids before classes and the like, those before element names. */
  private static int weight(String selector) {
    int ids = (int) selector.chars().filter(c -> c == '#').count();
    int others = (int) selector.chars().filter(c -> c == '.' || c == '[' || c == ':').count();
    int groups = selector.split(":(?:not|is|where)\\(", -1).length - 1;
    int types = (int) TYPE.matcher(selector).results().count();
    return ids * 1_000_000 + (others - groups) * 1_000 + types;
  }

  /** Empty when the selector is not understood. */
  private Optional<List<Element>> fitting(String selector) {
    Matcher single = SINGLE_CLASS.matcher(selector);
    if (single.matches()) {
      return Optional.of(byClass.getOrDefault(single.group(1), List.of()));
    }
    compared.add(selector);
    // What jsoup takes for something else than a style sheet does.
    if (selector.contains("[class")
        || selector.contains("~=")
        || (long) compared.size() * elements.size() > MOST_COMPARISONS) {
      return Optional.empty();
    }
    String known =
        CLASS
            .matcher(selector)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        found.group(1) == null ? found.group() : "." + className(found.group(1))));
    try {
      List<Element> fitting = new ArrayList<>();
      mirror()
          .select(known)
          .forEach(e -> Optional.ofNullable(mirrored.get(e)).ifPresent(fitting::add));
      return Optional.of(fitting);
    } catch (SelectorParseException otherwise) {
      return Optional.empty();
    }
  }

  /** The tree as jsoup has it, which finds elements by selectors. */
  private Document mirror() {
    if (mirrored.isEmpty()) {
      mirror.appendChild(mirrored(root));
    }
    return mirror;
  }

  private org.jsoup.nodes.Element mirrored(Element element) {
    String kind = Optional.ofNullable(element.getLocalName()).orElse(element.getTagName());
    org.jsoup.nodes.Element copy =
        new org.jsoup.nodes.Element(Tag.valueOf(kind, Tree.SVG, ParseSettings.preserveCase), "");
    NamedNodeMap attributes = element.getAttributes();
    for (int index = 0; index < attributes.getLength(); index++) {
      Attr attribute = (Attr) attributes.item(index);
      if (!attribute.getName().equals("class")
          && attribute.getValue().length() < LONGEST_ATTRIBUTE) {
        copy.attr(attribute.getName(), attribute.getValue());
      }
    }
    for (String name : element.getAttribute("class").strip().split("\\s+")) {
      copy.addClass(className(name));
    }
    mirrored.put(copy, element);
    Tree.children(element).forEach(child -> copy.appendChild(mirrored(child)));
    return copy;
  }

  /** jsoup does not tell {@code .a} from {@code .A}. */
  private String className(String name) {
    return classes.computeIfAbsent(name, ignored -> "c" + classes.size());
  }

  /** What sheets and the element itself say of each property; what counts most is last. */
  Map<String, List<Said>> declared(Element element) {
    List<Said> all = new ArrayList<>(said.getOrDefault(element, List.of()));
    all.addAll(read(Tree.declarations(element.getAttribute("style")), Integer.MAX_VALUE));
    // What is equal stays in its order.
    all.sort(Comparator.comparing(Said::important).thenComparing(Said::weight));
    Map<String, List<Said>> declared = new LinkedHashMap<>();
    for (Said one : all) {
      List<Said> before = declared.remove(one.property());
      List<Said> same = before == null ? new ArrayList<>() : before;
      same.add(one);
      declared.put(one.property(), same);
    }
    return declared;
  }
}

package ca.calculquebec.cqorc.task.certificate.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A line of a template that differs from person to person, and stands on its own: one style, one
 * position, nothing else on the line.
 *
 * @param element the {@code <text>} or {@code <tspan>} around it
 * @param pattern its text with placeholders
 * @param preserved whether blanks stay as they are ({@code xml:space})
 */
record VariableText(Element element, String pattern, boolean preserved) {
  private static final String XML = "http://www.w3.org/XML/1998/namespace";
  private static final Set<String> PER_LETTER =
      Set.of("rotate", "textLength", "lengthAdjust", "dx");

  /** Editors write nought for what nobody has set. */
  private static final Pattern NO_SETTING = Pattern.compile("spacing|[-+]?0*\\.?0*([a-z]{2,3}|%)?");

  private static final Set<String> NOT_DRAWN = Set.of("title", "desc", "metadata");

  /**
   * The variable lines of a template, in its order; empty when one of them does not stand on its
   * own, so that its neighbours' places depend on it.
   */
  static Optional<List<VariableText>> of(Element root) {
    List<VariableText> texts = new ArrayList<>();
    for (Element element : Tree.elements(root)) {
      if (Tree.is(element, "text") && Placeholders.isIn(element.getTextContent())) {
        List<Element> lines = new ArrayList<>();
        if (!lines(element, element, lines)) {
          return Optional.empty();
        }
        lines.stream()
            .filter(line -> Placeholders.isIn(line.getTextContent()))
            .map(line -> new VariableText(line, line.getTextContent(), isPreserved(line)))
            .forEach(texts::add);
      } else if (hasPlaceholderElsewhere(element)) {
        return Optional.empty();
      }
    }
    return texts.stream().allMatch(VariableText::hasSafeBlanks)
        ? Optional.of(texts)
        : Optional.empty();
  }

  /** Without its own blanks being trimmed, which would depend on the lines around it. */
  private boolean hasSafeBlanks() {
    return preserved || Tree.is(element, "text") || pattern.equals(pattern.strip());
  }

  /** Collects the elements that hold a line each; false when the text is built otherwise. */
  private static boolean lines(Element text, Element element, List<Element> lines) {
    if (isSetPerLetter(element)) {
      return false;
    }
    List<Element> children = Tree.children(element);
    if (children.isEmpty()) {
      lines.add(element);
      return true;
    }
    if (hasOwnText(element)) {
      return false;
    }
    for (Element child : children) {
      boolean own = child.hasAttribute("x") && child.hasAttribute("y");
      boolean alone = children.size() == 1;
      if (!Tree.is(child, "tspan") || !(own || alone) || !lines(text, child, lines)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSetPerLetter(Element element) {
    boolean severalPositions =
        List.of("x", "y", "dy").stream()
            .anyMatch(name -> element.getAttribute(name).strip().matches(".*[\\s,].*"));
    return severalPositions
        || PER_LETTER.stream()
            .anyMatch(
                name ->
                    element.hasAttribute(name)
                        && !NO_SETTING.matcher(element.getAttribute(name).strip()).matches());
  }

  private static boolean hasOwnText(Element element) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      boolean text = node.getNodeType() == Node.TEXT_NODE && !node.getNodeValue().isEmpty();
      if (text && (isPreserved(element) || !node.getNodeValue().isBlank())) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasPlaceholderElsewhere(Element element) {
    boolean within = false;
    for (Node node = element; node instanceof Element around; node = node.getParentNode()) {
      within |= Tree.is(around, "text") || NOT_DRAWN.contains(around.getLocalName());
    }
    if (within) {
      return false;
    }
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeType() == Node.TEXT_NODE && Placeholders.isIn(node.getNodeValue())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPreserved(Element element) {
    for (Node node = element; node instanceof Element around; node = node.getParentNode()) {
      String space = around.getAttributeNS(XML, "space");
      if (!space.isEmpty()) {
        return space.equals("preserve");
      }
    }
    return false;
  }

  /** The line for a person, with its blanks as they will be drawn. */
  String filled(Map<String, String> values) {
    String text = Placeholders.fill(pattern, values).replaceAll("[\\n\\r\\t]", " ");
    return preserved ? text : text.replaceAll(" +", " ").strip();
  }
}

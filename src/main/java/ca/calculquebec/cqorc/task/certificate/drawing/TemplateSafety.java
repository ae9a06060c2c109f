package ca.calculquebec.cqorc.task.certificate.drawing;

import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Makes a template harmless before anything looks at it: nothing in it may fetch, read or run
 * anything. What only runs is taken out; what would be missing from the picture is refused.
 */
final class TemplateSafety {
  private static final String XLINK = "http://www.w3.org/1999/xlink";
  private static final String XML = "http://www.w3.org/XML/1998/namespace";
  private static final Set<String> RUNS =
      Set.of(
          "script",
          "handler",
          "listener",
          "foreignObject",
          "animate",
          "animateColor",
          "animateMotion",
          "animateTransform",
          "set",
          "discard",
          "iframe",
          "video",
          "audio");
  private static final Set<String> SHOWS_PICTURES = Set.of("image", "feImage");

  /** Nobody but {@link EmbeddedFonts} looks at it. */
  private static final Pattern FONT =
      Pattern.compile("(?i)data:(font/|application/(x-)?font|application/octet-stream)");

  private static final Pattern URL =
      Pattern.compile("url\\s*\\(\\s*['\"]?\\s*([^'\")]*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern CSS_ESCAPE = Pattern.compile("\\\\([0-9a-fA-F]{1,6}\\s?|.)");
  private static final Pattern LINK = Pattern.compile("(?i)(https?|mailto):.*");

  private final String file;
  private final PictureSource pictures;
  private final Set<String> removed = new LinkedHashSet<>();

  private TemplateSafety(String file, Path directory) {
    this.file = file;
    this.pictures = new PictureSource(file, directory);
  }

  /**
   * Changes the document.
   *
   * @param file as shown
   * @param directory the template's: pictures of it may be used
   * @return what was taken out, a remark each
   * @throws InputException naming what the template would fetch
   */
  static List<String> apply(Document document, String file, Path directory) throws InputException {
    TemplateSafety safety = new TemplateSafety(file, directory);
    for (Node node = document.getFirstChild(); node != null; node = node.getNextSibling()) {
      safety.instruction(node);
    }
    safety.walk(document.getDocumentElement());
    DrawnCount.require(document.getDocumentElement(), safety::refusal);
    return List.copyOf(safety.removed);
  }

  private void instruction(Node node) throws InputException {
    if (node.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE
        && node.getNodeName().equals("xml-stylesheet")) {
      throw refusal(
          "it asks for a style sheet in another file", "Put the styles into the template.");
    }
  }

  private void walk(Element element) throws InputException {
    String name = element.getLocalName() == null ? element.getTagName() : element.getLocalName();
    attributes(element, name);
    if (name.equals("style")) {
      element.setTextContent(checked(element.getTextContent()));
    }
    Node next;
    for (Node node = element.getFirstChild(); node != null; node = next) {
      next = node.getNextSibling();
      instruction(node);
      if (node instanceof Element child) {
        String childName = child.getLocalName();
        if (RUNS.contains(childName)) {
          removed.add("<" + childName + "> was taken out: a certificate does not move or run");
          element.removeChild(child);
        } else {
          walk(child);
        }
      }
    }
  }

  private void attributes(Element element, String elementName) throws InputException {
    NamedNodeMap attributes = element.getAttributes();
    for (int index = attributes.getLength() - 1; index >= 0; index--) {
      Attr attribute = (Attr) attributes.item(index);
      String name =
          attribute.getLocalName() == null ? attribute.getName() : attribute.getLocalName();
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.startsWith("on") || isBase(attribute, lower)) {
        removed.add("the attribute " + attribute.getName() + " was taken out");
        element.removeAttributeNode(attribute);
      } else if (isReference(attribute, lower)) {
        reference(attribute, elementName);
      } else if (mayHoldStyle(attribute)) {
        attribute.setValue(checked(attribute.getValue()));
      }
    }
  }

  /** It would turn every {@code #id} into an address. */
  private static boolean isBase(Attr attribute, String name) {
    return name.equals("base") && XML.equals(attribute.getNamespaceURI());
  }

  private static boolean isReference(Attr attribute, String name) {
    boolean plain =
        attribute.getNamespaceURI() == null || XLINK.equals(attribute.getNamespaceURI());
    return plain && (name.equals("href") || name.equals("src"));
  }

  /** Attributes of editors, which nobody follows, have a namespace. */
  private static boolean mayHoldStyle(Attr attribute) {
    return attribute.getNamespaceURI() == null;
  }

  private void reference(Attr attribute, String elementName) throws InputException {
    String target = attribute.getValue().strip();
    if (target.isEmpty() || target.startsWith("#")) {
      return;
    }
    if (elementName.equals("a") && LINK.matcher(target).matches()) {
      return;
    }
    if (Placeholders.isIn(target)) {
      throw refusal(
          "<" + elementName + "> takes its address from a person's values",
          "Use placeholders in texts only.");
    }
    if (!SHOWS_PICTURES.contains(elementName)) {
      throw refusal(
          "<" + elementName + "> uses something outside of the template: " + brief(target),
          "Put it into the template itself.");
    }
    attribute.setValue(pictures.embedded(target));
  }

  /**
   * The same styles without comments. Whoever reads them later may see another end of a comment
   * than we do, when a string holds what looks like one: so there are none left to see.
   */
  private String checked(String css) throws InputException {
    boolean harmless =
        css.indexOf('(') < 0
            && css.indexOf('@') < 0
            && css.indexOf('\\') < 0
            && !css.contains("/*");
    if (harmless) {
      return css;
    }
    String uncommented = withoutComments(css);
    String plain = unescaped(uncommented);
    if (plain.toLowerCase(Locale.ROOT).contains("@import")) {
      throw refusal("its styles import another file", "Put the styles into the template.");
    }
    Matcher url = URL.matcher(plain);
    while (url.find()) {
      String target = url.group(1).strip();
      if (!target.startsWith("#") && !FONT.matcher(target).lookingAt()) {
        throw refusal(
            "its styles use something outside of the template: " + brief(target),
            "Put it into the template itself; fonts go into the directory [certificates]"
                + " font_dir.");
      }
    }
    return uncommented;
  }

  private static String withoutComments(String css) {
    if (!css.contains("/*")) {
      return css;
    }
    StringBuilder kept = new StringBuilder(css.length());
    char quote = 0;
    for (int index = 0; index < css.length(); index++) {
      char at = css.charAt(index);
      if (quote == 0 && css.startsWith("/*", index)) {
        int end = css.indexOf("*/", index + 2);
        index = end < 0 ? css.length() : end + 1;
        continue;
      }
      kept.append(at);
      if (at == '\\' && index + 1 < css.length()) {
        kept.append(css.charAt(++index));
      } else if (quote != 0) {
        // A string ends with its line, closed or not.
        quote = at == quote || at == '\n' || at == '\r' || at == '\f' ? 0 : quote;
      } else if (at == '"' || at == '\'') {
        quote = at;
      }
    }
    return kept.toString();
  }

  /** As a style sheet's reader sees it: {@code \75 rl(} is {@code url(}. */
  static String unescaped(String css) {
    return CSS_ESCAPE
        .matcher(css)
        .replaceAll(
            escape -> {
              String told = escape.group(1).strip();
              boolean hexadecimal = told.matches("[0-9a-fA-F]+");
              int point = hexadecimal ? Integer.parseInt(told, 16) : -1;
              return Matcher.quoteReplacement(
                  Character.isValidCodePoint(point) ? Character.toString(point) : told);
            });
  }

  private static String brief(String target) {
    return target.length() > 80 ? target.substring(0, 80) + "…" : target;
  }

  private InputException refusal(String cause, String advice) {
    return new InputException(
        Origin.file(file, Optional.empty()), "the template was not used: " + cause, advice);
  }
}

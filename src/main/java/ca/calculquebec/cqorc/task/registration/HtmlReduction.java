package ca.calculquebec.cqorc.task.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Descriptions as they are compared. Eventbrite cleans what it is sent, so both sides are reduced
 * to p, ul, ol, li, strong, em, a, h1–h6 and single blanks before they are called different.
 */
final class HtmlReduction {
  private static final Set<String> BLOCKS =
      Set.of("p", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6");
  private static final Set<String> INLINE = Set.of("strong", "em", "a");
  private static final Pattern AROUND_BLOCKS =
      Pattern.compile("\\s*(</?(?:p|ul|ol|li|h[1-6])>)\\s*");
  private static final Pattern EMPTY =
      Pattern.compile("<(p|ul|ol|li|h[1-6]|strong|em|a)(?: [^>]*)?>\\s*</\\1>");

  /** In the order in which people notice them. */
  private static final List<Map.Entry<String, String>> FORMATTING =
      List.of(
          Map.entry("headings", "h[1-6]"),
          Map.entry("lists", "ul|ol|li"),
          Map.entry("paragraphs", "p"),
          Map.entry("links", "a"),
          Map.entry("bold", "strong"),
          Map.entry("italics", "em"));

  private HtmlReduction() {}

  static String reduce(String html) {
    StringBuilder reduced = new StringBuilder();
    children(Jsoup.parseBodyFragment(html).body(), reduced);
    String text = reduced.toString();
    String before;
    do {
      before = text;
      text = text.replaceAll("[\\s\\u00A0]+", " ");
      text = AROUND_BLOCKS.matcher(text).replaceAll("$1");
      text = EMPTY.matcher(text).replaceAll("");
    } while (!text.equals(before));
    return text.strip();
  }

  /** What people read of a page, module by module; a module without text is not there. */
  static List<String> reduce(List<Map<String, Object>> modules) {
    List<String> reduced = new ArrayList<>();
    for (Map<String, Object> module : modules) {
      String text = TextModule.isText(module) ? reduce(TextModule.html(module)) : other(module);
      if (!text.isEmpty()) {
        reduced.add(text);
      }
    }
    return reduced;
  }

  /** The words alone, for people. */
  static String words(List<Map<String, Object>> modules) {
    List<String> texts = new ArrayList<>();
    for (String reduced : reduce(modules)) {
      texts.add(Jsoup.parseBodyFragment(reduced.replace("<", " <")).text().strip());
    }
    return String.join(" ", texts);
  }

  /** What people call the tags whose number differs; empty when only their places do. */
  static List<String> formatting(
      List<Map<String, Object>> before, List<Map<String, Object>> after) {
    String one = String.join("\n", reduce(before));
    String other = String.join("\n", reduce(after));
    List<String> kinds = new ArrayList<>();
    for (Map.Entry<String, String> kind : FORMATTING) {
      if (!tags(one, kind.getValue()).equals(tags(other, kind.getValue()))) {
        kinds.add(kind.getKey());
      }
    }
    return kinds;
  }

  private static List<String> tags(String html, String names) {
    return Pattern.compile("<(?:" + names + ")(?: [^>]*)?>")
        .matcher(html)
        .results()
        .map(MatchResult::group)
        .toList();
  }

  /** Images and videos by what they show: sizes and previews are added by Eventbrite. */
  private static String other(Map<String, Object> module) {
    String type = String.valueOf(module.get("type"));
    String shown = "";
    if (module.get("data") instanceof Map<?, ?> data && data.get(type) instanceof Map<?, ?> inner) {
      Object name = inner.get("image_id") == null ? inner.get("url") : inner.get("image_id");
      shown = name == null ? "" : " " + name;
    }
    return "(" + type + shown + ")";
  }

  private static void children(Node parent, StringBuilder out) {
    for (Node child : parent.childNodes()) {
      if (child instanceof TextNode text) {
        out.append(escaped(text.getWholeText()));
      } else if (child instanceof Element element) {
        element(element, out);
      }
    }
  }

  private static void element(Element element, StringBuilder out) {
    String tag = element.normalName().toLowerCase(Locale.ROOT);
    if (tag.equals("a")) {
      out.append("<a href=\"").append(escaped(element.attr("href").strip())).append("\">");
      children(element, out);
      out.append("</a>");
    } else if (BLOCKS.contains(tag) || INLINE.contains(tag)) {
      out.append('<').append(tag).append('>');
      children(element, out);
      out.append("</").append(tag).append('>');
    } else {
      // A line break or a division parts words; other markup does not.
      String gap = tag.equals("br") || element.isBlock() ? " " : "";
      out.append(gap);
      children(element, out);
      out.append(gap);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

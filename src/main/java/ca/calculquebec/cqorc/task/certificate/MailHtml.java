package ca.calculquebec.cqorc.task.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * A message whose template has tags, in two forms: as a page, and the same words without tags for
 * those who read mail as text. A person's values are text in both, whatever they hold.
 */
final class MailHtml {
  private static final Pattern TAG =
      Pattern.compile(
          "(?i)</?(a|b|strong|i|em|u|p|br|hr|div|span|ul|ol|li|h[1-6]|table|tr|td|th|img|html|body"
              + "|blockquote|font|small|center)\\b[^<>]*>");

  private static final Set<String> BLOCKS =
      Set.of("p", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr");
  private static final Set<String> LINES = Set.of("br", "div", "tr", "li");

  /** A value's number, where the value will stand once tags were looked for. */
  private static final Pattern VALUE = Pattern.compile("\uE000(\\d+)\uE001");

  private final String marked;
  private final List<String> values;

  private MailHtml(String marked, List<String> values) {
    this.marked = marked;
    this.values = values;
  }

  /** A person's values, told in their order. */
  static final class MailValues {
    private final List<String> told = new ArrayList<>();

    /** What stands for the value until tags were looked for. */
    String mark(String value) {
      told.add(value);
      return "\uE000" + (told.size() - 1) + "\uE001";
    }

    MailHtml in(String marked) {
      return new MailHtml(marked, List.copyOf(told));
    }
  }

  /** Whether the template has tags; what looks like one in a value is none. */
  boolean hasTags() {
    return TAG.matcher(marked).find();
  }

  /** The whole page. */
  String html() {
    String body = filled(hasLayout() ? marked : marked.replace("\n", "<br>\n"), MailHtml::escaped);
    return body.toLowerCase(Locale.ROOT).contains("<html")
        ? body
        : "<!DOCTYPE html>\n<html><body>\n" + body + "\n</body></html>\n";
  }

  /** Whether its lines are made by tags, and not by those of the template. */
  private boolean hasLayout() {
    return Jsoup.parse(marked).body().getAllElements().stream()
        .map(Element::normalName)
        .anyMatch(name -> BLOCKS.contains(name) || LINES.contains(name));
  }

  /** The same words, with the address of a link behind what is linked. */
  String text() {
    StringBuilder text = new StringBuilder();
    append(Jsoup.parse(marked).body(), !hasLayout(), text);
    String laidOut =
        text.toString().replaceAll("[ \\t]*\\n[ \\t]*", "\n").replaceAll("\\n{3,}", "\n\n").strip();
    return filled(laidOut, value -> value);
  }

  private static void append(Node node, boolean asWritten, StringBuilder text) {
    if (node instanceof TextNode words) {
      text.append(
          asWritten ? words.getWholeText() : words.getWholeText().replaceAll("[ \\t\\r\\n]+", " "));
      return;
    }
    String name = node.normalName();
    String around = BLOCKS.contains(name) ? "\n\n" : LINES.contains(name) ? "\n" : "";
    text.append(name.equals("br") ? "" : around);
    text.append(name.equals("li") ? "- " : name.equals("td") || name.equals("th") ? " " : "");
    int start = text.length();
    node.childNodes().forEach(child -> append(child, asWritten, text));
    String address = node.attr("href").replaceFirst("^mailto:", "");
    if (!address.isEmpty() && !text.substring(start).strip().equals(address)) {
      text.append(" (").append(address).append(')');
    }
    text.append(around);
  }

  private String filled(String text, UnaryOperator<String> form) {
    return VALUE
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(form.apply(values.get(Integer.parseInt(found.group(1))))));
  }

  private static String escaped(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}

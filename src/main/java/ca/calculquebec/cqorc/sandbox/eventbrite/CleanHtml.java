package ca.calculquebec.cqorc.sandbox.eventbrite;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Eventbrite keeps of the HTML that is sent: tags of running text, links with their address.
 */
final class CleanHtml {
  private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9]*)([^>]*)>");
  private static final Pattern HREF = Pattern.compile("href\\s*=\\s*(\"[^\"]*\"|'[^']*')");
  private static final Pattern SILENT =
      Pattern.compile("(?is)<(script|style)\\b[^>]*>.*?</\\1\\s*>|<!--.*?-->");
  private static final Set<String> KEPT =
      Set.of(
          "p", "ul", "ol", "li", "strong", "em", "a", "br", "div", "b", "i", "h1", "h2", "h3", "h4",
          "h5", "h6");

  private CleanHtml() {}

  static String of(String html) {
    Matcher tag = TAG.matcher(SILENT.matcher(html).replaceAll(""));
    StringBuilder clean = new StringBuilder();
    while (tag.find()) {
      tag.appendReplacement(
          clean, Matcher.quoteReplacement(kept(tag.group(1), tag.group(2), tag.group(3))));
    }
    return tag.appendTail(clean).toString();
  }

  private static String kept(String slash, String name, String attributes) {
    String tag = name.toLowerCase(Locale.ROOT);
    if (!KEPT.contains(tag)) {
      return "";
    }
    Matcher href = HREF.matcher(attributes);
    boolean link = tag.equals("a") && slash.isEmpty() && href.find();
    return "<" + slash + tag + (link ? " href=" + href.group(1) : "") + ">";
  }
}

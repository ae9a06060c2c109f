package ca.calculquebec.cqorc.sandbox.support;

import java.util.List;

/** HTML under way: headings, paragraphs and tables of plain text, all of it escaped. */
public final class PageText {
  private final StringBuilder html = new StringBuilder();

  public PageText raw(String markup) {
    html.append(markup);
    return this;
  }

  public PageText heading(String text) {
    return element("h2", text);
  }

  public PageText subheading(String text) {
    return element("h3", text);
  }

  public PageText paragraph(String text) {
    return element("p", text);
  }

  private PageText element(String name, String text) {
    html.append('<').append(name).append('>').append(Html.escape(text));
    html.append("</").append(name).append('>');
    return this;
  }

  /** A table, or the word that there is nothing. */
  public PageText table(List<String> headings, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return paragraph("Nothing.");
    }
    html.append("<table><tr>");
    headings.forEach(one -> element("th", one));
    html.append("</tr>");
    for (List<String> row : rows) {
      html.append("<tr>");
      row.forEach(one -> element("td", one));
      html.append("</tr>");
    }
    html.append("</table>");
    return this;
  }

  @Override
  public String toString() {
    return html.toString();
  }
}

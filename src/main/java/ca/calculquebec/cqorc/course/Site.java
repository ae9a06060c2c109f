package ca.calculquebec.cqorc.course;

import java.util.Locale;

/** Where a course takes place; blank means online. */
public record Site(String text) {
  public Site {
    text = PlainText.oneLine(text);
  }

  /** Online when there is no site, or it says so in either language. */
  public boolean isOnline() {
    String word = text.toLowerCase(Locale.ROOT);
    return word.isEmpty() || word.equals("online") || word.equals("en ligne");
  }

  /** Without dots and blanks, as templates and channel names use it. */
  public String compact() {
    return text.replace(".", "").replaceAll("\\s", "");
  }
}

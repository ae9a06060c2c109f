package ca.calculquebec.cqorc.service.slack;

import java.util.regex.Pattern;

/** Slack's escaping of texts (contract 4.4): three characters, and markup between the last two. */
public final class SlackText {
  /** Addresses come back in angle brackets, with or without the text that is shown. */
  private static final Pattern LINK =
      Pattern.compile("<((?:https?|mailto):[^|<>]*)(?:\\|[^<>]*)?>");

  private SlackText() {}

  /** A text in which nothing calls anybody. */
  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** A mention that notifies this person. */
  public static String mention(String userId) {
    return "<@" + userId + ">";
  }

  /** Two texts that Slack shows alike are equal in this form. */
  public static String comparable(String text) {
    return unescape(LINK.matcher(text).replaceAll("$1")).replace("\r\n", "\n").strip();
  }

  static String unescape(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}

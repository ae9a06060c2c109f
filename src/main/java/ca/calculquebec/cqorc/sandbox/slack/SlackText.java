package ca.calculquebec.cqorc.sandbox.slack;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as Slack keeps them: what is no markup of its own comes back escaped. */
final class SlackText {
  static final int LONGEST = 40_000;

  /** Mentions, links and special words between angle brackets, and entities. */
  private static final Pattern MARKUP =
      Pattern.compile("<(?:[@#!][^<>\\s][^<>]*|(?:https?|mailto):[^<>]*)>|&(?:amp|lt|gt);|[&<>]");

  private static final Pattern BARE_LINK = Pattern.compile("<[^<>]*>|\\bhttps?://[^\\s<>]+");

  private SlackText() {}

  static String kept(String text) {
    return MARKUP.matcher(text).replaceAll(SlackText::kept);
  }

  private static String kept(MatchResult part) {
    return Matcher.quoteReplacement(
        switch (part.group()) {
          case "&" -> "&amp;";
          case "<" -> "&lt;";
          case ">" -> "&gt;";
          default -> part.group();
        });
  }

  /** As it stands in the channel afterwards: bare addresses have become links. */
  static String posted(String kept) {
    return BARE_LINK
        .matcher(kept)
        .replaceAll(
            part ->
                Matcher.quoteReplacement(
                    part.group().startsWith("<") ? part.group() : "<" + part.group() + ">"));
  }
}

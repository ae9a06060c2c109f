package ca.calculquebec.cqorc.service.slack;

/**
 * A link at the top of a channel, as Slack hands it back: maybe escaped, maybe with a final slash
 * more than it was given.
 *
 * @param link blank for folders and the like
 */
public record SlackBookmark(String id, String title, String link) {
  /** Whether it shows this title. */
  public boolean isTitled(String wanted) {
    return SlackText.unescape(title).equals(SlackText.unescape(wanted));
  }

  /** Whether it leads to this address. */
  public boolean leadsTo(String address) {
    return isSameLink(link, address);
  }

  /** Whether Slack would show two addresses alike. */
  public static boolean isSameLink(String one, String other) {
    return withoutSlash(one).equals(withoutSlash(other));
  }

  private static String withoutSlash(String link) {
    return SlackText.unescape(link).replaceFirst("/$", "");
  }
}

package ca.calculquebec.cqorc.service.zoom;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The scopes of the app, as its token lists them.
 *
 * @param granted empty when Zoom does not tell them
 */
public record ZoomScopes(Set<String> granted) {
  /** Where scopes are added, for messages. */
  public static final String PLACE =
      "on its page at marketplace.zoom.us under Scopes (those for webinars stand under the product"
          + " Meetings)";

  private static final Pattern NAMED = Pattern.compile("scopes?\\s*:?\\s*\\[([^\\]]*)\\]");
  private static final Pattern SCOPE = Pattern.compile("[a-z_]{1,40}(?::[a-z_]{1,60}){1,4}");
  private static final String ADMIN = ":admin";

  public ZoomScopes {
    granted = Set.copyOf(granted);
  }

  static ZoomScopes in(String text) {
    return new ZoomScopes(scopes(text));
  }

  public boolean areTold() {
    return !granted.isEmpty();
  }

  public boolean include(ZoomScope scope) {
    return granted.stream().anyMatch(scope::isGrantedBy);
  }

  /** The scope's name on the app's page. */
  public String name(ZoomScope scope) {
    return isGranular() || !areTold() ? scope.granular() : scope.classic();
  }

  private boolean isGranular() {
    return granted.stream().anyMatch(ZoomScopes::isGranular);
  }

  // Such as webinar:read:webinar:admin; webinar:read:admin and webinar:read are classic ones.
  private static boolean isGranular(String scope) {
    String[] parts = scope.split(":", -1);
    return parts.length > 2 && !parts[2].equals("admin") && !parts[2].equals("master");
  }

  /**
   * What the app lacks for a call that Zoom refused: those that the answer names in the app's form,
   * else the call's own. The answer need not be JSON, since Zoom does not escape its quotes.
   */
  Set<String> missing(ZoomScope scope, String answer) {
    Matcher matcher = NAMED.matcher(answer);
    Set<String> named = matcher.find() ? scopes(matcher.group(1)) : new LinkedHashSet<>();
    if (areTold()) {
      named.removeIf(one -> isGranular(one) != isGranular());
    }
    // Both forms may be named, each with and without ":admin": one of each is enough.
    List<String> whole = named.stream().filter(one -> one.endsWith(ADMIN)).toList();
    named.removeIf(one -> whole.contains(one + ADMIN));
    return named.isEmpty() ? Set.of(name(scope)) : named;
  }

  private static Set<String> scopes(String text) {
    Set<String> found = new LinkedHashSet<>();
    Matcher matcher = SCOPE.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }
}

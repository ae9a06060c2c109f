package ca.calculquebec.cqorc.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which values must never be shown. */
public final class SecretKeys {
  /** What stands in a secret's place. */
  public static final String HIDDEN = "(hidden)";

  private static final List<String> WHOLE = List.of("api_key", "apikey");
  private static final List<String> PARTS = List.of("secret", "token", "password");
  // In a repository's address; git itself would print it.
  private static final Pattern ADDRESS_PASSWORD =
      Pattern.compile("(?<=://)([^/@:\\s]*:)?([^/@:\\s]+)(?=@)");
  private static final int SHORTEST_ACCESS_TOKEN = 20;

  private SecretKeys() {}

  /** Whether a key's value is secret, judged by its name, in whatever section it stands. */
  public static boolean isSecret(String key) {
    String name = key.toLowerCase(Locale.ROOT);
    return WHOLE.contains(name) || PARTS.stream().anyMatch(name::contains);
  }

  /** The passwords and access tokens inside the addresses of a text. */
  static List<String> inAddresses(String text) {
    return ADDRESS_PASSWORD
        .matcher(text)
        .results()
        // A single word before the @ is mostly a user's name; access tokens are long.
        .filter(found -> found.group(1) != null || found.group(2).length() >= SHORTEST_ACCESS_TOKEN)
        .map(found -> found.group(2))
        .toList();
  }

  /** The text with {@value #HIDDEN} in place of those. */
  static String hideInAddresses(String text) {
    String shown = text;
    for (String secret : inAddresses(text)) {
      shown = shown.replace(secret, HIDDEN);
    }
    return shown;
  }
}

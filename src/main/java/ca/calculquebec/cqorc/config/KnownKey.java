package ca.calculquebec.cqorc.config;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A key that cqorc reads.
 *
 * @param key as written in files; {@code NAME} in it stands for any word without underscore
 * @param localized whether {@code key_fr} and {@code key_en} are read too
 * @param standard what counts when the key is absent, as the README prints it; empty for none
 * @param allowed what its value may be
 * @param readBy the commands, separated by commas
 * @param meaning one sentence
 */
record KnownKey(
    String section,
    String key,
    boolean localized,
    Need need,
    String standard,
    AllowedValues allowed,
    String readBy,
    String meaning) {

  enum Need {
    REQUIRED,
    OPTIONAL,
    OBSOLETE
  }

  /** Whether this is the key that a file calls so. */
  boolean matches(String name) {
    String pattern =
        Pattern.quote(key.toLowerCase(Locale.ROOT)).replace("name", "\\E[^_]+\\Q")
            + (localized ? "(_fr|_en)?" : "");
    return key.contains("NAME")
        ? Pattern.matches(pattern, name)
        : name.equals(key) || (localized && (name.equals(key + "_fr") || name.equals(key + "_en")));
  }

  /** A row of the README's table: key, standard value, commands, meaning. */
  String markdownRow() {
    String name = localized ? key + "`, `" + key + "_fr`, `" + key + "_en" : key;
    String value =
        switch (need) {
          case REQUIRED -> "required";
          case OBSOLETE -> "ignored";
          case OPTIONAL -> standard.isEmpty() ? "" : "`" + standard + "`";
        };
    String secret = SecretKeys.isSecret(key) ? " Secret." : "";
    return "| `%s` | %s | %s | %s%s |"
        .formatted(name, value.replace("|", "\\|"), readBy, meaning.replace("|", "\\|"), secret);
  }
}

package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.failure.Origin;

/**
 * One merged value, interpolation done.
 *
 * @param section the one asked for, also when the value comes from [DEFAULT]
 * @param key in small letters
 * @param file relative to the working directory when inside it, else absolute
 * @param line of the key in that file, from 1
 */
public record Setting(String section, String key, String value, String file, int line) {
  public Origin origin() {
    return Origin.setting(file, line, section, key);
  }

  public boolean isBlank() {
    return value.isBlank();
  }

  /** Whether the value must never be shown. */
  public boolean isSecret() {
    return SecretKeys.isSecret(key);
  }

  /** The value as people may see it. */
  public String masked() {
    if (isSecret()) {
      return isBlank() ? value : SecretKeys.HIDDEN;
    }
    return SecretKeys.hideInAddresses(value);
  }

  /** Without the secret, since records print themselves into logs and failing tests. */
  @Override
  public String toString() {
    return "[" + section + "] " + key + " = " + masked() + " (" + file + ", line " + line + ")";
  }
}

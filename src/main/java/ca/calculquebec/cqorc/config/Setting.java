package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.failure.Origin;

/**
 * One merged value, interpolation done.
 *
 * @param file as given to the loader, relative where the directory was
 * @param line of the key in that file, from 1
 */
public record Setting(String section, String key, String value, String file, int line) {
  public Origin origin() {
    return Origin.setting(file, line, section, key);
  }
}

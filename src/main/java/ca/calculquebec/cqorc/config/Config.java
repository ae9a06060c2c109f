package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.failure.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All configuration files, merged: the later value wins. Sections are compared as written, keys
 * without regard to case, as Python's configparser does.
 */
public final class Config {

  /**
   * Reads every {@code *.cfg} of the configuration directory in name order, then those of the
   * secrets directory.
   *
   * @param workingDirectory relative file names in values are looked for here first
   */
  public static Config load(Path configDirectory, Path secretsDirectory, Path workingDirectory)
      throws InputException {
    throw new IllegalStateException("to be written");
  }

  public boolean hasSection(String section) {
    throw new IllegalStateException("to be written");
  }

  public List<String> sections() {
    throw new IllegalStateException("to be written");
  }

  /** All values of a section, those of [DEFAULT] included, in the order of the files. */
  public List<Setting> section(String section) throws InputException {
    throw new IllegalStateException("to be written");
  }

  /**
   * @throws InputException when the value's interpolation is malformed
   */
  public Optional<Setting> find(String section, String key) throws InputException {
    throw new IllegalStateException("to be written");
  }

  /** {@code key_fr} or {@code key_en}, else {@code key_en}, else {@code key}. */
  public Optional<Setting> find(String section, String key, Language language)
      throws InputException {
    throw new IllegalStateException("to be written");
  }

  /**
   * @throws InputException naming section, key and the files looked in
   */
  public Setting require(String section, String key) throws InputException {
    throw new IllegalStateException("to be written");
  }

  public String text(String section, String key, String otherwise) throws InputException {
    throw new IllegalStateException("to be written");
  }

  public int integer(String section, String key, int otherwise) throws InputException {
    throw new IllegalStateException("to be written");
  }

  public double number(String section, String key, double otherwise) throws InputException {
    throw new IllegalStateException("to be written");
  }

  /** yes/no, on/off, true/false, 1/0, without regard to case. */
  public boolean flag(String section, String key, boolean otherwise) throws InputException {
    throw new IllegalStateException("to be written");
  }

  /**
   * The file that a value names: relative to the working directory or, if not found there, to the
   * directory of the configuration file that holds it. The result need not exist.
   */
  public Path file(Setting setting) {
    throw new IllegalStateException("to be written");
  }

  public Path secretsDirectory() {
    throw new IllegalStateException("to be written");
  }

  /** The values of every key that is secret, for the redactor. */
  public List<String> secretValues() {
    throw new IllegalStateException("to be written");
  }
}

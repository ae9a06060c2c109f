package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.failure.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All configuration files, merged: the later value wins. Sections are compared as written, keys
 * without regard to case, as Python's configparser does.
 */
public final class Config {
  private final ConfigFiles files;
  private final Merged merged;

  private Config(ConfigFiles files, Merged merged) {
    this.files = files;
    this.merged = merged;
  }

  /**
   * Reads every {@code *.cfg} of the configuration directory in name order, then those of the
   * secrets directory. That directory may be missing as long as no key of it is required.
   *
   * @param workingDirectory relative file names in values are looked for here first
   */
  public static Config load(Path configDirectory, Path secretsDirectory, Path workingDirectory)
      throws InputException {
    return read(ConfigFiles.find(configDirectory, secretsDirectory, workingDirectory));
  }

  /** Whether the configuration directory holds any {@code *.cfg}. */
  public static boolean isThere(Path configDirectory, Path workingDirectory) {
    return ConfigFiles.anyIn(workingDirectory.resolve(configDirectory));
  }

  /** Reads one file only, for the command that brings its own. */
  public static Config loadFile(Path file, Path secretsDirectory, Path workingDirectory)
      throws InputException {
    Path working = workingDirectory.toAbsolutePath().normalize();
    return read(
        new ConfigFiles(
            working,
            working.resolve(secretsDirectory).normalize(),
            false,
            List.of(working.resolve(file).normalize())));
  }

  private static Config read(ConfigFiles files) throws InputException {
    List<IniFile> read = new ArrayList<>();
    for (Path file : files.files()) {
      String shown = files.shown(file);
      read.add(IniFile.parse(TextFile.read(file, shown), shown));
    }
    return new Config(files, new Merged(read));
  }

  public boolean hasSection(String section) {
    return merged.hasSection(section);
  }

  /** In the order of the files, [DEFAULT] left out. */
  public List<String> sections() {
    return merged.sections();
  }

  /** The keys of a section in small letters, those of [DEFAULT] last. */
  public List<String> keys(String section) {
    return List.copyOf(merged.section(section).keySet());
  }

  /** All values of a section, those of [DEFAULT] last, in the order of the files. */
  public List<Setting> section(String section) throws InputException {
    Map<String, RawSetting> raw = merged.section(section);
    List<Setting> settings = new ArrayList<>();
    for (RawSetting setting : raw.values()) {
      settings.add(interpolated(section, raw, setting));
    }
    return List.copyOf(settings);
  }

  /**
   * @throws InputException when the value's interpolation is malformed
   */
  public Optional<Setting> find(String section, String key) throws InputException {
    Map<String, RawSetting> raw = merged.section(section);
    RawSetting setting = raw.get(key.toLowerCase(Locale.ROOT));
    return setting == null ? Optional.empty() : Optional.of(interpolated(section, raw, setting));
  }

  /** {@code key_fr} or {@code key_en}, else {@code key_en}, else {@code key}. */
  public Optional<Setting> find(String section, String key, Language language)
      throws InputException {
    Set<String> names = new LinkedHashSet<>();
    names.add(key + "_" + language.suffix());
    names.add(key + "_" + Language.ENGLISH.suffix());
    names.add(key);
    for (String name : names) {
      Optional<Setting> found = find(section, name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /**
   * A value that must be there and not be blank.
   *
   * @throws InputException naming section, key and the files looked in
   */
  public Setting require(String section, String key) throws InputException {
    Optional<Setting> found = find(section, key);
    if (found.isPresent() && found.get().isBlank()) {
      throw new InputException(
          found.get().origin(),
          "[" + section + "] " + key + " is empty",
          "Write its value in " + found.get().file() + ", line " + found.get().line() + ".");
    }
    if (found.isPresent()) {
      return found.get();
    }
    throw new MissingKey(files, merged).refusal(section, key);
  }

  public String text(String section, String key, String otherwise) throws InputException {
    return find(section, key).map(Setting::value).orElse(otherwise);
  }

  public int integer(String section, String key, int otherwise) throws InputException {
    Optional<Setting> found = find(section, key);
    return found.isEmpty() ? otherwise : SettingReader.integer(found.get());
  }

  public int integer(String section, String key, int otherwise, int least, int most)
      throws InputException {
    Optional<Setting> found = find(section, key);
    return found.isEmpty() ? otherwise : SettingReader.integer(found.get(), least, most);
  }

  public double number(String section, String key, double otherwise, int least, int most)
      throws InputException {
    Optional<Setting> found = find(section, key);
    return found.isEmpty() ? otherwise : SettingReader.number(found.get(), least, most);
  }

  /** One of a few words, in small letters. */
  public String word(String section, String key, String otherwise, List<String> words)
      throws InputException {
    Optional<Setting> found = find(section, key);
    return found.isEmpty() ? otherwise : SettingReader.word(found.get(), words);
  }

  /** yes/no, on/off, true/false, 1/0, without regard to case. */
  public boolean flag(String section, String key, boolean otherwise) throws InputException {
    Optional<Setting> found = find(section, key);
    return found.isEmpty() ? otherwise : SettingReader.flag(found.get());
  }

  /** A time zone's name, as {@code America/Toronto}. */
  public ZoneId zone(String section, String key, ZoneId otherwise) throws InputException {
    Optional<Setting> found = find(section, key);
    return found.isEmpty() ? otherwise : SettingReader.zone(found.get());
  }

  /**
   * The file that a value names: relative to the working directory or, if not found there, to the
   * directory of the configuration file that holds it. The result need not exist.
   */
  public Path file(Setting setting) {
    Path here = files.workingDirectory().resolve(setting.value()).normalize();
    if (Files.exists(here)) {
      return here;
    }
    return beside(setting);
  }

  /** What a value names, relative to the directory of the configuration file that holds it. */
  public Path beside(Setting setting) {
    Path holder = files.workingDirectory().resolve(setting.file());
    return holder.resolveSibling(setting.value().strip()).normalize();
  }

  /** A path as messages show it: relative to the working directory when inside it. */
  public String shown(Path path) {
    return files.shown(path);
  }

  public Path secretsDirectory() {
    return files.secretsDirectory();
  }

  /** The values of every key that is secret, as written and as merged, for the redactor. */
  public List<String> secretValues() {
    return new ConfigReview(merged).secretValues();
  }

  /**
   * Every merged value in the order of sections, as people may see it: secrets, and values that
   * took in a secret, read {@value SecretKeys#HIDDEN}.
   */
  public List<Setting> listing() throws InputException {
    return new ConfigReview(merged).listing();
  }

  /**
   * Every value whose interpolation is malformed, and every key that is missing or malformed in a
   * section that is there.
   */
  public List<InputException> problems() {
    List<InputException> problems = new ArrayList<>(new ConfigReview(merged).problems());
    problems.addAll(new KeyReview(this).problems());
    return List.copyOf(problems);
  }

  /**
   * What is left to look at when every problem was told: without the optional values that cannot be
   * read, and in UTC when the time zone cannot. Addresses of services stay as they are.
   */
  public Config sound() {
    return new Config(files, new Soundness(this, merged).merged());
  }

  /** Every key that no command reads; keys that others refer to are left out. */
  public List<UnknownKey> unknownKeys() {
    return new ConfigReview(merged).unknownKeys();
  }

  private static Setting interpolated(
      String section, Map<String, RawSetting> values, RawSetting setting) throws InputException {
    return new Setting(
        section,
        setting.key(),
        Interpolation.of(section, values, setting).value(),
        setting.file(),
        setting.line());
  }
}

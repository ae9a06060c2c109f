package ca.calculquebec.cqorc.task.usernames;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.course.Language;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.wording.Wording;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code [script.usernames]}, read before anything is done. */
public final class UsernamesSettings {
  static final String SECTION = "script.usernames";

  private static final String FOLDER = "google_drive_folder_id";
  private static final List<String> TEMPLATES =
      List.of(
          "filename_template",
          "username_template",
          "url_template",
          "password_template",
          "message_template",
          "bookmark_title");

  /** What people copy out of a browser's address line. */
  private static final Pattern ADDRESS =
      Pattern.compile("https?://[^/]+/.*/(?:folders|d)/([\\w-]+).*");

  private final Config config;

  public UsernamesSettings(Config config) {
    this.config = config;
  }

  /**
   * Reads every key that any course may need.
   *
   * @throws InputException for the first that is missing or malformed
   */
  public void requireReadable(Wording wording) throws InputException {
    folder();
    pairs();
    header();
    capacity();
    for (String key : TEMPLATES) {
      wording.requireReadable(SECTION, key);
    }
  }

  /** The folder's id. */
  String folder() throws InputException {
    return id(folderSetting());
  }

  Setting folderSetting() throws InputException {
    return config.require(SECTION, FOLDER);
  }

  private static String id(Setting setting) {
    String value = setting.value().strip();
    Matcher address = ADDRESS.matcher(value);
    return address.matches() ? address.group(1) : value;
  }

  /** The id of the file that is copied for a course of this language. */
  String template(Language language) throws InputException {
    return id(required("template", language));
  }

  CellRange pairs() throws InputException {
    return CellRange.ofPairs(config.require(SECTION, "data_range"));
  }

  CellRange header() throws InputException {
    return CellRange.ofHeader(config.require(SECTION, "header_range"));
  }

  /** How many people the cluster takes; absent when that is not said. */
  OptionalInt capacity() throws InputException {
    Optional<Setting> setting = find("capacity");
    if (setting.isEmpty()) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(config.integer(SECTION, "capacity", 1, 1, Integer.MAX_VALUE));
  }

  private Optional<Setting> find(String key) throws InputException {
    return config.find(SECTION, key).filter(setting -> !setting.isBlank());
  }

  Optional<Setting> find(String key, Language language) throws InputException {
    return config.find(SECTION, key, language).filter(setting -> !setting.isBlank());
  }

  /**
   * @throws InputException naming the key
   */
  Setting required(String key, Language language) throws InputException {
    Optional<Setting> setting = find(key, language);
    return setting.isPresent() ? setting.get() : config.require(SECTION, key);
  }

  /**
   * @throws InputException naming the key, and the option that may stand in for it
   */
  Setting required(String key, Language language, String option) throws InputException {
    try {
      return required(key, language);
    } catch (InputException missing) {
      throw new InputException(
          missing.origin().orElseThrow(),
          missing.getMessage(),
          missing.advice() + " Or say it with " + option + ".",
          missing);
    }
  }

  /** Where a complaint about the data range points. */
  Setting pairsSetting() throws InputException {
    return config.require(SECTION, "data_range");
  }
}

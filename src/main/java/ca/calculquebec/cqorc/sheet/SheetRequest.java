package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which sheet to read, and what it must have.
 *
 * @param origin where the spreadsheet is named, for complaints
 * @param tab absent: the first one
 * @param tabOrigin where the tab is named
 * @param required headings that the command writes, besides those that every command reads
 */
public record SheetRequest(
    String spreadsheetId,
    Origin origin,
    Optional<String> tab,
    Origin tabOrigin,
    ZoneId zone,
    Set<String> required) {
  private static final Pattern ADDRESS =
      Pattern.compile("https?://.*/spreadsheets/(?:u/\\d+/)?d/([^/?#\\s]+).*");
  private static final Pattern ID = Pattern.compile("[^/?#\\s]+");

  public SheetRequest {
    required = Set.copyOf(required);
  }

  /** From {@code [google] calendar_file, calendar_sheet_name} and {@code [global] timezone}. */
  public static SheetRequest of(Config config, Set<String> required) throws InputException {
    Setting file = config.require("google", "calendar_file");
    Optional<Setting> tab =
        config.find("google", "calendar_sheet_name").filter(setting -> !setting.value().isBlank());
    return new SheetRequest(
        spreadsheetId(file.value(), file.origin()),
        file.origin(),
        tab.map(setting -> setting.value().strip()),
        tab.map(Setting::origin).orElse(file.origin()),
        zone(config.require("global", "timezone")),
        required);
  }

  /** Of an id, or of the address that the browser shows. */
  static String spreadsheetId(String text, Origin origin) throws InputException {
    String value = text.strip();
    Matcher address = ADDRESS.matcher(value);
    if (address.matches()) {
      return address.group(1);
    }
    if (!ID.matcher(value).matches()) {
      throw new InputException(
          origin,
          "\"" + value + "\" is neither a spreadsheet's id nor its address",
          "copy the spreadsheet's address from the browser");
    }
    return value;
  }

  private static ZoneId zone(Setting setting) throws InputException {
    try {
      return ZoneId.of(setting.value().strip());
    } catch (DateTimeException unknown) {
      throw new InputException(
          setting.origin(),
          "\"" + setting.value() + "\" is not a time zone",
          "write a name such as America/Toronto",
          unknown);
    }
  }
}

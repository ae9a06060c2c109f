package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.config.SpreadsheetId;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * Which sheet to read, and what it must have.
 *
 * @param origin where the spreadsheet is named, for complaints
 * @param tab absent: the first one
 * @param tabOrigin where the tab is named
 * @param zone of the dates in the sheet
 * @param required headings that the command writes, besides those that every command reads
 */
public record SheetRequest(
    String spreadsheetId,
    Origin origin,
    Optional<String> tab,
    Origin tabOrigin,
    Zone zone,
    Set<String> required) {
  /** Asked once the rows are there: for the first zone, Java looks into every library it has. */
  @FunctionalInterface
  public interface Zone {
    ZoneId get() throws InputException;
  }

  public SheetRequest {
    required = Set.copyOf(required);
  }

  /** From {@code [google] calendar_file, calendar_sheet_name} and {@code [global] timezone}. */
  public static SheetRequest of(Config config, Set<String> required) throws InputException {
    Setting file = config.require("google", "calendar_file");
    Optional<Setting> tab =
        config.find("google", "calendar_sheet_name").filter(setting -> !setting.value().isBlank());
    config.require("global", "timezone");
    return new SheetRequest(
        SpreadsheetId.of(file),
        file.origin(),
        tab.map(setting -> setting.value().strip()),
        tab.map(Setting::origin).orElse(file.origin()),
        () -> config.zone("global", "timezone", ZoneId.of("UTC")),
        required);
  }
}

package ca.calculquebec.cqorc.service.google;

/**
 * Which configuration keys name a spreadsheet and its tab, for advice.
 *
 * @param spreadsheet {@code [google] calendar_file}
 * @param tab {@code [google] calendar_sheet_name}
 */
public record SheetsKeys(String spreadsheet, String tab) {
  /** The course sheet's. */
  public static final SheetsKeys COURSES =
      new SheetsKeys("[google] calendar_file", "[google] calendar_sheet_name");

  /** Those of the lists of usernames. */
  public static final SheetsKeys USERNAMES =
      new SheetsKeys(
          "[script.usernames] template", "[script.usernames] data_range and header_range");
}

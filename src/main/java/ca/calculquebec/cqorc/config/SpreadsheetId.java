package ca.calculquebec.cqorc.config;

import ca.calculquebec.cqorc.failure.InputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The id of a Google spreadsheet, given by itself or by its address as the browser shows it. */
public final class SpreadsheetId {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern IN_ADDRESS =
      Pattern.compile("/d/(?!e/)([A-Za-z0-9_-]+)(?=[/?#]|$)|[?&]id=([A-Za-z0-9_-]+)(?=[&#]|$)");

  private SpreadsheetId() {}

  /**
   * @throws InputException when the value is neither an id nor such an address
   */
  public static String of(Setting setting) throws InputException {
    String value = setting.value().strip();
    if (ID.matcher(value).matches()) {
      return value;
    }
    Matcher address = IN_ADDRESS.matcher(value);
    if (address.find()) {
      return address.group(1) == null ? address.group(2) : address.group(1);
    }
    // "Publish to the web" makes addresses with another id, which the API does not know.
    String published = value.contains("/d/e/") ? ", not the published page's" : "";
    throw SettingReader.malformed(
        setting,
        "a spreadsheet's id is expected, or its address in the browser"
            + " (https://docs.google.com/spreadsheets/d/ID/edit)"
            + published);
  }
}

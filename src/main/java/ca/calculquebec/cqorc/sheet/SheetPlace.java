package ca.calculquebec.cqorc.sheet;

import java.time.ZoneId;
import java.util.Map;

/**
 * Which tab of which spreadsheet, and how its dates are to be read.
 *
 * @param zone of dates without offset, from {@code [global] timezone}
 * @param ids headings of the ids that the run may write, and where they stood (from 0)
 */
public record SheetPlace(
    String spreadsheetId, String tab, DayOrder dayOrder, ZoneId zone, Map<String, Integer> ids) {
  public SheetPlace {
    ids = Map.copyOf(ids);
  }
}

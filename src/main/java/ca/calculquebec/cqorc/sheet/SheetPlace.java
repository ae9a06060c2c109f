package ca.calculquebec.cqorc.sheet;

import java.time.ZoneId;

/**
 * Which tab of which spreadsheet, and how its dates are to be read.
 *
 * @param zone of dates without offset, from {@code [global] timezone}
 */
public record SheetPlace(String spreadsheetId, String tab, DayOrder dayOrder, ZoneId zone) {}

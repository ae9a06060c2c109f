package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.plan.SheetCells.CellOutcome;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Why a value is not in the sheet, with what was created, in a coordinator's words. */
final class CellProblems {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private final CellWrite cellWrite;
  private final ZoneId zone;

  CellProblems(CellWrite cellWrite, ZoneId zone) {
    this.cellWrite = cellWrite;
    this.zone = zone;
  }

  CellOutcome personWrote(int row, String cell) {
    String found =
        "row "
            + row
            + " holds \""
            + cell
            + "\" in "
            + cellWrite.column()
            + ", written by somebody else";
    return cellWrite.value().isEmpty()
        ? problem(
            found + " meanwhile; it was left as it is",
            "if nothing is behind \"" + cell + "\", empty the cell")
        : problem(
            found + " meanwhile; " + isNotThere(),
            "decide which one is right: put "
                + cellWrite.value()
                + " into "
                + cells()
                + ", or delete "
                + thing());
  }

  CellOutcome formula(int row, String formula) {
    String found =
        "row "
            + row
            + " holds the formula "
            + CellText.start(formula)
            + " in "
            + cellWrite.column();
    return cellWrite.value().isEmpty()
        ? problem(found + "; it was left as it is", "delete the formula")
        : problem(
            found + "; " + isNotThere(),
            "put " + cellWrite.value() + " into " + cells() + " in place of the formula");
  }

  CellOutcome rowGone() {
    String what =
        cellWrite
            .sessionStart()
            .map(
                start ->
                    "no row of course "
                        + cellWrite.course()
                        + " starts at "
                        + TIME.format(start.atZone(zone))
                        + " any more")
            .orElse("no row of course " + cellWrite.course() + " is left in the sheet");
    return cellWrite.value().isEmpty()
        ? problem(what + "; there was no cell to empty", "")
        : problem(
            what + "; " + isNotThere(),
            "put "
                + cellWrite.value()
                + " into "
                + cells()
                + " once the row is back, or delete "
                + thing());
  }

  /**
   * @param rows where the value belongs
   */
  Problem gone(List<SheetTable.SheetRow> rows, SheetTable table) {
    String now =
        rows.stream()
            .findFirst()
            .map(
                row ->
                    "row "
                        + row.number()
                        + " now holds \""
                        + table.cell(row, cellWrite.column())
                        + "\" in "
                        + cellWrite.column())
            .orElse("its row is gone");
    return new Problem(
        thing() + " stands in no cell any more: " + now,
        "put " + cellWrite.value() + " into " + cells() + ", or delete " + thing());
  }

  CellOutcome headingGone() {
    return heading("the heading " + cellWrite.column() + " or course_id is gone from the sheet");
  }

  CellOutcome headingTwice() {
    return heading("the heading " + cellWrite.column() + " now stands in the sheet twice");
  }

  private CellOutcome heading(String what) {
    return cellWrite.value().isEmpty()
        ? problem(what + "; the cell was not emptied", "put the headings right")
        : problem(
            what + "; " + isNotThere(),
            "put the headings right, then put " + cellWrite.value() + " into " + cells());
  }

  CellOutcome notStaying() {
    return problem(
        "what cqorc wrote into "
            + cells()
            + " did not stay there"
            + (cellWrite.value().isEmpty() ? "" : "; " + isNotThere()),
        byHand());
  }

  CellOutcome failed(ServiceException failure) {
    String what =
        cellWrite.value().isEmpty()
            ? cells() + " could not be emptied"
            : thing() + " exists, but it could not be written into " + cells();
    String doubt = cellWrite.writes() == 0 ? "" : " (or not be seen there)";
    return problem(
        what + doubt + ": " + failure.getMessage(),
        failure.advice().isBlank()
            ? byHand()
            : failure.advice().replaceFirst("\\.$", "") + "; then " + byHand());
  }

  /** The value is there, but on the way it went elsewhere too. */
  CellOutcome overwrote(List<Integer> rows) {
    return new CellOutcome(
        rows,
        "somebody changed the rows while "
            + cells()
            + " was written, so that "
            + RowRanges.of(cellWrite.overwritten())
            + " may have lost what stood there",
        "compare with the version history of the spreadsheet");
  }

  private CellOutcome problem(String text, String advice) {
    if (cellWrite.overwritten().isEmpty()) {
      return new CellOutcome(List.of(), text, advice);
    }
    CellOutcome other = overwrote(List.of());
    return new CellOutcome(
        List.of(), text + "; " + other.problem(), advice + "; " + other.advice());
  }

  private String byHand() {
    return cellWrite.value().isEmpty()
        ? "run the same command again, or empty " + cells() + " by hand"
        : "run the same command again, or put "
            + cellWrite.value()
            + " into "
            + cells()
            + " by hand";
  }

  private String isNotThere() {
    return thing() + " exists and is not in the sheet";
  }

  private String cells() {
    return cellWrite.column()
        + " of course "
        + cellWrite.course()
        + cellWrite
            .sessionStart()
            .map(start -> " (" + TIME.format(start.atZone(zone)) + ")")
            .orElse("");
  }

  private String thing() {
    String noun =
        switch (cellWrite.column()) {
          case Columns.ZOOM_ID -> "webinar";
          case Columns.EVENTBRITE_ID -> "event";
          case Columns.SLACK_CHANNEL -> "channel";
          default -> cellWrite.column().endsWith("_gcal_id") ? "calendar event" : "what was made";
        };
    return noun + " " + cellWrite.value();
  }
}

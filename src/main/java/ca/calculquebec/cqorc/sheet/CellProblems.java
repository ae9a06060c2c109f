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

  private final Wish wish;
  private final ZoneId zone;

  CellProblems(Wish wish, ZoneId zone) {
    this.wish = wish;
    this.zone = zone;
  }

  CellOutcome personWrote(int row, String cell) {
    String found =
        "row " + row + " holds \"" + cell + "\" in " + wish.column() + ", written by somebody else";
    return wish.value().isEmpty()
        ? problem(
            found + " meanwhile; it was left as it is",
            "if nothing is behind \"" + cell + "\", empty the cell")
        : problem(
            found + " meanwhile; " + isNotThere(),
            "decide which one is right: put "
                + wish.value()
                + " into "
                + cells()
                + ", or delete "
                + thing());
  }

  CellOutcome formula(int row, String formula) {
    String found =
        "row " + row + " holds the formula " + CellText.start(formula) + " in " + wish.column();
    return wish.value().isEmpty()
        ? problem(found + "; it was left as it is", "delete the formula")
        : problem(
            found + "; " + isNotThere(),
            "put " + wish.value() + " into " + cells() + " in place of the formula");
  }

  CellOutcome rowGone() {
    String what =
        wish.sessionStart()
            .map(
                start ->
                    "no row of course "
                        + wish.course()
                        + " starts at "
                        + TIME.format(start.atZone(zone))
                        + " any more")
            .orElse("no row of course " + wish.course() + " is left in the sheet");
    return wish.value().isEmpty()
        ? problem(what + "; there was no cell to empty", "")
        : problem(
            what + "; " + isNotThere(),
            "put "
                + wish.value()
                + " into "
                + cells()
                + " once the row is back, or delete "
                + thing());
  }

  /**
   * @param rows where the value belongs
   */
  Problem gone(List<SheetTable.Row> rows, SheetTable table) {
    String now =
        rows.stream()
            .findFirst()
            .map(
                row ->
                    "row "
                        + row.number()
                        + " now holds \""
                        + table.cell(row, wish.column())
                        + "\" in "
                        + wish.column())
            .orElse("its row is gone");
    return new Problem(
        thing() + " stands in no cell any more: " + now,
        "put " + wish.value() + " into " + cells() + ", or delete " + thing());
  }

  CellOutcome headingGone() {
    return heading("the heading " + wish.column() + " or course_id is gone from the sheet");
  }

  CellOutcome headingTwice() {
    return heading("the heading " + wish.column() + " now stands in the sheet twice");
  }

  private CellOutcome heading(String what) {
    return wish.value().isEmpty()
        ? problem(what + "; the cell was not emptied", "put the headings right")
        : problem(
            what + "; " + isNotThere(),
            "put the headings right, then put " + wish.value() + " into " + cells());
  }

  CellOutcome notStaying() {
    return problem(
        "what cqorc wrote into "
            + cells()
            + " did not stay there"
            + (wish.value().isEmpty() ? "" : "; " + isNotThere()),
        byHand());
  }

  CellOutcome failed(ServiceException failure) {
    String what =
        wish.value().isEmpty()
            ? cells() + " could not be emptied"
            : thing() + " exists, but it could not be written into " + cells();
    String doubt = wish.writes() == 0 ? "" : " (or not be seen there)";
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
            + RowRanges.of(wish.overwritten())
            + " may have lost what stood there",
        "compare with the version history of the spreadsheet");
  }

  private CellOutcome problem(String text, String advice) {
    if (wish.overwritten().isEmpty()) {
      return new CellOutcome(List.of(), text, advice);
    }
    CellOutcome other = overwrote(List.of());
    return new CellOutcome(
        List.of(), text + "; " + other.problem(), advice + "; " + other.advice());
  }

  private String byHand() {
    return wish.value().isEmpty()
        ? "run the same command again, or empty " + cells() + " by hand"
        : "run the same command again, or put " + wish.value() + " into " + cells() + " by hand";
  }

  private String isNotThere() {
    return thing() + " exists and is not in the sheet";
  }

  private String cells() {
    return wish.column()
        + " of course "
        + wish.course()
        + wish.sessionStart().map(start -> " (" + TIME.format(start.atZone(zone)) + ")").orElse("");
  }

  private String thing() {
    String noun =
        switch (wish.column()) {
          case Columns.ZOOM_ID -> "webinar";
          case Columns.EVENTBRITE_ID -> "event";
          case Columns.SLACK_CHANNEL -> "channel";
          default -> wish.column().endsWith("_gcal_id") ? "calendar event" : "what was made";
        };
    return noun + " " + wish.value();
  }
}

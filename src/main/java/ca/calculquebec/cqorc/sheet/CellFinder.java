package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.plan.SheetCells.CellOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the cells of a write in the sheet as it is now, and judges what stands in them. */
final class CellFinder {
  private final SheetPlace place;

  CellFinder(SheetPlace place) {
    this.place = place;
  }

  /**
   * What is to be done.
   *
   * @param settled present when nothing is to be written: the value is there, or cannot be
   * @param rows to write into
   * @param column from 0
   */
  record Verdict(Optional<CellOutcome> settled, List<Integer> rows, int column) {
    /** Nothing is to be written, though the value is not there. */
    boolean isProblem() {
      return settled.isPresent() && !settled.get().problem().isEmpty();
    }

    boolean isLanded() {
      return settled.isPresent() && settled.get().problem().isEmpty();
    }
  }

  /**
   * @param alsoOurs values besides the plan's that cqorc itself put there
   */
  Verdict judge(CellWrite cellWrite, SheetTable table, Set<String> alsoOurs) {
    CellProblems problems = new CellProblems(cellWrite, place.zone());
    if (!table.hasHeader() || !hasHeadings(cellWrite, table)) {
      return settled(problems.headingGone());
    }
    if (table.twice().contains(cellWrite.column())) {
      return settled(problems.headingTwice());
    }
    List<SheetTable.SheetRow> targets = targets(cellWrite, table);
    if (targets.isEmpty()) {
      return settled(problems.rowGone());
    }
    List<SheetTable.SheetRow> foreign = new ArrayList<>();
    List<Integer> toWrite = new ArrayList<>();
    for (SheetTable.SheetRow row : targets) {
      String cell = table.cell(row, cellWrite.column());
      if (cell.equals(cellWrite.value())) {
        continue;
      }
      Optional<String> formula = table.formula(row, cellWrite.column());
      if (formula.isPresent()) {
        return settled(problems.formula(row.number(), formula.get()));
      }
      toWrite.add(row.number());
      // An empty cell holds nothing that could be lost.
      if (!cell.isEmpty() && !cell.equals(cellWrite.before()) && !alsoOurs.contains(cell)) {
        foreign.add(row);
      }
    }
    if (!foreign.isEmpty()) {
      SheetTable.SheetRow first = foreign.get(0);
      return settled(problems.personWrote(first.number(), table.cell(first, cellWrite.column())));
    }
    if (toWrite.isEmpty()) {
      return settled(landed(cellWrite, table, targets));
    }
    return new Verdict(Optional.empty(), toWrite, table.headings().get(cellWrite.column()));
  }

  /** The rows that the write is about: all of the course, or those that start at its instant. */
  List<SheetTable.SheetRow> targets(CellWrite cellWrite, SheetTable table) {
    if (!hasHeadings(cellWrite, table)) {
      return List.of();
    }
    return table.rows().stream().filter(row -> isTarget(cellWrite, table, row)).toList();
  }

  private boolean isTarget(CellWrite cellWrite, SheetTable table, SheetTable.SheetRow row) {
    if (!table.cell(row, Columns.COURSE_ID).equals(cellWrite.course().text())) {
      return false;
    }
    return cellWrite.sessionStart().isEmpty()
        || start(table, row)
            .map(start -> start.equals(cellWrite.sessionStart().get()))
            .orElse(false);
  }

  /**
   * The session's own row, to which somebody gave another start since it was written: nothing else
   * of the course starts then, and no row starts as the write says.
   */
  boolean isMovedSession(
      CellWrite cellWrite, SheetTable before, SheetTable now, SheetTable.SheetRow row) {
    if (cellWrite.sessionStart().isEmpty()
        || !now.cell(row, Columns.COURSE_ID).equals(cellWrite.course().text())
        || !now.cell(row, cellWrite.column()).equals(cellWrite.value())
        || !targets(cellWrite, now).isEmpty()) {
      return false;
    }
    Optional<Instant> start = start(now, row);
    return before.rows().stream()
        .filter(other -> before.cell(other, Columns.COURSE_ID).equals(cellWrite.course().text()))
        .noneMatch(other -> start(before, other).equals(start));
  }

  private Optional<Instant> start(SheetTable table, SheetTable.SheetRow row) {
    return DateText.parse(table.cell(row, Columns.START), place.dayOrder(), place.zone())
        .time()
        .map(time -> time.toInstant());
  }

  CellOutcome landed(CellWrite cellWrite, SheetTable table, List<SheetTable.SheetRow> targets) {
    List<Integer> rows = written(cellWrite, table, targets);
    return cellWrite.overwritten().isEmpty()
        ? new CellOutcome(rows, "", "")
        : new CellProblems(cellWrite, place.zone()).overwrote(rows);
  }

  /**
   * The rows that did not hold the value before; all of them when nothing had to be written. Rows
   * may have moved since, so their start tells which is which.
   */
  private List<Integer> written(
      CellWrite cellWrite, SheetTable table, List<SheetTable.SheetRow> targets) {
    SheetTable before = cellWrite.baseline(table);
    Set<String> held =
        targets(cellWrite, before).stream()
            .filter(row -> before.cell(row, cellWrite.column()).equals(cellWrite.value()))
            .map(row -> before.cell(row, Columns.START))
            .collect(Collectors.toSet());
    List<SheetTable.SheetRow> filled =
        targets.stream().filter(row -> !held.contains(table.cell(row, Columns.START))).toList();
    return (filled.isEmpty() ? targets : filled).stream().map(SheetTable.SheetRow::number).toList();
  }

  private static boolean hasHeadings(CellWrite cellWrite, SheetTable table) {
    return table.has(cellWrite.column())
        && table.has(Columns.COURSE_ID)
        && (cellWrite.sessionStart().isEmpty() || table.has(Columns.START));
  }

  private static Verdict settled(CellOutcome outcome) {
    return new Verdict(Optional.of(outcome), List.of(), 0);
  }
}

package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.plan.SheetCells.CellOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds a wish's cells in the sheet as it is now, and judges what stands in them. */
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
  Verdict judge(Wish wish, SheetTable table, Set<String> alsoOurs) {
    CellProblems problems = new CellProblems(wish, place.zone());
    if (!table.hasHeader() || !hasHeadings(wish, table)) {
      return settled(problems.headingGone());
    }
    if (table.twice().contains(wish.column())) {
      return settled(problems.headingTwice());
    }
    List<SheetTable.Row> targets = targets(wish, table);
    if (targets.isEmpty()) {
      return settled(problems.rowGone());
    }
    List<SheetTable.Row> foreign = new ArrayList<>();
    List<Integer> toWrite = new ArrayList<>();
    for (SheetTable.Row row : targets) {
      String cell = table.cell(row, wish.column());
      if (cell.equals(wish.value())) {
        continue;
      }
      Optional<String> formula = table.formula(row, wish.column());
      if (formula.isPresent()) {
        return settled(problems.formula(row.number(), formula.get()));
      }
      toWrite.add(row.number());
      // An empty cell holds nothing that could be lost.
      if (!cell.isEmpty() && !cell.equals(wish.before()) && !alsoOurs.contains(cell)) {
        foreign.add(row);
      }
    }
    if (!foreign.isEmpty()) {
      SheetTable.Row first = foreign.get(0);
      return settled(problems.personWrote(first.number(), table.cell(first, wish.column())));
    }
    if (toWrite.isEmpty()) {
      return settled(landed(wish, table, targets));
    }
    return new Verdict(Optional.empty(), toWrite, table.headings().get(wish.column()));
  }

  /** The rows that the wish is about: all of the course, or those that start at its instant. */
  List<SheetTable.Row> targets(Wish wish, SheetTable table) {
    if (!hasHeadings(wish, table)) {
      return List.of();
    }
    return table.rows().stream().filter(row -> isTarget(wish, table, row)).toList();
  }

  private boolean isTarget(Wish wish, SheetTable table, SheetTable.Row row) {
    if (!table.cell(row, Columns.COURSE_ID).equals(wish.course().text())) {
      return false;
    }
    return wish.sessionStart().isEmpty()
        || start(table, row).map(start -> start.equals(wish.sessionStart().get())).orElse(false);
  }

  /**
   * The session's own row, to which somebody gave another start since it was written: nothing else
   * of the course starts then, and no row starts as the wish says.
   */
  boolean isMovedSession(Wish wish, SheetTable before, SheetTable now, SheetTable.Row row) {
    if (wish.sessionStart().isEmpty()
        || !now.cell(row, Columns.COURSE_ID).equals(wish.course().text())
        || !now.cell(row, wish.column()).equals(wish.value())
        || !targets(wish, now).isEmpty()) {
      return false;
    }
    Optional<Instant> start = start(now, row);
    return before.rows().stream()
        .filter(other -> before.cell(other, Columns.COURSE_ID).equals(wish.course().text()))
        .noneMatch(other -> start(before, other).equals(start));
  }

  private Optional<Instant> start(SheetTable table, SheetTable.Row row) {
    return DateText.parse(table.cell(row, Columns.START), place.dayOrder(), place.zone())
        .time()
        .map(time -> time.toInstant());
  }

  CellOutcome landed(Wish wish, SheetTable table, List<SheetTable.Row> targets) {
    List<Integer> rows = written(wish, table, targets);
    return wish.overwritten().isEmpty()
        ? new CellOutcome(rows, "", "")
        : new CellProblems(wish, place.zone()).overwrote(rows);
  }

  /**
   * The rows that did not hold the value before; all of them when nothing had to be written. Rows
   * may have moved since, so their start tells which is which.
   */
  private List<Integer> written(Wish wish, SheetTable table, List<SheetTable.Row> targets) {
    SheetTable before = wish.baseline(table);
    Set<String> held =
        targets(wish, before).stream()
            .filter(row -> before.cell(row, wish.column()).equals(wish.value()))
            .map(row -> before.cell(row, Columns.START))
            .collect(Collectors.toSet());
    List<SheetTable.Row> filled =
        targets.stream().filter(row -> !held.contains(table.cell(row, Columns.START))).toList();
    return (filled.isEmpty() ? targets : filled).stream().map(SheetTable.Row::number).toList();
  }

  private static boolean hasHeadings(Wish wish, SheetTable table) {
    return table.has(wish.column())
        && table.has(Columns.COURSE_ID)
        && (wish.sessionStart().isEmpty() || table.has(Columns.START));
  }

  private static Verdict settled(CellOutcome outcome) {
    return new Verdict(Optional.of(outcome), List.of(), 0);
  }
}

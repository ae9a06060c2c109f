package ca.calculquebec.cqorc.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds values that hit the wrong cell, because somebody moved rows or columns in the moment
 * between a read and the write after it, and says what to put back there.
 *
 * <p>Sheets has no conditional write, so this cannot be prevented, only mended. A cell counts as
 * hit only when the value is missing where it belongs, stands where it does not, and did not stand
 * there before.
 */
final class MisplacedValues {
  private final CellFinder finder;

  MisplacedValues(CellFinder finder) {
    this.finder = finder;
  }

  private record Place(int row, int column) {}

  /**
   * @param now the sheet as just read
   * @return cells to be put right, each holding now what a write left there
   */
  List<PendingWrite> find(List<PendingWrite> pendingWrites, SheetTable now) {
    Map<CellWrite, List<PendingWrite>> byCellWrite = new LinkedHashMap<>();
    pendingWrites.forEach(
        w -> byCellWrite.computeIfAbsent(w.cellWrite(), key -> new ArrayList<>()).add(w));
    Map<Place, String> rightful = rightful(byCellWrite.keySet(), now);
    Map<Place, PendingWrite> repairs = new LinkedHashMap<>();
    byCellWrite.forEach(
        (cellWrite, cells) -> {
          int missing = missing(cellWrite, cells, now);
          if (missing == 0) {
            return;
          }
          int found = 0;
          for (PendingWrite cell : cells) {
            found += atItsPlace(cell, now, rightful, repairs) ? 1 : 0;
          }
          elsewhere(cellWrite, cells, now, missing - found, rightful, repairs);
        });
    return List.copyOf(repairs.values());
  }

  /**
   * Headings that a write hit, as they were. They come first: without them nothing else is found.
   */
  List<PendingWrite> inHeader(List<PendingWrite> pendingWrites, SheetTable now) {
    List<PendingWrite> repairs = new ArrayList<>();
    for (PendingWrite cell : pendingWrites) {
      SheetTable before = cell.table();
      if (cell.row() != now.headerRow() || !before.hasHeader()) {
        continue;
      }
      String hit = now.row(cell.row()).at(cell.column());
      String old = before.row(before.headerRow()).at(cell.column());
      if (hit.equals(cell.value()) && !hit.equals(old)) {
        repairs.add(new PendingWrite(cell.cellWrite(), now, cell.row(), cell.column(), old, true));
      }
    }
    return repairs;
  }

  /** How many of the cells sent for this write are not seen where they belong. */
  int missing(CellWrite cellWrite, List<PendingWrite> cells, SheetTable now) {
    SheetTable before = cells.get(0).table();
    long sent = cells.size();
    long already = holding(cellWrite, before);
    return (int) Math.max(0, sent - Math.max(0, holding(cellWrite, now) - already));
  }

  private long holding(CellWrite cellWrite, SheetTable table) {
    return finder.targets(cellWrite, table).stream()
        .filter(row -> table.cell(row, cellWrite.column()).equals(cellWrite.value()))
        .count();
  }

  private Map<Place, String> rightful(Set<CellWrite> cellWrites, SheetTable now) {
    Map<Place, String> cells = new HashMap<>();
    for (CellWrite cellWrite : cellWrites) {
      for (SheetTable.SheetRow row : finder.targets(cellWrite, now)) {
        cells.put(
            new Place(row.number(), now.headings().get(cellWrite.column())), cellWrite.value());
      }
    }
    return cells;
  }

  private boolean atItsPlace(
      PendingWrite cell,
      SheetTable now,
      Map<Place, String> rightful,
      Map<Place, PendingWrite> repairs) {
    Place place = new Place(cell.row(), cell.column());
    SheetTable.SheetRow row = now.row(cell.row());
    if (!row.at(cell.column()).equals(cell.value()) || cell.value().equals(rightful.get(place))) {
      return false;
    }
    if (cell.repair() && isRepaired(cell, now, row)) {
      return false;
    }
    return repair(cell.cellWrite(), cell.table(), now, row, cell.column(), repairs);
  }

  /** Whether a repair is where it was meant to go: where the misplaced value stood. */
  private static boolean isRepaired(PendingWrite cell, SheetTable now, SheetTable.SheetRow row) {
    String misplaced = cell.table().row(cell.row()).at(cell.column());
    return row.number() == now.headerRow()
        || cell.table().row(cell.row()).equalsExcept(row, Set.of(cell.column()))
        || old(cell.table(), now, row, cell.column()).map(misplaced::equals).orElse(true);
  }

  private void elsewhere(
      CellWrite cellWrite,
      List<PendingWrite> cells,
      SheetTable now,
      int missing,
      Map<Place, String> rightful,
      Map<Place, PendingWrite> repairs) {
    if (missing <= 0 || cellWrite.value().isEmpty()) {
      return;
    }
    SheetTable before = cellWrite.baseline(cells.get(0).table());
    Map<Place, PendingWrite> found = new LinkedHashMap<>();
    for (SheetTable.SheetRow row : now.all()) {
      for (int column = 0; column < row.cells().size(); column++) {
        Place place = new Place(row.number(), column);
        if (row.at(column).equals(cellWrite.value())
            && !cellWrite.value().equals(rightful.get(place))
            && !repairs.containsKey(place)) {
          repair(cellWrite, before, now, row, column, found);
        }
      }
    }
    // More than were misplaced: some of them are somebody's copies, and nobody can tell which.
    if (found.size() <= missing) {
      repairs.putAll(found);
    }
  }

  private boolean repair(
      CellWrite cellWrite,
      SheetTable before,
      SheetTable now,
      SheetTable.SheetRow row,
      int column,
      Map<Place, PendingWrite> repairs) {
    if (finder.isMovedSession(cellWrite, before, now, row)) {
      return false;
    }
    String cell = row.at(column);
    Optional<String> old = old(before, now, row, column);
    if (old.isPresent() ? old.get().equals(cell) : cell.isEmpty()) {
      return false;
    }
    boolean ownColumn = now.heading(column).equals(cellWrite.column());
    // What a formula showed can be put back, the formula cannot; ids are no formulas.
    if (old.isEmpty() || (!ownColumn && !old.get().isEmpty())) {
      cellWrite.overwrote(row.number());
    }
    repairs.put(
        new Place(row.number(), column),
        new PendingWrite(cellWrite, now, row.number(), column, old.orElse(""), true));
    return true;
  }

  /** What stood in this cell before, by everything else that stands in its row. */
  private static Optional<String> old(
      SheetTable before, SheetTable now, SheetTable.SheetRow row, int column) {
    String heading = now.heading(column);
    boolean restBlank = true;
    for (int other = 0; other < row.cells().size(); other++) {
      restBlank &= other == column || row.at(other).isEmpty();
    }
    if (restBlank) {
      return Optional.of("");
    }
    if (heading.isEmpty() || !before.has(heading)) {
      return Optional.empty();
    }
    Set<String> values = new LinkedHashSet<>();
    for (SheetTable.SheetRow candidate : before.rows()) {
      if (sameElsewhere(before, candidate, now, row, heading)) {
        values.add(before.cell(candidate, heading));
      }
    }
    if (values.isEmpty()) {
      String course = now.cell(row, Columns.COURSE_ID);
      String start = now.cell(row, Columns.START);
      for (SheetTable.SheetRow candidate : before.rows()) {
        if (!course.isEmpty()
            && before.cell(candidate, Columns.COURSE_ID).equals(course)
            && before.cell(candidate, Columns.START).equals(start)) {
          values.add(before.cell(candidate, heading));
        }
      }
    }
    return values.size() == 1 ? Optional.of(values.iterator().next()) : Optional.empty();
  }

  private static boolean sameElsewhere(
      SheetTable before,
      SheetTable.SheetRow one,
      SheetTable now,
      SheetTable.SheetRow other,
      String except) {
    for (String heading : before.headings().keySet()) {
      if (!heading.equals(except)
          && now.has(heading)
          && !before.cell(one, heading).equals(now.cell(other, heading))) {
        return false;
      }
    }
    return true;
  }
}

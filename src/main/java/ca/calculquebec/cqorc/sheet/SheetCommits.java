package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.SheetCells;
import ca.calculquebec.cqorc.plan.SheetCells.CellOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Brings values into the sheet, a round at a time: one read, which also verifies the write before,
 * then one write right after it. Knows no threads and no time.
 */
final class SheetCommits {
  /** A first write, and again when it was lost or what it needs has moved. */
  private static final int MOST_WRITES = 4;

  /** Somebody who moves rows at every single write is left alone in the end. */
  private static final int MOST_REPAIRS = 2 * MOST_WRITES;

  private static final int MOST_FAILED_READS = 3;

  private final SheetStore store;
  private final SheetPlace place;
  private final CellFinder finder;
  private final MisplacedValues misplacedValues;

  private final List<CellWrite> waiting = new ArrayList<>();
  private final List<PendingWrite> unseen = new ArrayList<>();
  private final Map<CellWrite, Set<String>> ours = new LinkedHashMap<>();
  private final List<CellWrite> landed = new ArrayList<>();
  private SheetTable lastRead = SheetTable.of(List.of());
  private Set<Integer> idColumns;
  private boolean needsRepair;
  private int failedReads;
  private Duration pause = Duration.ZERO;

  SheetCommits(SheetStore store, SheetPlace place) {
    this.store = store;
    this.place = place;
    this.finder = new CellFinder(place);
    this.misplacedValues = new MisplacedValues(finder);
    this.idColumns = Set.copyOf(place.ids().values());
  }

  /** Nothing is waiting, and everything written was seen. */
  boolean isSettled() {
    return waiting.isEmpty() && unseen.isEmpty();
  }

  /** Whether there is more to do than to look at what was written. */
  boolean needsWrite() {
    return !waiting.isEmpty() || needsRepair;
  }

  /** How long to wait before the next round, since the service had trouble. */
  Duration pause() {
    return pause;
  }

  /** How many requests a round's read takes. */
  int reads(boolean mayWrite) {
    return mayWrite && !idColumns.isEmpty() ? 2 : 1;
  }

  /**
   * @param arrivals asked after the read, so that what arrives during it goes along
   * @param mayWrite otherwise the round only looks
   * @return whether something was written
   */
  boolean round(Supplier<List<CellWrite>> arrivals, boolean mayWrite) {
    pause = Duration.ZERO;
    SheetTable table;
    try {
      table = read(mayWrite);
      lastRead = table;
      failedReads = 0;
    } catch (ServiceException failure) {
      readFailed(failure, arrivals);
      return false;
    }
    List<PendingWrite> headers = new ArrayList<>();
    List<PendingWrite> hit = misplacedValues.inHeader(unseen, table);
    if (!hit.isEmpty()) {
      // From here on as if the headings were right again: they go out first in the same request.
      table = table.with(hit);
      for (PendingWrite cell : hit) {
        headers.add(cell.readAs(table));
      }
    }
    completeSeen(table);
    if (!mayWrite) {
      needsRepair = !unseen.isEmpty();
      return false;
    }
    needsRepair = false;
    List<PendingWrite> batch = new ArrayList<>(headers);
    for (PendingWrite repair : misplacedValues.find(unseen, table)) {
      if (repair.cellWrite().writes() < MOST_REPAIRS) {
        batch.add(repair);
      } else {
        repair.cellWrite().overwrote(repair.row());
      }
    }
    putBack(table, batch);
    waiting.addAll(arrivals.get());
    batch.addAll(decide(table, batch.subList(headers.size(), batch.size())));
    if (batch.isEmpty()) {
      return false;
    }
    write(table, batch);
    return true;
  }

  /**
   * The formulas first, so that the moment between the read and the write after it stays short.
   * Where they stand is known from the read before; when columns have moved, both are read again.
   */
  private SheetTable read(boolean mayWrite) throws ServiceException {
    while (true) {
      Collection<Integer> asked = mayWrite ? idColumns : Set.of();
      Map<Integer, List<String>> formulas =
          asked.isEmpty() ? Map.of() : store.formulas(place.spreadsheetId(), place.tab(), asked);
      SheetTable table = SheetTable.of(store.values(place.spreadsheetId(), place.tab()));
      idColumns = Set.copyOf(table.columns(place.ids().keySet()).values());
      if (!mayWrite || asked.containsAll(idColumns)) {
        return table.withFormulas(formulas);
      }
    }
  }

  /** Ids that were seen in the sheet and stand in no cell of the last read. */
  List<SheetCells.Lost> lost() {
    Set<String> missing = new HashSet<>();
    landed.forEach(cellWrite -> missing.add(cellWrite.value()));
    lastRead.all().forEach(row -> row.cells().forEach(missing::remove));
    return landed.stream()
        .filter(cellWrite -> missing.contains(cellWrite.value()))
        .map(
            cellWrite ->
                new SheetCells.Lost(
                    cellWrite.course(),
                    cellWrite.column(),
                    new CellProblems(cellWrite, place.zone())
                        .gone(finder.targets(cellWrite, lastRead), lastRead)))
        .toList();
  }

  /** Everything not settled, for when the committer itself dies. */
  List<CellWrite> unsettled() {
    Set<CellWrite> cellWrites = new LinkedHashSet<>(waiting);
    unseen.forEach(pendingWrite -> cellWrites.add(pendingWrite.cellWrite()));
    return List.copyOf(cellWrites);
  }

  private void completeSeen(SheetTable table) {
    Map<CellWrite, List<PendingWrite>> byCellWrite = new LinkedHashMap<>();
    unseen.forEach(
        w -> byCellWrite.computeIfAbsent(w.cellWrite(), key -> new ArrayList<>()).add(w));
    byCellWrite.forEach(
        (cellWrite, cells) -> {
          boolean repaired = cells.stream().anyMatch(PendingWrite::repair);
          List<PendingWrite> sent = cells.stream().filter(cell -> !cell.repair()).toList();
          if (repaired || misplacedValues.missing(cellWrite, sent, table) > 0) {
            return;
          }
          CellFinder.Verdict verdict = finder.judge(cellWrite, table, ours(cellWrite));
          if (verdict.settled().isPresent()) {
            unseen.removeAll(cells);
            complete(cellWrite, verdict.settled().get());
          }
        });
  }

  /** What was not seen goes back to be judged again; what hit wrong cells is in the batch. */
  private void putBack(SheetTable table, List<PendingWrite> batch) {
    Set<CellWrite> inRepair = cellWrites(batch);
    for (CellWrite cellWrite : cellWrites(unseen)) {
      Optional<CellOutcome> moved =
          inRepair.contains(cellWrite) ? Optional.empty() : moved(cellWrite, table);
      if (moved.isPresent()) {
        complete(cellWrite, moved.get());
      } else {
        waiting.add(cellWrite);
      }
    }
    waiting.sort((one, other) -> Integer.compare(other.writes(), one.writes()));
    unseen.clear();
  }

  private Optional<CellOutcome> moved(CellWrite cellWrite, SheetTable table) {
    if (cellWrite.value().isEmpty()) {
      return Optional.empty();
    }
    SheetTable before = cellWrite.baseline(table);
    List<SheetTable.SheetRow> rows =
        table.rows().stream()
            .filter(row -> finder.isMovedSession(cellWrite, before, table, row))
            .toList();
    return rows.isEmpty() ? Optional.empty() : Optional.of(finder.landed(cellWrite, table, rows));
  }

  /**
   * @param repairs going out now. Another course's id that was misplaced into a cell is on its way
   *     out, and no person's doing, unless rows were moved at more than one write: then it is
   *     reported what was found. A write is not done before its repairs were seen.
   */
  private List<PendingWrite> decide(SheetTable table, List<PendingWrite> repairs) {
    SheetTable repaired = table.with(repairs);
    Set<CellWrite> inRepair = cellWrites(repairs);
    boolean once = inRepair.stream().allMatch(cellWrite -> cellWrite.writes() == 1);
    List<PendingWrite> batch = new ArrayList<>();
    for (CellWrite cellWrite : turn()) {
      CellFinder.Verdict verdict = finder.judge(cellWrite, table, ours(cellWrite));
      if (verdict.isProblem() && once) {
        CellFinder.Verdict then = finder.judge(cellWrite, repaired, ours(cellWrite));
        verdict = then.settled().isEmpty() ? then : verdict;
      }
      if (verdict.isLanded() && inRepair.contains(cellWrite)) {
        waiting.remove(cellWrite);
      } else if (verdict.settled().isPresent()) {
        waiting.remove(cellWrite);
        complete(cellWrite, verdict.settled().get());
      } else if (cellWrite.writes() >= MOST_WRITES) {
        waiting.remove(cellWrite);
        complete(cellWrite, new CellProblems(cellWrite, place.zone()).notStaying());
      } else {
        waiting.remove(cellWrite);
        for (int row : verdict.rows()) {
          batch.add(
              new PendingWrite(cellWrite, table, row, verdict.column(), cellWrite.value(), false));
        }
      }
    }
    return batch;
  }

  /** Whose turn it is: all that need not wait for another, then lone ones one by one. */
  private List<CellWrite> turn() {
    List<CellWrite> free = new ArrayList<>();
    for (CellWrite cellWrite : waiting) {
      boolean blocked = free.stream().anyMatch(cellWrite::isAbout);
      if (!blocked) {
        free.add(cellWrite);
      }
    }
    List<CellWrite> together = free.stream().filter(cellWrite -> !cellWrite.goesAlone()).toList();
    return together.isEmpty() ? free.subList(0, Math.min(1, free.size())) : together;
  }

  private void write(SheetTable table, List<PendingWrite> batch) {
    Set<CellWrite> cellWrites = new LinkedHashSet<>();
    Map<List<Integer>, SheetStore.CellInput> cells = new LinkedHashMap<>();
    for (PendingWrite pendingWrite : batch) {
      cellWrites.add(pendingWrite.cellWrite());
      cells.put(
          List.of(pendingWrite.row(), pendingWrite.column()),
          new SheetStore.CellInput(
              pendingWrite.row(), pendingWrite.column(), pendingWrite.value()));
    }
    cellWrites.forEach(
        cellWrite -> {
          cellWrite.sent(table);
          ours.computeIfAbsent(cellWrite, key -> new HashSet<>()).add(cellWrite.value());
        });
    unseen.addAll(batch);
    try {
      store.write(place.spreadsheetId(), place.tab(), List.copyOf(cells.values()));
    } catch (ServiceException failure) {
      writeFailed(failure, cellWrites);
    }
  }

  private void writeFailed(ServiceException failure, Set<CellWrite> cellWrites) {
    boolean worthAnother =
        failure.uncertain() || failure.reason() == ServiceException.Reason.UNAVAILABLE;
    if (worthAnother
        && cellWrites.stream().allMatch(cellWrite -> cellWrite.writes() < MOST_WRITES)) {
      // The next read tells whether it was done all the same.
      int tries = cellWrites.stream().mapToInt(CellWrite::writes).max().orElse(1);
      pause = Duration.ofSeconds(1L << tries);
      needsRepair = true;
    } else if (failure.reason() == ServiceException.Reason.REFUSED && cellWrites.size() > 1) {
      // One protected cell refuses the whole request: each for itself, from a fresh read.
      unseen.removeIf(pendingWrite -> cellWrites.contains(pendingWrite.cellWrite()));
      cellWrites.forEach(CellWrite::goAlone);
      waiting.addAll(0, cellWrites);
    } else {
      unseen.removeIf(pendingWrite -> cellWrites.contains(pendingWrite.cellWrite()));
      cellWrites.forEach(
          cellWrite ->
              complete(cellWrite, new CellProblems(cellWrite, place.zone()).failed(failure)));
    }
  }

  private void readFailed(ServiceException failure, Supplier<List<CellWrite>> arrivals) {
    failedReads++;
    if (failure.reason() == ServiceException.Reason.UNAVAILABLE
        && failedReads < MOST_FAILED_READS) {
      pause = Duration.ofSeconds(1L << failedReads);
      return;
    }
    failedReads = 0;
    waiting.addAll(arrivals.get());
    List<CellWrite> lost = unsettled();
    waiting.clear();
    unseen.clear();
    needsRepair = false;
    lost.forEach(
        cellWrite ->
            complete(cellWrite, new CellProblems(cellWrite, place.zone()).failed(failure)));
  }

  /** Values that earlier writes about the same cells brought there. */
  private Set<String> ours(CellWrite cellWrite) {
    Set<String> values = new HashSet<>();
    ours.forEach(
        (other, written) -> {
          if (other != cellWrite && other.isAbout(cellWrite)) {
            values.addAll(written);
          }
        });
    return values;
  }

  private static Set<CellWrite> cellWrites(List<PendingWrite> cells) {
    Set<CellWrite> cellWrites = new LinkedHashSet<>();
    cells.forEach(cell -> cellWrites.add(cell.cellWrite()));
    return cellWrites;
  }

  private void complete(CellWrite cellWrite, CellOutcome outcome) {
    landed.removeIf(cellWrite::isAbout);
    if (outcome.problem().isEmpty() && !cellWrite.value().isEmpty()) {
      landed.add(cellWrite);
    }
    cellWrite.future().complete(outcome);
  }
}

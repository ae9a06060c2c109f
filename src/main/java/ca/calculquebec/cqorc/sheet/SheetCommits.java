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
 * Brings wishes into the sheet, a round at a time: one read, which also verifies the write before,
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
  private final Strays strays;

  private final List<Wish> waiting = new ArrayList<>();
  private final List<Written> unseen = new ArrayList<>();
  private final Map<Wish, Set<String>> ours = new LinkedHashMap<>();
  private final List<Wish> landed = new ArrayList<>();
  private SheetTable lastRead = SheetTable.of(List.of());
  private Set<Integer> idColumns;
  private boolean needsRepair;
  private int failedReads;
  private Duration pause = Duration.ZERO;

  SheetCommits(SheetStore store, SheetPlace place) {
    this.store = store;
    this.place = place;
    this.finder = new CellFinder(place);
    this.strays = new Strays(finder);
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
  boolean round(Supplier<List<Wish>> arrivals, boolean mayWrite) {
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
    List<Written> headers = new ArrayList<>();
    List<Written> hit = strays.inHeader(unseen, table);
    if (!hit.isEmpty()) {
      // From here on as if the headings were right again: they go out first in the same request.
      table = table.with(hit);
      for (Written cell : hit) {
        headers.add(cell.readAs(table));
      }
    }
    completeSeen(table);
    if (!mayWrite) {
      needsRepair = !unseen.isEmpty();
      return false;
    }
    needsRepair = false;
    List<Written> batch = new ArrayList<>(headers);
    for (Written repair : strays.find(unseen, table)) {
      if (repair.wish().writes() < MOST_REPAIRS) {
        batch.add(repair);
      } else {
        repair.wish().overwrote(repair.row());
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
    landed.forEach(wish -> missing.add(wish.value()));
    lastRead.all().forEach(row -> row.cells().forEach(missing::remove));
    return landed.stream()
        .filter(wish -> missing.contains(wish.value()))
        .map(
            wish ->
                new SheetCells.Lost(
                    wish.course(),
                    wish.column(),
                    new CellProblems(wish, place.zone())
                        .gone(finder.targets(wish, lastRead), lastRead)))
        .toList();
  }

  /** Everything not settled, for when the committer itself dies. */
  List<Wish> unsettled() {
    Set<Wish> wishes = new LinkedHashSet<>(waiting);
    unseen.forEach(written -> wishes.add(written.wish()));
    return List.copyOf(wishes);
  }

  private void completeSeen(SheetTable table) {
    Map<Wish, List<Written>> byWish = new LinkedHashMap<>();
    unseen.forEach(w -> byWish.computeIfAbsent(w.wish(), key -> new ArrayList<>()).add(w));
    byWish.forEach(
        (wish, cells) -> {
          boolean repaired = cells.stream().anyMatch(Written::repair);
          List<Written> sent = cells.stream().filter(cell -> !cell.repair()).toList();
          if (repaired || strays.missing(wish, sent, table) > 0) {
            return;
          }
          CellFinder.Verdict verdict = finder.judge(wish, table, ours(wish));
          if (verdict.settled().isPresent()) {
            unseen.removeAll(cells);
            complete(wish, verdict.settled().get());
          }
        });
  }

  /** What was not seen goes back to be judged again; what hit wrong cells is in the batch. */
  private void putBack(SheetTable table, List<Written> batch) {
    Set<Wish> inRepair = wishes(batch);
    for (Wish wish : wishes(unseen)) {
      Optional<CellOutcome> moved = inRepair.contains(wish) ? Optional.empty() : moved(wish, table);
      if (moved.isPresent()) {
        complete(wish, moved.get());
      } else {
        waiting.add(wish);
      }
    }
    waiting.sort((one, other) -> Integer.compare(other.writes(), one.writes()));
    unseen.clear();
  }

  private Optional<CellOutcome> moved(Wish wish, SheetTable table) {
    if (wish.value().isEmpty()) {
      return Optional.empty();
    }
    SheetTable before = wish.baseline(table);
    List<SheetTable.Row> rows =
        table.rows().stream()
            .filter(row -> finder.isMovedSession(wish, before, table, row))
            .toList();
    return rows.isEmpty() ? Optional.empty() : Optional.of(finder.landed(wish, table, rows));
  }

  /**
   * @param repairs going out now. Another course's id that strayed into a cell is on its way out,
   *     and no person's doing, unless rows were moved at more than one write: then it is reported
   *     what was found. A wish is not done before its repairs were seen.
   */
  private List<Written> decide(SheetTable table, List<Written> repairs) {
    SheetTable repaired = table.with(repairs);
    Set<Wish> inRepair = wishes(repairs);
    boolean once = inRepair.stream().allMatch(wish -> wish.writes() == 1);
    List<Written> batch = new ArrayList<>();
    for (Wish wish : turn()) {
      CellFinder.Verdict verdict = finder.judge(wish, table, ours(wish));
      if (verdict.isProblem() && once) {
        CellFinder.Verdict then = finder.judge(wish, repaired, ours(wish));
        verdict = then.settled().isEmpty() ? then : verdict;
      }
      if (verdict.isLanded() && inRepair.contains(wish)) {
        waiting.remove(wish);
      } else if (verdict.settled().isPresent()) {
        waiting.remove(wish);
        complete(wish, verdict.settled().get());
      } else if (wish.writes() >= MOST_WRITES) {
        waiting.remove(wish);
        complete(wish, new CellProblems(wish, place.zone()).notStaying());
      } else {
        waiting.remove(wish);
        for (int row : verdict.rows()) {
          batch.add(new Written(wish, table, row, verdict.column(), wish.value(), false));
        }
      }
    }
    return batch;
  }

  /** Whose turn it is: all that need not wait for another, then lone ones one by one. */
  private List<Wish> turn() {
    List<Wish> free = new ArrayList<>();
    for (Wish wish : waiting) {
      boolean blocked = free.stream().anyMatch(wish::isAbout);
      if (!blocked) {
        free.add(wish);
      }
    }
    List<Wish> together = free.stream().filter(wish -> !wish.goesAlone()).toList();
    return together.isEmpty() ? free.subList(0, Math.min(1, free.size())) : together;
  }

  private void write(SheetTable table, List<Written> batch) {
    Set<Wish> wishes = new LinkedHashSet<>();
    Map<List<Integer>, SheetStore.Cell> cells = new LinkedHashMap<>();
    for (Written written : batch) {
      wishes.add(written.wish());
      cells.put(
          List.of(written.row(), written.column()),
          new SheetStore.Cell(written.row(), written.column(), written.value()));
    }
    wishes.forEach(
        wish -> {
          wish.sent(table);
          ours.computeIfAbsent(wish, key -> new HashSet<>()).add(wish.value());
        });
    unseen.addAll(batch);
    try {
      store.write(place.spreadsheetId(), place.tab(), List.copyOf(cells.values()));
    } catch (ServiceException failure) {
      writeFailed(failure, wishes);
    }
  }

  private void writeFailed(ServiceException failure, Set<Wish> wishes) {
    boolean worthAnother =
        failure.uncertain() || failure.reason() == ServiceException.Reason.UNAVAILABLE;
    if (worthAnother && wishes.stream().allMatch(wish -> wish.writes() < MOST_WRITES)) {
      // The next read tells whether it was done all the same.
      int tries = wishes.stream().mapToInt(Wish::writes).max().orElse(1);
      pause = Duration.ofSeconds(1L << tries);
      needsRepair = true;
    } else if (failure.reason() == ServiceException.Reason.REFUSED && wishes.size() > 1) {
      // One protected cell refuses the whole request: each for itself, from a fresh read.
      unseen.removeIf(written -> wishes.contains(written.wish()));
      wishes.forEach(Wish::goAlone);
      waiting.addAll(0, wishes);
    } else {
      unseen.removeIf(written -> wishes.contains(written.wish()));
      wishes.forEach(wish -> complete(wish, new CellProblems(wish, place.zone()).failed(failure)));
    }
  }

  private void readFailed(ServiceException failure, Supplier<List<Wish>> arrivals) {
    failedReads++;
    if (failure.reason() == ServiceException.Reason.UNAVAILABLE
        && failedReads < MOST_FAILED_READS) {
      pause = Duration.ofSeconds(1L << failedReads);
      return;
    }
    failedReads = 0;
    waiting.addAll(arrivals.get());
    List<Wish> lost = unsettled();
    waiting.clear();
    unseen.clear();
    needsRepair = false;
    lost.forEach(wish -> complete(wish, new CellProblems(wish, place.zone()).failed(failure)));
  }

  /** Values that earlier wishes about the same cells brought there. */
  private Set<String> ours(Wish wish) {
    Set<String> values = new HashSet<>();
    ours.forEach(
        (other, written) -> {
          if (other != wish && other.isAbout(wish)) {
            values.addAll(written);
          }
        });
    return values;
  }

  private static Set<Wish> wishes(List<Written> cells) {
    Set<Wish> wishes = new LinkedHashSet<>();
    cells.forEach(cell -> wishes.add(cell.wish()));
    return wishes;
  }

  private void complete(Wish wish, CellOutcome outcome) {
    landed.removeIf(wish::isAbout);
    if (outcome.problem().isEmpty() && !wish.value().isEmpty()) {
      landed.add(wish);
    }
    wish.future().complete(outcome);
  }
}

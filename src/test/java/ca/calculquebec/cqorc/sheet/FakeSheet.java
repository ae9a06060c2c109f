package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.failure.ServiceException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One tab in memory, that somebody may edit at any moment: before a read, between a read and the
 * write after it, and after a write.
 */
final class FakeSheet implements SheetStore {
  /** Formulas start with {@code =}; what they show is {@code F} and the rest, or nothing. */
  private final List<List<String>> cells;

  private final Deque<ServiceException> readFailures = new ArrayDeque<>();
  private final Deque<ServiceException> writeFailures = new ArrayDeque<>();
  private Runnable beforeRead = () -> {};
  private Runnable beforeWrite = () -> {};
  private Runnable afterWrite = () -> {};
  private Supplier<Optional<ServiceException>> protection = Optional::empty;
  private boolean workIsDone;
  private boolean afterFormulas;
  private int reads;
  private final List<List<CellInput>> writes = Collections.synchronizedList(new ArrayList<>());

  FakeSheet(List<List<String>> cells) {
    this.cells = cells;
  }

  FakeSheet(String... lines) {
    this(Grids.grid(lines));
  }

  static String shown(String cell) {
    return cell.equals("=\"\"") ? "" : cell.startsWith("=") ? "F" + cell.substring(1) : cell;
  }

  List<List<String>> cells() {
    return cells;
  }

  String at(int row, int column) {
    List<String> line = row <= cells.size() ? cells.get(row - 1) : List.of();
    return column < line.size() ? line.get(column) : "";
  }

  void set(int row, int column, String text) {
    while (cells.size() < row) {
      cells.add(new ArrayList<>());
    }
    List<String> line = cells.get(row - 1);
    while (line.size() <= column) {
      line.add("");
    }
    line.set(column, text);
  }

  void onRead(Runnable edit) {
    beforeRead = edit;
  }

  /** Between a read and the write after it: the moment that nobody can guard. */
  void onWrite(Runnable edit) {
    beforeWrite = edit;
  }

  void onWritten(Runnable edit) {
    afterWrite = edit;
  }

  void failRead(ServiceException failure) {
    readFailures.add(failure);
  }

  void failWrite(ServiceException failure, boolean done) {
    writeFailures.add(failure);
    workIsDone = done;
  }

  void protect(int row, ServiceException refusal) {
    protectedRow = Optional.of(row);
    protection = () -> Optional.of(refusal);
  }

  private Optional<Integer> protectedRow = Optional.empty();

  int reads() {
    return reads;
  }

  List<List<CellInput>> writes() {
    return writes;
  }

  @Override
  public Info info(String spreadsheetId) {
    return new Info("Automne 2026", "fr_CA", List.of("Automne"));
  }

  @Override
  public synchronized List<List<String>> values(String spreadsheetId, String tab)
      throws ServiceException {
    if (!afterFormulas) {
      beforeRead.run();
    }
    afterFormulas = false;
    reads++;
    if (!readFailures.isEmpty()) {
      throw readFailures.remove();
    }
    List<List<String>> shown = new ArrayList<>();
    for (List<String> row : cells) {
      List<String> line = new ArrayList<>(row.stream().map(FakeSheet::shown).toList());
      while (!line.isEmpty() && line.get(line.size() - 1).isEmpty()) {
        line.remove(line.size() - 1);
      }
      shown.add(line);
    }
    return shown;
  }

  @Override
  public synchronized Map<Integer, List<String>> formulas(
      String spreadsheetId, String tab, Collection<Integer> columns) {
    beforeRead.run();
    afterFormulas = true;
    Map<Integer, List<String>> typed = new HashMap<>();
    for (int column : columns) {
      typed.put(
          column, IntStream.rangeClosed(1, cells.size()).mapToObj(row -> at(row, column)).toList());
    }
    return typed;
  }

  @Override
  public synchronized void write(String spreadsheetId, String tab, List<CellInput> written)
      throws ServiceException {
    beforeWrite.run();
    writes.add(List.copyOf(written));
    if (protectedRow.isPresent()
        && written.stream().anyMatch(cell -> cell.row() == protectedRow.get())) {
      throw protection.get().get();
    }
    if (writeFailures.isEmpty() || workIsDone) {
      written.forEach(cell -> set(cell.row(), cell.column(), cell.value()));
      afterWrite.run();
    }
    if (!writeFailures.isEmpty()) {
      throw writeFailures.remove();
    }
  }
}

package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.ServiceException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/** The coordinator's spreadsheet, the source of truth. */
public final class CourseSheet {
  private final SheetStore store;
  private final TrainerSource trainers;
  private final Executor executor;

  /**
   * @param executor may run one of two requests beside the other; {@code Runnable::run} will do
   */
  public CourseSheet(SheetStore store, TrainerSource trainers, Executor executor) {
    this.store = store;
    this.trainers = trainers;
    this.executor = executor;
  }

  /**
   * @throws InputException for what concerns the whole run: no such spreadsheet or tab, no header,
   *     a heading missing or twice; what concerns one course is told in the reading
   */
  public SheetReading read(SheetRequest request) throws CqorcException {
    String id = request.spreadsheetId();
    Set<String> ids = new TreeSet<>(request.required());
    ids.retainAll(Columns.IDS);
    SheetStore.Info info;
    String tab;
    List<List<String>> values;
    if (request.tab().isPresent()) {
      FutureTask<SheetStore.Info> beside = new FutureTask<>(() -> store.info(id));
      executor.execute(beside);
      Optional<List<List<String>>> early = Optional.empty();
      Optional<ServiceException> failure = Optional.empty();
      try {
        early = Optional.of(store.values(id, request.tab().get()));
      } catch (ServiceException refused) {
        // Sheets answers a missing tab as it answers a malformed range; the tabs tell which it is.
        failure = Optional.of(refused);
      }
      info = info(request, beside);
      tab = tab(request, info);
      if (failure.isPresent() && tab.equals(request.tab().get())) {
        throw failure.get();
      }
      values =
          early.isPresent() && tab.equals(request.tab().get())
              ? early.get()
              : store.values(id, tab);
    } else {
      FutureTask<SheetStore.Info> first = new FutureTask<>(() -> store.info(id));
      first.run();
      info = info(request, first);
      tab = tab(request, info);
      values = store.values(id, tab);
    }
    SheetTable table = SheetTable.of(values);
    check(request, info, tab, values, table);
    table = withFormulas(table, id, tab, ids);
    DayOrder order = DayOrder.of(info.locale());
    ZoneId zone = request.zone().get();
    SessionReader reader = new SessionReader(order, zone, trainers.get());
    return new SheetReading(
        new SheetPlace(id, tab, order, zone, table.columns(ids)),
        info.title(),
        table,
        new CourseAssembler(reader).assemble(table));
  }

  /** Only where an id is missing can a formula that shows nothing be mistaken for its place. */
  private SheetTable withFormulas(SheetTable table, String id, String tab, Set<String> ids)
      throws ServiceException {
    Set<String> gaps = new TreeSet<>();
    for (String heading : ids) {
      boolean gap =
          table.rows().stream()
              .anyMatch(
                  row ->
                      table.cell(row, heading).isEmpty()
                          && !table.cell(row, Columns.COURSE_ID).isEmpty());
      if (gap) {
        gaps.add(heading);
      }
    }
    return gaps.isEmpty()
        ? table
        : table.withFormulas(store.formulas(id, tab, table.columns(gaps).values()));
  }

  private static SheetStore.Info info(SheetRequest request, FutureTask<SheetStore.Info> task)
      throws CqorcException {
    try {
      return task.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ServiceException(
          "Google Sheets",
          ServiceException.Reason.INTERRUPTED,
          0,
          "",
          false,
          "the sheet was not read: the run was interrupted",
          "",
          interrupted);
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      if (cause instanceof ServiceException refused) {
        throw explained(request, refused);
      }
      if (cause instanceof Error bug) {
        throw bug;
      }
      throw new IllegalStateException(cause);
    }
  }

  private static CqorcException explained(SheetRequest request, ServiceException refused) {
    if (refused.reason() != ServiceException.Reason.NOT_FOUND) {
      return refused;
    }
    return new InputException(
        request.origin(),
        "there is no spreadsheet \""
            + request.spreadsheetId()
            + "\" that this Google account may see",
        "correct the id or address, or share the spreadsheet with the account that ran"
            + " cqorc auth google",
        refused);
  }

  private static String tab(SheetRequest request, SheetStore.Info info) throws InputException {
    if (info.tabs().isEmpty()) {
      throw new InputException(
          request.origin(),
          "the spreadsheet \"" + info.title() + "\" has no tab",
          "add a tab with the course rows");
    }
    if (request.tab().isEmpty()) {
      return info.tabs().get(0);
    }
    String wanted = request.tab().get();
    if (info.tabs().contains(wanted)) {
      return wanted;
    }
    return info.tabs().stream()
        .filter(title -> CellText.heading(title).equals(CellText.heading(wanted)))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    request.tabOrigin(),
                    "the spreadsheet \"" + info.title() + "\" has no tab \"" + wanted + "\"",
                    "its tabs are: " + String.join(", ", info.tabs())));
  }

  private static void check(
      SheetRequest request,
      SheetStore.Info info,
      String tab,
      List<List<String>> values,
      SheetTable table)
      throws InputException {
    String place = "tab \"" + tab + "\" of \"" + info.title() + "\"";
    String advice = "its header row must hold " + String.join(", ", Columns.REQUIRED);
    if (values.stream().allMatch(row -> row.stream().allMatch(c -> CellText.trim(c).isEmpty()))) {
      throw new InputException(request.tabOrigin(), place + " is empty", advice);
    }
    if (!table.hasHeader()) {
      throw new InputException(
          request.tabOrigin(),
          "no row of " + place + " has the heading course_id",
          "add the heading course_id; " + advice);
    }
    List<String> missing = new ArrayList<>(Columns.REQUIRED);
    request.required().stream()
        .sorted()
        .filter(heading -> !missing.contains(heading))
        .forEach(missing::add);
    missing.removeIf(table::has);
    if (!missing.isEmpty()) {
      String words =
          (missing.size() == 1 ? "the heading " : "the headings ") + String.join(", ", missing);
      throw new InputException(
          request.tabOrigin(),
          place + " lacks " + words,
          "add " + words + " to row " + table.headerRow());
    }
    List<String> twice =
        table.twice().stream()
            .filter(
                heading -> Columns.KNOWN.contains(heading) || request.required().contains(heading))
            .sorted()
            .toList();
    if (!twice.isEmpty()) {
      throw new InputException(
          request.tabOrigin(),
          "row "
              + table.headerRow()
              + " of "
              + place
              + " has the heading "
              + String.join(" and the heading ", twice)
              + " twice",
          "rename or delete one of the two columns");
    }
  }
}

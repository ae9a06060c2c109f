package ca.calculquebec.cqorc.task.usernames;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.StepContext;
import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.service.google.DriveFile;
import ca.calculquebec.cqorc.service.google.SheetsClient;
import ca.calculquebec.cqorc.service.google.SheetsClient.CellValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Address, password and people of one list of usernames. */
final class PeoplePlanner {
  private static final String HIDDEN = "(hidden)";
  private static final int ATTEMPTS = 3;

  private final SheetsClient sheets;
  private final UsernamesSettings settings;
  private final UsernamesRequest request;
  private final Journal journal;

  PeoplePlanner(
      SheetsClient sheets, UsernamesSettings settings, UsernamesRequest request, Journal journal) {
    this.sheets = sheets;
    this.settings = settings;
    this.request = request;
    this.journal = journal;
  }

  /**
   * What is to be done.
   *
   * @param taken how many rows will hold somebody
   * @param remark for the plan's end; may be blank
   */
  record Planned(List<Action> actions, int taken, String remark) {}

  Planned plan(Work work) throws CqorcException {
    Optional<DriveFile> file = work.file().get();
    if (file.isEmpty()) {
      return fresh(work, allocation(work, List.of(), Map.of()));
    }
    AssignmentHistory history = new AssignmentHistory(journal, work.course().id(), file.get().id());
    Table table = read(file.get());
    UsernameAllocation allocation = allocation(work, rows(work, table), history.known());
    if (work.isFresh()) {
      return fresh(work, allocation);
    }
    return new Planned(
        existing(work, table, allocation, history),
        allocation.taken(),
        request.update() ? remark(work.course().id(), allocation) : "");
  }

  private Planned fresh(Work work, UsernameAllocation allocation) throws CqorcException {
    List<FieldChange> fields =
        List.of(
            FieldChange.set("address", work.texts().url()),
            FieldChange.set("password", work.texts().password().isEmpty() ? "" : HIDDEN),
            FieldChange.set("people", people(allocation)));
    Change change = change(Kind.CREATE, work.course().id()).withFields(fields);
    return new Planned(
        List.of(new Action(change, List.of(work.file()), context -> fill(context, work, true))),
        allocation.taken(),
        "");
  }

  private static String people(UsernameAllocation allocation) {
    List<UsernameAssignment> assignments = allocation.assignments();
    return switch (assignments.size()) {
      case 0 -> "none yet";
      case 1 -> "1, " + assignments.get(0).username();
      default ->
          assignments.size()
              + ", "
              + assignments.get(0).username()
              + " to "
              + assignments.get(assignments.size() - 1).username();
    };
  }

  private List<Action> existing(
      Work work, Table table, UsernameAllocation allocation, AssignmentHistory history)
      throws CqorcException {
    boolean unfinished = !history.open().isEmpty();
    boolean full = request.update() || unfinished;
    List<FieldChange> fields = new ArrayList<>(header(work, table, full));
    if (full) {
      fields.addAll(rows(allocation));
    }
    boolean unknown = full && !history.known().equals(withOthers(history, allocation));
    List<Action> actions = new ArrayList<>();
    Change change = change(Kind.UNCHANGED, work.course().id());
    String people = Words.count(allocation.assignments().size(), "person");
    if (!fields.isEmpty()) {
      actions.add(
          Action.of(
              change.withKind(Kind.UPDATE).withFields(fields),
              context -> fill(context, work, full)));
    } else if (unfinished || unknown) {
      String note = unfinished ? "left by an interrupted run" : people + ", found by their names";
      actions.add(
          Action.of(
              change.withKind(Kind.ADOPT).withNote(note), context -> fill(context, work, true)));
    } else {
      long waiting = allocation.assignments().stream().filter(UsernameAssignment::isNew).count();
      String late =
          waiting == 0 || full ? "" : "; --update adds " + waiting + " who registered since";
      String found = Words.count(allocation.assignments().size() - (full ? 0 : waiting), "person");
      Kind kind = full ? Kind.UNCHANGED : Kind.THERE;
      actions.add(Action.note(change.withKind(kind).withNote(found + late)));
    }
    String strangers = request.update() ? strangers(allocation) : "";
    if (!strangers.isEmpty()) {
      actions.add(Action.note(change.withKind(Kind.UNKNOWN).withNote(strangers)));
    }
    return actions;
  }

  private static Map<String, String> withOthers(
      AssignmentHistory history, UsernameAllocation allocation) {
    Map<String, String> usernames = history.known();
    usernames.values().removeAll(allocation.usernames().values());
    usernames.putAll(allocation.usernames());
    return usernames;
  }

  /** Who keeps the username of a registration that was cancelled; blank when nobody does. */
  private static String remark(CourseId course, UsernameAllocation allocation) {
    List<String> gone = left(allocation, true);
    return gone.isEmpty()
        ? ""
        : course
            + ": "
            + Words.list(gone)
            + " cancelled and "
            + (gone.size() == 1 ? "keeps the username" : "keep their usernames")
            + " (--reassign gives "
            + (gone.size() == 1 ? "it" : "them")
            + " to others).";
  }

  /** Who has a username, and neither is registered nor was; blank when nobody does. */
  private static String strangers(UsernameAllocation allocation) {
    List<String> strangers = left(allocation, false);
    return strangers.isEmpty()
        ? ""
        : Words.list(strangers)
            + (strangers.size() == 1 ? " is" : " are")
            + " not registered under "
            + (strangers.size() == 1 ? "this name" : "these names");
  }

  private static List<String> left(UsernameAllocation allocation, boolean cancelled) {
    return allocation.left().stream()
        .filter(left -> left.cancelled() == cancelled)
        .map(left -> (left.row().username() + " " + left.row().name()).strip())
        .toList();
  }

  private static List<FieldChange> rows(UsernameAllocation allocation) {
    List<FieldChange> fields = new ArrayList<>();
    for (UsernameAssignment assignment : allocation.assignments()) {
      if (assignment.differs()) {
        String before = assignment.before().name();
        String name = assignment.person().name();
        fields.add(
            before.isEmpty()
                ? FieldChange.set(assignment.username(), name)
                : FieldChange.of(assignment.username(), before, name));
      }
    }
    for (Row freed : allocation.freed()) {
      fields.add(FieldChange.of(freed.username(), freed.name(), ""));
    }
    return fields;
  }

  /** What options say is written; a template's value only into an empty cell. */
  private List<FieldChange> header(Work work, Table table, boolean full) throws CqorcException {
    List<FieldChange> fields = new ArrayList<>();
    Optional<String> url = url(work, table, full);
    if (url.isPresent() && !url.get().equals(table.url())) {
      fields.add(
          table.url().isEmpty()
              ? FieldChange.set("address", url.get())
              : FieldChange.of("address", table.url(), url.get()));
    }
    Optional<String> password = password(work, table, full);
    if (password.isPresent() && !password.get().equals(table.password())) {
      fields.add(
          table.password().isEmpty()
              ? FieldChange.set("password", HIDDEN)
              : FieldChange.of("password", HIDDEN, "(another one, hidden)"));
    }
    return fields;
  }

  private Optional<String> url(Work work, Table table, boolean full) throws CqorcException {
    boolean wanted = work.isFresh() || (full && table.url().isBlank());
    return wanted ? Optional.of(work.texts().url()) : request.url();
  }

  private Optional<String> password(Work work, Table table, boolean full) throws CqorcException {
    boolean wanted = work.isFresh() || (full && table.password().isBlank());
    return wanted ? Optional.of(work.texts().password()) : request.password();
  }

  private Table read(DriveFile file) throws CqorcException {
    return Table.read(sheets, file.id(), settings.header(), settings.pairs());
  }

  /** What a template has in the rows of a copy is nobody's. */
  private static List<Row> rows(Work work, Table table) {
    return work.isFresh() ? List.of() : table.rows();
  }

  private UsernameAllocation allocation(Work work, List<Row> rows, Map<String, String> known)
      throws CqorcException {
    UsernameAllocation allocation =
        UsernameAllocation.of(
            new UsernameAllocation.KnownPeople(
                work.registrations().standing(), work.registrations().gone(), known),
            rows,
            request.reassign(),
            work.texts()::username);
    int needed =
        allocation.assignments().stream()
            .mapToInt(assignment -> assignment.before().offset() + 1)
            .max()
            .orElse(0);
    int room = settings.pairs().rows().orElse(Integer.MAX_VALUE);
    if (needed > room) {
      throw new InputException(
          settings.pairsSetting().origin(),
          "data_range has "
              + Words.count(room, "row")
              + ", and course "
              + work.course().id()
              + " needs "
              + needed,
          "Make the range longer, or leave its last row out, like A5:B.");
    }
    return allocation;
  }

  /** Reads again: rows may have moved since the plan was made. */
  private void fill(StepContext context, Work work, boolean full) throws CqorcException {
    DriveFile file = work.file().get().orElseThrow();
    AssignmentHistory history =
        new AssignmentHistory(context.journal(), work.course().id(), file.id());
    Map<String, String> known = history.known();
    Map<String, String> begun = null;
    for (int attempt = 1; ; attempt++) {
      Table table = read(file);
      UsernameAllocation allocation = allocation(work, rows(work, table), known);
      List<CellValue> values =
          new ArrayList<>(table.differences(url(work, table, full), password(work, table, full)));
      if (full) {
        values.addAll(table.differences(allocation));
        if (!allocation.usernames().equals(begun)) {
          begun = allocation.usernames();
          history.begin(begun);
        }
      }
      try {
        write(table, values);
        break;
      } catch (ServiceException failure) {
        // Cells are written to what they should hold: whoever is unsure reads and writes again.
        if (!failure.uncertain() || attempt == ATTEMPTS) {
          throw failure;
        }
      }
    }
    history.finish();
    if (work.isFresh()) {
      context.detail(Words.count(work.registrations().standing().size(), "person"));
    }
  }

  private void write(Table table, List<CellValue> values) throws CqorcException {
    int missing = table.missingRows(values);
    if (missing > 0) {
      sheets.appendRows(table.spreadsheet().id(), table.tab(), missing);
    }
    sheets.writeCells(table.spreadsheet().id(), table.tab().title(), values);
  }

  private static Change change(Kind kind, CourseId course) {
    return Change.of(kind, course, Resource.USERNAMES);
  }
}

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
      return fresh(work, seating(work, List.of(), Map.of()));
    }
    Assignments assignments = new Assignments(journal, work.course().id(), file.get().id());
    Table table = read(file.get());
    Seating seating = seating(work, rows(work, table), assignments.known());
    if (work.isFresh()) {
      return fresh(work, seating);
    }
    return new Planned(
        existing(work, table, seating, assignments),
        seating.taken(),
        request.update() ? remark(work.course().id(), seating) : "");
  }

  private Planned fresh(Work work, Seating seating) throws CqorcException {
    List<FieldChange> fields =
        List.of(
            FieldChange.set("address", work.texts().url()),
            FieldChange.set("password", work.texts().password().isEmpty() ? "" : HIDDEN),
            FieldChange.set("people", people(seating)));
    Change change = change(Kind.CREATE, work.course().id()).withFields(fields);
    return new Planned(
        List.of(new Action(change, List.of(work.file()), context -> fill(context, work, true))),
        seating.taken(),
        "");
  }

  private static String people(Seating seating) {
    List<Seat> seats = seating.seats();
    return switch (seats.size()) {
      case 0 -> "none yet";
      case 1 -> "1, " + seats.get(0).username();
      default ->
          seats.size()
              + ", "
              + seats.get(0).username()
              + " to "
              + seats.get(seats.size() - 1).username();
    };
  }

  private List<Action> existing(Work work, Table table, Seating seating, Assignments assignments)
      throws CqorcException {
    boolean unfinished = !assignments.open().isEmpty();
    boolean full = request.update() || unfinished;
    List<FieldChange> fields = new ArrayList<>(header(work, table, full));
    if (full) {
      fields.addAll(rows(seating));
    }
    boolean unknown = full && !assignments.known().equals(withOthers(assignments, seating));
    List<Action> actions = new ArrayList<>();
    Change change = change(Kind.IN_LINE, work.course().id());
    String people = Words.count(seating.seats().size(), "person");
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
      long waiting = seating.seats().stream().filter(Seat::isNew).count();
      String late =
          waiting == 0 || full ? "" : "; --update adds " + waiting + " who registered since";
      String found = Words.count(seating.seats().size() - (full ? 0 : waiting), "person");
      actions.add(Action.note(change.withNote(found + late)));
    }
    String strangers = request.update() ? strangers(seating) : "";
    if (!strangers.isEmpty()) {
      actions.add(Action.note(change.withKind(Kind.UNKNOWN).withNote(strangers)));
    }
    return actions;
  }

  private static Map<String, String> withOthers(Assignments assignments, Seating seating) {
    Map<String, String> usernames = assignments.known();
    usernames.values().removeAll(seating.usernames().values());
    usernames.putAll(seating.usernames());
    return usernames;
  }

  /** Who keeps the username of a registration that was cancelled; blank when nobody does. */
  private static String remark(CourseId course, Seating seating) {
    List<String> gone = left(seating, true);
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
  private static String strangers(Seating seating) {
    List<String> strangers = left(seating, false);
    return strangers.isEmpty()
        ? ""
        : Words.list(strangers)
            + (strangers.size() == 1 ? " is" : " are")
            + " not registered under "
            + (strangers.size() == 1 ? "this name" : "these names");
  }

  private static List<String> left(Seating seating, boolean cancelled) {
    return seating.left().stream()
        .filter(left -> left.cancelled() == cancelled)
        .map(left -> (left.row().username() + " " + left.row().name()).strip())
        .toList();
  }

  private static List<FieldChange> rows(Seating seating) {
    List<FieldChange> fields = new ArrayList<>();
    for (Seat seat : seating.seats()) {
      if (seat.differs()) {
        String before = seat.before().name();
        String name = seat.person().name();
        fields.add(
            before.isEmpty()
                ? FieldChange.set(seat.username(), name)
                : FieldChange.of(seat.username(), before, name));
      }
    }
    for (Row freed : seating.freed()) {
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

  private Seating seating(Work work, List<Row> rows, Map<String, String> known)
      throws CqorcException {
    Seating seating =
        Seating.of(
            new Seating.People(work.registrations().standing(), work.registrations().gone(), known),
            rows,
            request.reassign(),
            work.texts()::username);
    int needed =
        seating.seats().stream().mapToInt(seat -> seat.before().offset() + 1).max().orElse(0);
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
    return seating;
  }

  /** Reads again: rows may have moved since the plan was made. */
  private void fill(StepContext context, Work work, boolean full) throws CqorcException {
    DriveFile file = work.file().get().orElseThrow();
    Assignments assignments = new Assignments(context.journal(), work.course().id(), file.id());
    Map<String, String> known = assignments.known();
    Map<String, String> begun = null;
    for (int attempt = 1; ; attempt++) {
      Table table = read(file);
      Seating seating = seating(work, rows(work, table), known);
      List<CellValue> values =
          new ArrayList<>(table.differences(url(work, table, full), password(work, table, full)));
      if (full) {
        values.addAll(table.differences(seating));
        if (!seating.usernames().equals(begun)) {
          begun = seating.usernames();
          assignments.begin(begun);
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
    assignments.finish();
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
    return Change.of(kind, course, DriveFolder.SERVICE, Assignments.RESOURCE);
  }
}

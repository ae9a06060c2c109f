package ca.calculquebec.cqorc.decision;

import ca.calculquebec.cqorc.csv.CsvFile;
import ca.calculquebec.cqorc.csv.CsvRow;
import ca.calculquebec.cqorc.csv.SafeCell;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The decision file: CSV, one row per attendee, headings in the first row. Columns, in the order of
 * writing; on reading the order is free, the first four of the list below are required, others may
 * be missing or added:
 *
 * <ul>
 *   <li>{@code decision}: {@code yes} or {@code no}; {@code oui}, {@code non}, {@code true}, {@code
 *       false}, {@code 1}, {@code 0}, {@code y}, {@code o}, {@code n} are understood too; {@code ?}
 *       until a person has decided
 *   <li>{@code attendee_id}: each once in a file
 *   <li>{@code first_name}, {@code last_name}: as they are to be printed; people may correct them
 *   <li>{@code email}, {@code order_id}, {@code course_id}
 *   <li>{@code reason}, {@code rule}, {@code checked_in}, {@code minutes}, {@code
 *       session_1_minutes} …: for whoever reviews it
 * </ul>
 */
public final class DecisionFile {
  private static final Set<String> YES = Set.of("yes", "y", "oui", "o", "true", "vrai", "1");
  private static final Set<String> NO = Set.of("no", "n", "non", "false", "faux", "0");
  private static final String UNDECIDED = "?";
  private static final List<String> REQUIRED =
      List.of("decision", "attendee_id", "first_name", "last_name");

  private static final int MOST_NAMED = 20;

  /** A long number after a spreadsheet program took it for one to calculate with. */
  private static final Pattern ROUNDED = Pattern.compile("\\d[.,]?\\d*E\\+?\\d+");

  private DecisionFile() {}

  /** Writes the file; refuses to replace one that people may have edited. */
  public static void write(Path file, String shown, List<Decision> decisions, boolean replace)
      throws InputException {
    CsvFile.write(file, shown, out -> write(decisions, out), replace);
  }

  private static void write(List<Decision> decisions, Appendable out) throws IOException {
    int sessions =
        decisions.stream().mapToInt(decision -> decision.sessionMinutes().size()).max().orElse(0);
    List<String> headings =
        new ArrayList<>(
            List.of(
                "decision",
                "attendee_id",
                "first_name",
                "last_name",
                "email",
                "reason",
                "minutes"));
    for (int session = 1; session <= sessions; session++) {
      headings.add("session_" + session + "_minutes");
    }
    headings.addAll(List.of("rule", "checked_in", "order_id", "course_id"));
    out.append(SafeCell.row(headings));
    for (Decision decision : decisions) {
      out.append(SafeCell.row(cells(decision, sessions)));
    }
  }

  private static List<String> cells(Decision decision, int sessions) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                switch (decision.choice()) {
                  case YES -> "yes";
                  case NO -> "no";
                  case UNDECIDED -> UNDECIDED;
                },
                decision.attendeeId(),
                decision.firstName(),
                decision.lastName(),
                decision.email(),
                decision.reason(),
                Long.toString(decision.minutes())));
    for (int session = 0; session < sessions; session++) {
      boolean known = session < decision.sessionMinutes().size();
      cells.add(known ? decision.sessionMinutes().get(session).toString() : "");
    }
    cells.addAll(
        List.of(
            decision.rule(),
            decision.checkedIn() ? "yes" : "no",
            decision.orderId(),
            decision.courseId()));
    return cells;
  }

  /**
   * Reads a file, edited or not.
   *
   * @param shown the file as messages name it
   * @param withUndecided whether rows are accepted about which nobody has decided yet
   * @throws InputException naming the line of a row that cannot be used
   */
  public static List<Decision> read(Path file, String shown, boolean withUndecided)
      throws InputException {
    List<CsvRow> rows = CsvFile.read(file, shown);
    if (rows.isEmpty()) {
      throw new InputException(
          Origin.file(shown, Optional.empty()),
          "the file is empty",
          "Make it with cqorc attendance --decide FILE.");
    }
    Map<String, Integer> columns = columns(rows.get(0), shown);
    List<Decision> decisions = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    List<String> undecided = new ArrayList<>();
    for (CsvRow row : rows.subList(1, rows.size())) {
      Decision decision = decision(new Reading(row, columns, shown));
      Integer before = lines.put(decision.attendeeId(), row.line());
      if (before != null) {
        throw bad(
            row,
            shown,
            "attendee " + decision.attendeeId() + " stands in line " + before + " too",
            "Delete one of the two rows.");
      }
      decisions.add(decision);
      if (decision.choice() == Decision.Choice.UNDECIDED) {
        String name = decision.firstName() + " " + decision.lastName();
        undecided.add("line " + row.line() + " (" + name.strip() + ")");
      }
    }
    if (!undecided.isEmpty() && !withUndecided) {
      throw undecided(undecided, shown);
    }
    return List.copyOf(decisions);
  }

  private static InputException undecided(List<String> lines, String shown) {
    int named = Math.min(MOST_NAMED, lines.size());
    String more = named == lines.size() ? "" : " and " + (lines.size() - named) + " more";
    return new InputException(
        Origin.file(shown, Optional.empty()),
        "the decision is still \"?\" in " + String.join(", ", lines.subList(0, named)) + more,
        "Write yes or no there; the column reason names who they may be in Zoom. With --undecided"
            + " no, whoever still has a \"?\" gets no certificate.");
  }

  private static Map<String, Integer> columns(CsvRow headings, String shown) throws InputException {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < headings.cells().size(); i++) {
      columns.putIfAbsent(headings.cell(i).toLowerCase(Locale.ROOT), i);
    }
    for (String required : REQUIRED) {
      if (!columns.containsKey(required)) {
        throw bad(
            headings,
            shown,
            "there is no column " + required,
            "The first row must name the columns, as cqorc attendance --decide writes them.");
      }
    }
    return columns;
  }

  private static Decision decision(Reading row) throws InputException {
    String id = row.text("attendee_id");
    if (id.isEmpty()) {
      throw row.bad("attendee_id is empty", "Every row needs the attendee's id.");
    }
    List<Long> sessions = new ArrayList<>();
    while (row.columns().containsKey("session_" + (sessions.size() + 1) + "_minutes")) {
      sessions.add(row.number("session_" + (sessions.size() + 1) + "_minutes"));
    }
    return new Decision(
        row.text("course_id"),
        id,
        row.text("order_id"),
        row.text("first_name"),
        row.text("last_name"),
        row.text("email"),
        row.choice(),
        row.text("reason"),
        row.text("rule"),
        YES.contains(row.text("checked_in").toLowerCase(Locale.ROOT)),
        row.number("minutes"),
        sessions);
  }

  private static InputException bad(CsvRow row, String shown, String what, String advice) {
    return new InputException(Origin.file(shown, Optional.of(row.line())), what, advice);
  }

  /** One row by its headings. */
  private record Reading(CsvRow row, Map<String, Integer> columns, String shown) {
    String text(String heading) throws InputException {
      String cell = SafeCell.unprotected(row.cell(columns.getOrDefault(heading, -1)));
      if (heading.endsWith("_id") && ROUNDED.matcher(cell).matches()) {
        throw bad(
            heading + " is \"" + cell + "\": a spreadsheet program rounded the number",
            "Edit the file again from its original, with that column set to text.");
      }
      return cell;
    }

    Decision.Choice choice() throws InputException {
      String cell = text("decision");
      if (cell.equals(UNDECIDED)) {
        return Decision.Choice.UNDECIDED;
      }
      String word = cell.toLowerCase(Locale.ROOT);
      if (!YES.contains(word) && !NO.contains(word)) {
        throw bad("decision is \"" + cell + "\"", "Write yes or no.");
      }
      return YES.contains(word) ? Decision.Choice.YES : Decision.Choice.NO;
    }

    long number(String heading) throws InputException {
      String cell = text(heading);
      // Only for people: what they made of it must not stop a mailing.
      return cell.matches("\\d{1,9}") ? Long.parseLong(cell) : 0;
    }

    InputException bad(String what, String advice) {
      return DecisionFile.bad(row, shown, what, advice);
    }
  }
}

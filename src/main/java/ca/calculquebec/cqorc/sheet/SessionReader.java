package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.course.Trainer;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what stands in one row: its dates and its trainers. */
final class SessionReader {
  private final DayOrder order;
  private final ZoneId zone;
  private final TrainerLookup trainers;

  SessionReader(DayOrder order, ZoneId zone, TrainerLookup trainers) {
    this.order = order;
    this.zone = zone;
    this.trainers = trainers;
  }

  /**
   * @param problems everything that makes the row unusable is added here
   * @param remarks and what is worth knowing here
   */
  SessionRow read(
      SheetTable table,
      SheetTable.SheetRow row,
      List<InputException> problems,
      List<String> remarks) {
    Map<String, String> cells = table.byHeading(row);
    Optional<ZonedDateTime> start = date(row, cells, Columns.START, problems, remarks);
    Optional<ZonedDateTime> end = date(row, cells, Columns.END, problems, remarks);
    if (start.isPresent()
        && end.isPresent()
        && !end.get().toInstant().isAfter(start.get().toInstant())) {
      problems.add(
          new InputException(
              Origin.cell(row.number(), Columns.END),
              "the end \""
                  + cells.get(Columns.END)
                  + "\" is not after the start \""
                  + cells.get(Columns.START)
                  + "\"",
              "correct start_date or end_date in row " + row.number()));
    }
    Map<Role, List<Trainer>> people = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      people.put(role, people(row, role, cells.getOrDefault(role.column(), ""), problems));
    }
    for (String heading : Columns.IDS) {
      if (cells.getOrDefault(heading, "").isEmpty()) {
        table
            .formula(row, heading)
            .ifPresent(formula -> problems.add(hides(row, heading, formula)));
      }
    }
    return new SessionRow(row.number(), start, end, people, cells);
  }

  private Optional<ZonedDateTime> date(
      SheetTable.SheetRow row,
      Map<String, String> cells,
      String column,
      List<InputException> problems,
      List<String> remarks) {
    DateText.Parsed parsed = DateText.parse(cells.getOrDefault(column, ""), order, zone);
    Origin origin = Origin.cell(row.number(), column);
    if (parsed.time().isEmpty()) {
      problems.add(
          new InputException(
              origin, parsed.problem(), "in row " + row.number() + ", " + parsed.advice()));
    }
    if (!parsed.remark().isEmpty()) {
      remarks.add(origin + ": " + parsed.remark());
    }
    return parsed.time();
  }

  private List<Trainer> people(
      SheetTable.SheetRow row, Role role, String cell, List<InputException> problems) {
    Map<String, Trainer> found = new LinkedHashMap<>();
    for (String part : cell.split(",", -1)) {
      String key = CellText.trim(part);
      if (key.isEmpty()) {
        continue;
      }
      Optional<Trainer> trainer = trainers.find(key);
      if (trainer.isEmpty()) {
        problems.add(unknown(row.number(), role, key));
      } else if (hasNoAddress(trainer.get())) {
        problems.add(
            new InputException(
                Origin.cell(row.number(), role.column()),
                "trainer \"" + key + "\" has no address in " + trainers.file(),
                "add an email to \"" + key + "\" in " + trainers.file()));
      } else {
        found.put(trainer.get().key(), trainer.get());
      }
    }
    return List.copyOf(found.values());
  }

  private static InputException hides(SheetTable.SheetRow row, String heading, String formula) {
    return new InputException(
        Origin.cell(row.number(), heading),
        "the cell looks empty and holds the formula " + CellText.start(formula),
        "delete the formula in row "
            + row.number()
            + ", column "
            + heading
            + ", which shows nothing; then run the same command");
  }

  private InputException unknown(int row, Role role, String key) {
    List<String> near = trainers.near(key);
    String hint =
        near.isEmpty() ? "" : " (did you mean \"" + String.join("\" or \"", near) + "\"?)";
    return new InputException(
        Origin.cell(row, role.column()),
        "no trainer \"" + key + "\" in " + trainers.file() + hint,
        "correct the " + role.column() + " in row " + row + ", then run the same command");
  }

  private static boolean hasNoAddress(Trainer trainer) {
    return trainer.email().isBlank()
        && trainer.zoomEmail().isBlank()
        && trainer.slackEmail().isBlank()
        && trainer.calendarEmail().isBlank();
  }
}

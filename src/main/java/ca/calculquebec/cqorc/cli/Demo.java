package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.plan.Times;
import ca.calculquebec.cqorc.sandbox.Sandbox;
import ca.calculquebec.cqorc.sandbox.SheetEdits;
import ca.calculquebec.cqorc.sheet.DateText;
import ca.calculquebec.cqorc.sheet.DayOrder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/** The scenes of {@code cqorc demo}, each with the command that a coordinator would type. */
final class Demo {
  private static final int FIRST_ROW = 2;

  private final Terminal terminal;
  private final Sandbox sandbox;
  private final Rehearsal rehearsal;

  Demo(Terminal terminal, Sandbox sandbox) {
    this.terminal = terminal;
    this.sandbox = sandbox;
    this.rehearsal = new Rehearsal(terminal.environment(), sandbox);
  }

  /**
   * @return 0, or the exit code of the first command that did not end well
   */
  int live() {
    say("A sandbox stands in for Google, Zoom and Eventbrite; nothing leaves this machine.");
    say("Its sample term lies in " + sandbox.configDirectory());
    int code = scene("Is everything in order?", "check");
    code = worse(code, scene("What would be made?", "zoom", "--create", "--dry-run"));
    code = worse(code, scene("Make the webinars.", "zoom", "--create"));
    code = worse(code, scene("Make the events.", "eventbrite", "--create"));
    int before = sandbox.changes().size();
    code = worse(code, scene("The same again: nothing changes.", "zoom", "--create"));
    code = worse(code, scene("", "eventbrite", "--create"));
    int changed = sandbox.changes().size() - before;
    say("Changing requests sent by the second run: " + changed + ".");
    say("");
    say("A person moves a session in the sheet: " + moveSession() + ".");
    code = worse(code, scene("Bring the services in line.", "zoom", "--update"));
    code = worse(code, scene("", "eventbrite", "--update"));
    say("");
    say("What exists now:");
    SandboxContents.lines(sandbox.state()).forEach(line -> say("  " + line));
    return changed > 0 ? worse(code, ExitCode.SOME_FAILED.number()) : code;
  }

  /**
   * Moves the first course with a webinar and still to come by one day, as a person would: by
   * typing.
   */
  private String moveSession() {
    SheetEdits sheet = sandbox.sheet();
    int first = FIRST_ROW;
    while (first < sheet.lastRow() && !isToCome(sheet, first)) {
      first++;
    }
    String course = sheet.cell(first, "course_id");
    for (int row : sheet.rowsOf(course)) {
      for (String column : new String[] {"start_date", "end_date"}) {
        time(sheet.cell(row, column))
            .ifPresent(time -> sheet.type(row, column, Times.minute(time.plusDays(1))));
      }
    }
    return "course " + course + ", by one day";
  }

  /** Moving a course that is over, or that has no webinar, would change nothing. */
  private boolean isToCome(SheetEdits sheet, int row) {
    Instant now = terminal.environment().clock().instant();
    return !sheet.cell(row, "zoom_id").isBlank()
        && time(sheet.cell(row, "start_date")).filter(t -> t.toInstant().isAfter(now)).isPresent();
  }

  private static Optional<ZonedDateTime> time(String cell) {
    return DateText.parse(cell, DayOrder.DAY_FIRST, ZoneOffset.UTC).time();
  }

  private static int worse(int code, int next) {
    return code == 0 ? next : code;
  }

  private int scene(String title, String... command) {
    say("");
    if (!title.isEmpty()) {
      say(title);
    }
    terminal
        .console()
        .result(terminal.console().in(Console.Ansi.BOLD, "$ cqorc " + String.join(" ", command)));
    return rehearsal.run(terminal.environment().out(), terminal.environment().out(), command);
  }

  private void say(String line) {
    terminal.console().result(line);
  }
}

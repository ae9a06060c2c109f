package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.cli.print.Console;
import ca.calculquebec.cqorc.plan.Times;
import ca.calculquebec.cqorc.sandbox.Sandbox;
import ca.calculquebec.cqorc.sandbox.sheets.SheetEdits;
import ca.calculquebec.cqorc.sheet.DateText;
import ca.calculquebec.cqorc.sheet.DayOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The scenes of {@code cqorc demo}, each with the command that a coordinator would type. */
final class Demo {
  private static final int FIRST_ROW = 2;

  private final Terminal terminal;
  private final Sandbox sandbox;
  private final Rehearsal rehearsal;

  private final Path results;

  /**
   * @param results where the files go that the commands make
   */
  Demo(Terminal terminal, Sandbox sandbox, Path results) {
    this.terminal = terminal;
    this.sandbox = sandbox;
    this.results = results;
    this.rehearsal = new Rehearsal(terminal.environment(), sandbox);
  }

  /**
   * @return 0, or the exit code of the first command that did not end well
   */
  int live() {
    say("A sandbox stands in for all services; nothing leaves this machine.");
    say("Its sample term lies in " + sandbox.configDirectory());
    int code = scene("Is everything in order?", "check");
    String course = courseToCome();
    code =
        worse(
            code,
            scene(
                "What would be made for one course, and who would hear of it?",
                "term",
                "--create",
                "--dry-run",
                "--course_id",
                course));
    code = worse(code, scene("Make the webinars.", "zoom", "--create"));
    code = worse(code, scene("Make the events.", "eventbrite", "--create"));
    code = worse(code, scene("Make the calendars' entries and the channels.", "term", "--create"));
    int before = sandbox.changes().size();
    code = worse(code, scene("The whole term again: nothing changes.", "term", "--create"));
    int changed = sandbox.changes().size() - before;
    say("Changing requests sent by the second run: " + changed + ".");
    say("");
    say("A person moves a course in the sheet: " + course + ", by one day.");
    move(course);
    code = worse(code, scene("What is in line, and what is not?", "status"));
    code = worse(code, scene("Bring the services in line.", "term", "--update"));
    code = worse(code, scene("", "status"));
    code = worse(code, dayBefore(course));
    code = worse(code, afterwards());
    say("");
    say("What exists now:");
    SandboxContents.lines(sandbox.state()).forEach(line -> say("  " + line));
    return changed > 0 ? worse(code, ExitCode.SOME_FAILED.number()) : code;
  }

  /** People register, and each gets a username that is theirs whoever comes later. */
  private int dayBefore(String course) {
    register(course, "Zoé", "Tremblay");
    register(course, "Émilie", "D'Amours");
    int code =
        scene("People have registered. Give them usernames.", "usernames", "--course_id", course);
    register(course, "Anne", "Alarie");
    return worse(
        code,
        scene(
            "One more registers: everybody keeps their username.",
            "usernames",
            "--update",
            "--course_id",
            course));
  }

  private void register(String course, String first, String last) {
    SheetEdits sheet = sandbox.sheet();
    String event = sheet.cell(sheet.rowsOf(course).get(0), "eventbrite_id");
    var unused = sandbox.eventbrite().register(event, first, last, "someone@univ.example");
  }

  /** A course of the sample term is over, and people were there; a small term has none. */
  private int afterwards() {
    Optional<String> over = courseThatIsOver();
    return over.isPresent() ? afterwards(over.get()) : ExitCode.DONE.number();
  }

  private Optional<String> courseThatIsOver() {
    SheetEdits sheet = sandbox.sheet();
    Instant now = terminal.environment().clock().instant();
    return IntStream.rangeClosed(FIRST_ROW, sheet.lastRow())
        .mapToObj(row -> sheet.cell(row, "course_id"))
        .distinct()
        .filter(
            id ->
                sheet.rowsOf(id).stream()
                    .map(row -> time(sheet.cell(row, "end_date")))
                    .allMatch(
                        end -> end.filter(time -> time.toInstant().isBefore(now)).isPresent()))
        .findFirst();
  }

  private int afterwards(String course) {
    Path decisions = results.resolve("decisions-" + course + ".csv");
    int code =
        scene(
            "Who was there? A page to look at, and a file to review.",
            "attendance",
            "--course_id",
            course,
            "--html",
            results.resolve("attendance-" + course + ".html").toString(),
            "--decide",
            decisions.toString());
    int before = sandbox.mail().size();
    code =
        worse(
            code,
            scene(
                "Certificates for those whom the file names, into the sandbox's mailbox.",
                "certificates",
                "--course_id",
                course,
                "--from",
                decisions.toString(),
                "--certificate_dir",
                results.resolve("certificates").toString(),
                "--send_atnd",
                "--first-time",
                "--yes"));
    say("Messages in the sandbox's mailbox: " + (sandbox.mail().size() - before) + ".");
    return code;
  }

  /** The first course that is to have a webinar and is still to come: moving it changes much. */
  private String courseToCome() {
    SheetEdits sheet = sandbox.sheet();
    Instant now = terminal.environment().clock().instant();
    int row = FIRST_ROW;
    while (row < sheet.lastRow()
        && !(isOnline(sheet.cell(row, "site"))
            && time(sheet.cell(row, "start_date"))
                .filter(start -> start.toInstant().isAfter(now))
                .isPresent())) {
      row++;
    }
    return sheet.cell(row, "course_id");
  }

  private static boolean isOnline(String site) {
    return Set.of("", "online", "en ligne").contains(site.strip().toLowerCase(Locale.ROOT));
  }

  /** By one day, as a person would: by typing. */
  private void move(String course) {
    SheetEdits sheet = sandbox.sheet();
    for (int row : sheet.rowsOf(course)) {
      for (String column : List.of("start_date", "end_date")) {
        time(sheet.cell(row, column))
            .ifPresent(time -> sheet.type(row, column, Times.minute(time.plusDays(1))));
      }
    }
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
    return rehearsal.run(command);
  }

  private void say(String line) {
    terminal.console().result(line);
  }
}

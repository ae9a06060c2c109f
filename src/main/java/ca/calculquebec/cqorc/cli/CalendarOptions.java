package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.sheet.Purpose;
import ca.calculquebec.cqorc.task.calendar.CalendarRequest;
import java.time.Instant;
import picocli.CommandLine.Option;

/** What both calendars are asked to do. */
final class CalendarOptions {
  @Option(names = "--create", order = 1, description = "Make the events that are not there yet.")
  private boolean create;

  @Option(
      names = "--update",
      order = 2,
      description = "Bring the events in line; only differences are sent.")
  private boolean update;

  @Option(names = "--delete", order = 3, description = "Delete the events and clear their cells.")
  private boolean delete;

  boolean creates() {
    return create;
  }

  boolean updates() {
    return update;
  }

  Purpose purpose() {
    return delete ? Purpose.DELETE : Purpose.CREATE_UPDATE;
  }

  /** Of the day of {@code --date}, in the configured zone, only the sessions on it. */
  CalendarRequest toRequest(Selection selection, Terminal terminal, App app) throws CqorcException {
    CalendarRequest request = CalendarRequest.of(create, update, delete);
    if (selection.date().isEmpty()) {
      return request;
    }
    Instant now = terminal.applying().map(Applying::madeAt).orElse(app.clock().instant());
    return request.on(selection.date().get().day(now, app.zone()));
  }

  /**
   * @param command as the refusal names it
   */
  void check(String command) throws InputException {
    if (!create && !update && !delete) {
      throw new InputException(
          command + " was not told what to do",
          "Add --create, --update or --delete; cqorc " + command + " --help lists all options.");
    }
    if (delete && (create || update)) {
      throw new InputException(
          "--delete cannot be combined with --create or --update", "Run them one by one.");
    }
  }
}

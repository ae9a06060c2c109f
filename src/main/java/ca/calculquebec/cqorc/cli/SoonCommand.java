package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.app.SoonWatch;
import ca.calculquebec.cqorc.cli.print.Console;
import ca.calculquebec.cqorc.cli.print.ErrorReport;
import ca.calculquebec.cqorc.cli.print.JsonPrinter;
import ca.calculquebec.cqorc.cli.print.Wrap;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.plan.Times;
import ca.calculquebec.cqorc.service.google.CalendarEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "soon",
    sortOptions = false,
    description = "Say whether an event of a course starts soon: exit 0 if so, 3 if not.",
    footer = {
      "",
      "Examples:",
      "  cqorc soon --config soon.cfg --delay 30    the file's [DEFAULT] tells the rest",
      "  cqorc soon --config soon.cfg && start-cluster"
    })
final class SoonCommand implements Callable<Integer> {
  private static final int DEFAULT_DELAY = 60;
  private static final int HALF_A_MINUTE = 30;

  @Option(
      names = "--calendar_id",
      paramLabel = "ID",
      order = 1,
      description = "The calendar to ask; it must be public.")
  private String calendarId;

  @Option(
      names = "--course",
      paramLabel = "CODE",
      order = 2,
      description = "The course code that the event's title has.")
  private String course;

  @Option(
      names = "--delay",
      paramLabel = "MINUTES",
      order = 3,
      description = "How soon it must start (default: 60).")
  private int delay = DEFAULT_DELAY;

  @Option(
      names = "--apikey",
      paramLabel = "KEY",
      order = 4,
      description = "Google API key; - asks for it, or reads it from standard input.")
  private String apiKey;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      order = 5,
      description = "File whose [DEFAULT] has calendar_id, apikey, course and timezone.")
  private Path file;

  @Mixin private CommonOptions commonOptions;

  private final Terminal terminal;

  SoonCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CqorcException {
    if (delay < 0) {
      throw new InputException(
          Origin.option("--delay"), "it must be 0 or more", "Leave it out for the default.");
    }
    App app = terminal.app(commonOptions);
    Optional<String> key =
        apiKey == null ? Optional.empty() : Optional.of(terminal.secret("--apikey", apiKey));
    SoonWatch watch =
        new SoonWatch(
            app,
            new SoonWatch.Options(
                Optional.ofNullable(calendarId),
                Optional.ofNullable(course),
                key,
                Optional.ofNullable(file)));
    SoonWatch.SoonEvents answer;
    try {
      answer = watch.ask(soon());
    } catch (ServiceException failure) {
      // Whatever it is, the calendar was not asked: scripts tell that from "not soon" by the 1.
      ErrorReport.lines(failure, terminal.verbose()).forEach(terminal.console()::notice);
      if (commonOptions.json()) {
        terminal.document(Problem.of(failure));
      }
      return terminal.stopCode().orElse(ExitCode.SOME_FAILED.number());
    }
    if (commonOptions.json()) {
      json(answer);
    } else if (!commonOptions.quiet()) {
      text(answer);
    }
    return (answer.events().isEmpty() ? ExitCode.DIFFERS : ExitCode.DONE).number();
  }

  private void text(SoonWatch.SoonEvents answer) {
    Console console = terminal.console();
    if (answer.events().isEmpty()) {
      console.result(
          "No event of " + answer.course() + " starts within " + Times.duration(soon()) + ".");
    }
    for (CalendarEvent event : answer.events()) {
      String line =
          "In "
              + Times.duration(Duration.ofMinutes(minutes(answer, event)))
              + ", at "
              + Times.minute(start(event).atZone(answer.zone()))
              + ": "
              + event.title();
      Wrap.lines("", "  ", line, 80).forEach(console::result);
    }
  }

  private Duration soon() {
    return Duration.ofMinutes(delay);
  }

  private static Instant start(CalendarEvent event) {
    return event.start().orElseThrow();
  }

  private static long minutes(SoonWatch.SoonEvents answer, CalendarEvent event) {
    return Duration.between(answer.now(), start(event)).plusSeconds(HALF_A_MINUTE).toMinutes();
  }

  private void json(SoonWatch.SoonEvents answer) {
    ObjectNode document = new ObjectMapper().createObjectNode();
    document.put("command", "soon");
    document.put("course", answer.course());
    document.put("soon", !answer.events().isEmpty());
    ArrayNode events = document.putArray("events");
    for (CalendarEvent event : answer.events()) {
      ObjectNode node = events.addObject();
      node.put("title", event.title());
      node.put("start", start(event).atZone(answer.zone()).toOffsetDateTime().toString());
      node.put("minutes", minutes(answer, event));
    }
    new JsonPrinter(terminal.console(), "soon").print(document);
  }
}

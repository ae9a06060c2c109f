package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.CourseLabel;
import ca.calculquebec.cqorc.plan.CoursePlan;
import ca.calculquebec.cqorc.plan.FileJournal;
import ca.calculquebec.cqorc.plan.Plan;
import ca.calculquebec.cqorc.plan.StateFolder;
import ca.calculquebec.cqorc.sheet.Purpose;
import ca.calculquebec.cqorc.sheet.SheetReading;
import ca.calculquebec.cqorc.task.usernames.TemplateFile;
import ca.calculquebec.cqorc.task.usernames.UsernamesContribution;
import ca.calculquebec.cqorc.task.usernames.UsernamesRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** {@code usernames} for each way of saying which course is meant. */
final class UsernamesFlow {
  private static final String EVENT_COLUMN = "eventbrite_id";

  private final Terminal terminal;
  private final PlanFlow flow;
  private final App app;
  private final AtomicReference<UsernamesContribution> planned = new AtomicReference<>();

  UsernamesFlow(Terminal terminal, PlanFlow flow, App app) {
    this.terminal = terminal;
    this.flow = flow;
    this.app = app;
  }

  int ofSelected(Selection selection, UsernamesRequest request) throws CqorcException {
    app.services().usernames().requireReadable();
    return told(flow.run(app, request(selection, request)));
  }

  /** Where the spreadsheets are, for whoever wants to look at them now. */
  private int told(int exitCode) {
    if (planned.get() != null && !terminal.json() && !terminal.quiet()) {
      planned
          .get()
          .addresses()
          .forEach((course, address) -> terminal.console().result(course + "  " + address));
    }
    return exitCode;
  }

  private UsernamesContribution contribution(UsernamesRequest request, FileJournal journal)
      throws CqorcException {
    planned.set(app.services().usernames().contribution(request, journal));
    return planned.get();
  }

  private PlanFlow.PlanRequest request(Selection selection, UsernamesRequest request) {
    return new PlanFlow.PlanRequest(
            selection,
            Purpose.CREATE_UPDATE,
            Set.of(),
            (reading, journal) -> List.of(contribution(request, journal)))
        .comparing(request.coverage());
  }

  /** The course that begins next. */
  int ofNext(UsernamesRequest request) throws CqorcException {
    app.services().usernames().requireReadable();
    PlanFlow.Planner planner =
        folder -> {
          SheetReading reading = app.services().readSheet(Set.of());
          Course course = next(reading, app.clock().instant());
          return flow.planning().plan(app, folder, request(only(course), request), reading);
        };
    return told(
        flow.run(app, new PlanFlow.PlanSubject(app.services().spreadsheetId(), false, planner)));
  }

  private static Course next(SheetReading reading, Instant now) throws InputException {
    return reading.courses().stream()
        .filter(course -> !course.hasStarted(now))
        .min(Comparator.comparing(Course::start))
        .orElseThrow(
            () ->
                new InputException(
                    "no course of \"" + reading.title() + "\" is still to begin",
                    "Name the course with --course_id."));
  }

  private static Selection only(Course course) {
    return new Selection(List.of(course.id()), Optional.empty(), false);
  }

  /** The sheet's course of this event, when there is one: it knows code, language and channel. */
  int ofEvent(String eventId, UsernamesRequest request) throws CqorcException {
    app.services().usernames().requireReadable();
    boolean hasSheet = app.services().usernames().hasSheet();
    String owner =
        hasSheet
            ? app.services().spreadsheetId()
            : "eventbrite-" + app.config().require("eventbrite", "organization_id").value();
    PlanFlow.Planner planner =
        folder -> {
          Optional<SheetReading> reading =
              hasSheet ? Optional.of(app.services().readSheet(Set.of())) : Optional.empty();
          Optional<Course> course = reading.flatMap(one -> ofEvent(one, eventId));
          return course.isPresent()
              ? flow.planning()
                  .plan(app, folder, request(only(course.get()), request), reading.get())
              : alone(folder, eventId, request);
        };
    return told(flow.run(app, new PlanFlow.PlanSubject(owner, true, planner)));
  }

  private static Optional<Course> ofEvent(SheetReading reading, String eventId) {
    return reading.courses().stream()
        .filter(course -> course.idCell(EVENT_COLUMN).strip().equals(eventId))
        .findFirst();
  }

  private Planning.Planned alone(StateFolder folder, String eventId, UsernamesRequest request)
      throws CqorcException {
    FileJournal journal = app.journal(folder);
    return flow.planning()
        .plan(
            app,
            journal,
            app.services().usernames().eventCourse(eventId),
            request.coverage(),
            List.of(contribution(request, journal)));
  }

  /** The empty spreadsheet that templates are made of. */
  int makeTemplate() throws CqorcException {
    String owner =
        "drive-" + app.config().require("script.usernames", "google_drive_folder_id").value();
    AtomicReference<TemplateFile> template = new AtomicReference<>();
    PlanFlow.Planner planner =
        folder -> {
          FileJournal journal = app.journal(folder);
          template.set(app.services().usernames().templateFile(journal));
          return new Planning.Planned(
              templatePlan(template.get().plan()), Optional.empty(), journal, List.of());
        };
    int exitCode = flow.run(app, new PlanFlow.PlanSubject(owner, true, planner));
    Optional<String> address = template.get().address().get();
    if (address.isPresent() && !terminal.json()) {
      terminal.console().result(address.get());
    }
    return exitCode;
  }

  private Plan templatePlan(Action action) {
    return new Plan(
        terminal.commandName(),
        List.of(
            new CoursePlan(
                new CourseLabel(TemplateFile.COURSE, "", "", ""), List.of(action), List.of())),
        "",
        List.of(),
        List.of("Lay it out, and write its id into [script.usernames] template_fr or template_en."),
        0);
  }
}

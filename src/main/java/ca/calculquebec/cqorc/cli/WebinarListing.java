package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.cli.print.Console;
import ca.calculquebec.cqorc.cli.print.ErrorReport;
import ca.calculquebec.cqorc.cli.print.JsonPrinter;
import ca.calculquebec.cqorc.cli.print.Wrap;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.ParallelExecutor;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.plan.Times;
import ca.calculquebec.cqorc.service.zoom.Panelist;
import ca.calculquebec.cqorc.sheet.SelectedCourses;
import ca.calculquebec.cqorc.sheet.SheetReading;
import ca.calculquebec.cqorc.sheet.UnusableCourse;
import ca.calculquebec.cqorc.task.webinar.WebinarReader;
import ca.calculquebec.cqorc.task.webinar.WebinarView;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code zoom --show} and {@code --list-panelists}: what Zoom has, course by course. */
final class WebinarListing {
  private final Terminal terminal;
  private final CommonOptions common;

  WebinarListing(Terminal terminal, CommonOptions common) {
    this.terminal = terminal;
    this.common = common;
  }

  /** A course's webinar, or why it could not be read. */
  private record Line(Course course, Optional<WebinarView> view, Problem problem) {
    boolean failed() {
      return view.map(WebinarView::failed).orElse(true);
    }
  }

  int print(App app, Selection selection, boolean show, boolean panelists) throws CqorcException {
    SheetReading reading = app.services().readSheet(Set.of("zoom_id"));
    CourseListing listing = new CourseListing(terminal, common);
    SelectedCourses selected = listing.select(app, selection, reading);
    WebinarReader reader =
        new WebinarReader(app.services().zoom(), show, panelists, reading.courses());
    List<Line> lines =
        new ParallelExecutor(app.settings().parallel())
            .map(selected.courses(), course -> read(reader, course));
    if (common.json()) {
      json(lines, selected.unusable());
    } else {
      text(lines, selected.unusable());
    }
    boolean failed = !selected.unusable().isEmpty() || lines.stream().anyMatch(Line::failed);
    return terminal.stopCode().orElse((failed ? ExitCode.SOME_FAILED : ExitCode.DONE).number());
  }

  private static Line read(WebinarReader reader, Course course) {
    try {
      return new Line(course, Optional.of(reader.read(course)), Problem.NONE);
    } catch (CqorcException failure) {
      return new Line(course, Optional.empty(), Problem.of(failure));
    }
  }

  private void text(List<Line> lines, List<UnusableCourse> unusable) {
    Console console = terminal.console();
    for (Line line : lines) {
      Course course = line.course();
      console.result(Wrap.cut(course.id() + "  " + course.code() + "  " + course.fullTitle(), 80));
      if (line.view().isEmpty()) {
        ErrorReport.lines("  ! ", line.problem()).forEach(console::result);
        continue;
      }
      WebinarView view = line.view().get();
      if (!view.note().isBlank()) {
        console.result("  " + (view.failed() ? "! " : "· ") + view.note());
      }
      view.details().ifPresent(details -> details(view.id(), details));
      view.panelists().ifPresent(this::panelists);
    }
    new CourseListing(terminal, common).unusable(unusable);
  }

  private void details(String id, WebinarView.Details details) {
    Console console = terminal.console();
    String start = details.start().map(Times::minute).orElse("no fixed time");
    console.result("  webinar       " + id);
    console.result("  topic         " + details.topic());
    console.result(
        "  start         " + start + ", " + Times.duration(Duration.ofMinutes(details.minutes())));
    console.result("  join          " + details.joinUrl());
    if (!details.registrationUrl().isBlank()) {
      console.result("  registration  " + details.registrationUrl());
    }
    String hosts = details.hosts().isEmpty() ? "none" : String.join(", ", details.hosts());
    console.result("  hosts         " + hosts);
  }

  private void panelists(List<Panelist> panelists) {
    if (panelists.isEmpty()) {
      terminal.console().result("  panelists     none");
    }
    for (Panelist panelist : panelists) {
      terminal
          .console()
          .result("  panelist      " + panelist.name() + " <" + panelist.email() + ">");
    }
  }

  private void json(List<Line> lines, List<UnusableCourse> unusable) {
    ObjectNode document = new ObjectMapper().createObjectNode();
    document.put("command", "zoom");
    ArrayNode courses = document.putArray("courses");
    for (Line line : lines) {
      ObjectNode node = courses.addObject();
      node.put("course_id", line.course().id().text());
      node.put("title", line.course().fullTitle());
      node.put("zoom_id", line.view().map(WebinarView::id).orElse(line.course().idCell("zoom_id")));
      String note = line.view().map(WebinarView::note).orElse(line.problem().cause());
      node.put("note", note);
      node.put("failed", line.failed());
      line.view().flatMap(WebinarView::details).ifPresent(details -> details(node, details));
      line.view()
          .flatMap(WebinarView::panelists)
          .ifPresent(
              panelists -> {
                ArrayNode people = node.putArray("panelists");
                for (Panelist panelist : panelists) {
                  people.addObject().put("name", panelist.name()).put("email", panelist.email());
                }
              });
    }
    for (UnusableCourse course : unusable) {
      ObjectNode node = courses.addObject();
      node.put("course_id", course.id().text());
      node.put("failed", true);
      node.put("note", Problem.of(course.problems().get(0)).cause());
    }
    new JsonPrinter(terminal.console(), "zoom").print(document);
  }

  private static void details(ObjectNode node, WebinarView.Details details) {
    ObjectNode webinar = node.putObject("webinar");
    webinar.put("topic", details.topic());
    webinar.put(
        "start", details.start().map(start -> start.toOffsetDateTime().toString()).orElse(null));
    webinar.put("minutes", details.minutes());
    webinar.put("join_url", details.joinUrl());
    webinar.put("registration_url", details.registrationUrl());
    details.hosts().forEach(webinar.putArray("hosts")::add);
  }
}

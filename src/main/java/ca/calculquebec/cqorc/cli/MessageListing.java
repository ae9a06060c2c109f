package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.cli.print.Console;
import ca.calculquebec.cqorc.cli.print.ErrorReport;
import ca.calculquebec.cqorc.cli.print.JsonPrinter;
import ca.calculquebec.cqorc.cli.print.Wrap;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.plan.Times;
import ca.calculquebec.cqorc.sheet.SelectedCourses;
import ca.calculquebec.cqorc.sheet.SheetReading;
import ca.calculquebec.cqorc.sheet.UnusableCourse;
import ca.calculquebec.cqorc.task.channel.MessageReader;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code slack --list-messages}: what Slack is going to post, course by course. */
final class MessageListing {
  private static final int WIDTH = 80;

  private final Terminal terminal;
  private final CommonOptions common;

  MessageListing(Terminal terminal, CommonOptions common) {
    this.terminal = terminal;
    this.common = common;
  }

  /** A course's messages, or why they could not be read. */
  private record CourseMessages(Course course, Optional<MessageReader.View> view, Problem problem) {
    boolean failed() {
      return view.map(MessageReader.View::failed).orElse(true);
    }
  }

  int print(App app, Selection selection) throws CqorcException {
    SheetReading reading = app.services().readSheet(Set.of());
    CourseListing listing = new CourseListing(terminal, common);
    SelectedCourses selected = listing.select(app, selection, reading);
    MessageReader reader = app.services().messageReader(reading);
    List<CourseMessages> sections = new ArrayList<>();
    for (Course course : selected.courses()) {
      sections.add(read(reader, course));
    }
    if (common.json()) {
      json(sections, selected.unusable());
    } else {
      text(sections, selected.unusable());
    }
    boolean failed =
        !selected.unusable().isEmpty() || sections.stream().anyMatch(CourseMessages::failed);
    return terminal.stopCode().orElse((failed ? ExitCode.SOME_FAILED : ExitCode.DONE).number());
  }

  private static CourseMessages read(MessageReader reader, Course course) {
    try {
      return new CourseMessages(course, Optional.of(reader.read(course)), Problem.NONE);
    } catch (CqorcException failure) {
      return new CourseMessages(course, Optional.empty(), Problem.of(failure));
    }
  }

  private void text(List<CourseMessages> sections, List<UnusableCourse> unusable) {
    Console console = terminal.console();
    for (CourseMessages section : sections) {
      Course course = section.course();
      String channel = section.view().map(MessageReader.View::channel).orElse("");
      console.result(
          Wrap.cut((course.id() + "  " + course.code() + "  " + channel).strip(), WIDTH));
      if (section.view().isEmpty()) {
        ErrorReport.lines("  ! ", section.problem()).forEach(console::result);
        continue;
      }
      if (!section.view().get().note().isBlank()) {
        console.result("  · " + section.view().get().note());
      }
      for (MessageReader.Line line : section.view().get().messages()) {
        String start = "  " + Times.minute(line.due()) + "  ";
        String name = line.name().isEmpty() ? "" : line.name() + ": ";
        Wrap.lines(start, " ".repeat(start.length()), name + oneLine(line.text()), WIDTH)
            .forEach(console::result);
      }
    }
    new CourseListing(terminal, common).unusable(unusable);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private void json(List<CourseMessages> sections, List<UnusableCourse> unusable) {
    ObjectNode document = new ObjectMapper().createObjectNode();
    document.put("command", "slack");
    ArrayNode courses = document.putArray("courses");
    for (CourseMessages section : sections) {
      ObjectNode node = courses.addObject();
      node.put("course_id", section.course().id().text());
      node.put("failed", section.failed());
      node.put(
          "note", section.view().map(MessageReader.View::note).orElse(section.problem().cause()));
      section.view().ifPresent(view -> messages(node, view));
    }
    for (UnusableCourse course : unusable) {
      ObjectNode node = courses.addObject();
      node.put("course_id", course.id().text());
      node.put("failed", true);
      node.put("note", Problem.of(course.problems().get(0)).cause());
    }
    new JsonPrinter(terminal.console(), "slack").print(document);
  }

  private static void messages(ObjectNode course, MessageReader.View view) {
    course.put("channel", view.channel());
    ArrayNode messages = course.putArray("messages");
    for (MessageReader.Line line : view.messages()) {
      messages
          .addObject()
          .put("id", line.id())
          .put("name", line.name())
          .put("due", line.due().toOffsetDateTime().toString())
          .put("text", line.text());
    }
  }
}

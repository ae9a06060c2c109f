package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.cli.print.Console;
import ca.calculquebec.cqorc.cli.print.JsonPrinter;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.task.attendance.AttendanceReport;
import ca.calculquebec.cqorc.task.attendance.AttendanceTask;
import ca.calculquebec.cqorc.task.attendance.Candidates;
import ca.calculquebec.cqorc.task.attendance.EventAttendee;
import ca.calculquebec.cqorc.task.attendance.Meeting;
import ca.calculquebec.cqorc.task.attendance.Person;
import ca.calculquebec.cqorc.task.attendance.PresenceRule;
import ca.calculquebec.cqorc.task.attendance.Section;
import ca.calculquebec.cqorc.task.attendance.TimeSpan;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Attendance reports as one JSON document for scripts; its words are the same in any language. */
final class AttendanceJson {
  private final Console console;

  AttendanceJson(Console console) {
    this.console = console;
  }

  void print(
      List<AttendanceFlow.AttendanceOutcome> outcomes,
      Map<CourseId, Problem> problems,
      AttendancePosting.Posted posted) {
    ObjectNode document = new ObjectMapper().createObjectNode();
    document.put("command", "attendance");
    ArrayNode reports = document.putArray("reports");
    ArrayNode failed = document.putArray("failed");
    for (AttendanceFlow.AttendanceOutcome outcome : outcomes) {
      if (outcome.result().isPresent()) {
        report(reports.addObject(), outcome.result().get());
      } else {
        String id = outcome.course().map(course -> course.id().text()).orElse("");
        failure(failed.addObject(), outcome.problem()).put("course_id", id);
      }
    }
    problems.forEach(
        (id, problem) -> failure(failed.addObject(), problem).put("course_id", id.text()));
    ObjectNode post = document.putObject("slack");
    posted.lines().forEach(post.putArray("notes")::add);
    ArrayNode refused = post.putArray("problems");
    posted.problems().forEach(problem -> failure(refused.addObject(), problem));
    new JsonPrinter(console, "attendance").print(document);
  }

  private static ObjectNode failure(ObjectNode node, Problem problem) {
    return node.put("cause", problem.cause()).put("advice", problem.advice());
  }

  private static void report(ObjectNode node, AttendanceTask.AttendanceResult result) {
    AttendanceReport report = result.report();
    AttendanceReport.ReportSubject subject = report.subject();
    node.put("course_id", subject.courseId());
    node.put("title", subject.title());
    node.put("language", subject.language().suffix());
    node.put("eventbrite_id", subject.eventbriteId());
    node.put("zoom_id", subject.zoomId());
    node.put("check_in_url", subject.checkInUrl().orElse(null));
    rule(node.putObject("rule"), report.yardstick());
    spans(node.putArray("sessions"), report.sessions());
    meetings(node.putArray("instances"), report.counted());
    meetings(node.putArray("rehearsals"), report.rehearsals());
    node.putPOJO("people", new PeopleWriter(report));
    ObjectNode counts = node.putObject("counts");
    report.people().forEach((section, members) -> counts.put(section.word(), members.size()));
    result.warnings().forEach(node.putArray("warnings")::add);
  }

  /** One at a time when they are written: all of a large course do not fit into the memory. */
  private static final class PeopleWriter extends JsonSerializable.Base {
    private final AttendanceReport report;

    PeopleWriter(AttendanceReport report) {
      this.report = report;
    }

    @Override
    public void serialize(JsonGenerator out, SerializerProvider unused) throws IOException {
      out.writeStartArray();
      for (Map.Entry<Section, List<Person>> section : report.people().entrySet()) {
        for (Person person : section.getValue()) {
          ObjectNode node = JsonNodeFactory.instance.objectNode();
          person(node, section.getKey(), person);
          out.writeTree(node);
        }
      }
      out.writeEndArray();
    }

    @Override
    public void serializeWithType(
        JsonGenerator out, SerializerProvider provider, TypeSerializer unused) throws IOException {
      serialize(out, provider);
    }
  }

  private static void rule(ObjectNode node, PresenceRule.Yardstick yardstick) {
    node.put("threshold", yardstick.threshold());
    node.put("reference", yardstick.reference().word());
    node.put("reference_seconds", (double) yardstick.seconds() / yardstick.parts());
  }

  private static void meetings(ArrayNode nodes, List<Meeting> meetings) {
    for (Meeting meeting : meetings) {
      ObjectNode node = nodes.addObject();
      node.put("source", meeting.source());
      node.put("connections", meeting.connections().size());
      meeting.span().ifPresent(span -> span(node, span));
    }
  }

  private static void person(ObjectNode node, Section section, Person person) {
    node.put("section", section.word());
    node.put("name", person.name());
    node.put("email", person.email());
    node.put("seconds", person.presence().seconds());
    node.put("minutes", person.presence().seconds() / 60);
    person.presence().perSession().forEach(node.putArray("session_seconds")::add);
    spans(node.putArray("presence"), person.presence().spans());
    node.put("registered", person.attendee().isPresent());
    node.put("attendee_id", person.attendee().map(EventAttendee::id).orElse(null));
    node.put("order_id", person.attendee().map(EventAttendee::orderId).orElse(null));
    node.put("checked_in", person.attendee().map(EventAttendee::checkedIn).orElse(false));
    person.names().forEach(node.putArray("zoom_names")::add);
    person.emails().forEach(node.putArray("zoom_emails")::add);
    node.put("standing", person.standing().name().toLowerCase(Locale.ROOT));
    ArrayNode mayBe = node.putArray("may_be");
    ArrayNode candidates = node.putArray("candidates");
    for (Candidates.Candidate other : person.others().named()) {
      mayBe.add(other.name());
      candidates
          .addObject()
          .put("name", other.name())
          .put("email", other.email())
          .put("seconds", other.seconds());
    }
    node.put("candidates_in_all", person.others().count());
    ArrayNode remarks = node.putArray("remarks");
    for (Person.Remark remark : person.remarks()) {
      remarks
          .addObject()
          .put("kind", remark.label().name().toLowerCase(Locale.ROOT))
          .put("text", remark.text());
    }
  }

  private static void spans(ArrayNode nodes, List<TimeSpan> spans) {
    spans.forEach(span -> span(nodes.addObject(), span));
  }

  private static void span(ObjectNode node, TimeSpan span) {
    node.put("start", Instant.ofEpochSecond(span.from()).toString());
    node.put("end", Instant.ofEpochSecond(span.to()).toString());
  }
}

package ca.calculquebec.cqorc.cli.print;

import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.CourseLabel;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Plan;
import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.task.status.CourseStatus;
import ca.calculquebec.cqorc.task.status.Standing;
import ca.calculquebec.cqorc.task.status.State;
import ca.calculquebec.cqorc.task.term.TermService;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Courses by services: a table of at most 80 columns with what is amiss below it, or JSON. */
public final class StatusPrinter {
  private static final int WIDTH = 80;
  private static final int CELL = 10;
  private static final int SERVICE = 11;
  private static final int DEEPEST = 30;

  private final Console console;
  private final Set<TermService> services;

  public StatusPrinter(Console console, Set<TermService> services) {
    this.console = console;
    this.services = EnumSet.copyOf(services);
  }

  public void text(Plan plan, List<CourseStatus> courses) {
    Wrap.lines("", "  ", TextPlanPrinter.heading(plan), WIDTH).forEach(console::result);
    console.result("");
    int first = WIDTH - services.size() * CELL;
    StringBuilder head = new StringBuilder(Wrap.pad("", first));
    services.forEach(service -> head.append(Wrap.pad(service.heading(), CELL)));
    console.result(head.toString().stripTrailing());
    courses.forEach(course -> row(course, first));
    console.result("");
    StatusOutages outages = StatusOutages.of(courses);
    outages.everywhere().forEach((service, text) -> detail("all", service.word(), text));
    courses.forEach(course -> details(course, outages));
    outages
        .others()
        .forEach((service, ids) -> detail("also", service.word(), "no answer about " + ids));
    OrphanPrinter.lines(plan.orphans()).forEach(console::result);
    Wrap.lines("", "", summary(plan, courses), WIDTH).forEach(console::result);
  }

  private void row(CourseStatus course, int first) {
    CourseLabel label = course.label();
    String name = String.join(" ", label.id().text(), label.code(), label.start()).strip();
    boolean fits = DisplayWidth.of(name) < first;
    if (!fits) {
      Wrap.lines("", "  ", name, WIDTH).forEach(console::result);
    }
    StringBuilder line = new StringBuilder(Wrap.pad(fits ? name : "", first));
    if (!course.problems().isEmpty()) {
      console.result(console.in(Console.Ansi.RED, line + "problem"));
      return;
    }
    for (TermService service : services) {
      Standing standing = course.services().get(service);
      String cell = Wrap.pad(shown(standing), CELL);
      line.append(color(standing.state()).map(color -> console.in(color, cell)).orElse(cell));
    }
    console.result(line.toString().stripTrailing());
  }

  /** A word that leaves a blank before the next column. */
  private static String shown(Standing standing) {
    if (standing.state() == State.UNREACHABLE) {
      return "no answer";
    }
    return standing.word().length() < CELL ? standing.word() : "-";
  }

  private static Optional<Console.Ansi> color(State state) {
    return switch (state) {
      case IN_LINE, NOT_WANTED -> Optional.empty();
      case DIFFERS, MISSING -> Optional.of(Console.Ansi.YELLOW);
      case PROBLEM, UNREACHABLE -> Optional.of(Console.Ansi.RED);
    };
  }

  private void details(CourseStatus course, StatusOutages outages) {
    String id = course.label().id().text();
    for (String problem : course.problems()) {
      detail(id, "sheet", problem);
    }
    if (course.isMissingEverywhere()) {
      detail(id, "everything", "not created yet: cqorc term --create --course_id " + id);
      return;
    }
    course
        .services()
        .forEach(
            (service, standing) -> {
              if (outages.isTold(course, service)) {
                return;
              }
              if (standing.state() == State.MISSING) {
                detail(
                    id,
                    service.word(),
                    "not created yet: cqorc term --create --only "
                        + service.word()
                        + " --course_id "
                        + id);
              } else {
                standing.details().forEach(text -> detail(id, service.word(), text));
              }
              standing.remarks().forEach(text -> detail(id, service.word(), "remark: " + text));
            });
  }

  private void detail(String id, String service, String text) {
    String start = id + " " + Wrap.pad(service, SERVICE) + " ";
    String indent = " ".repeat(Math.min(start.length(), DEEPEST));
    Wrap.lines(start, indent, text, WIDTH).forEach(console::result);
  }

  private static String summary(Plan plan, List<CourseStatus> courses) {
    long failed = courses.stream().filter(CourseStatus::failed).count();
    long differing =
        courses.stream().filter(course -> !course.failed() && course.differs()).count();
    if (failed == 0 && differing == 0) {
      return courses.isEmpty() ? TextRunPrinter.NO_COURSE : plan.coverage().inLine(false) + ".";
    }
    List<String> parts = new ArrayList<>();
    parts.add((courses.size() - failed - differing) + " in line");
    if (differing > 0) {
      parts.add(Words.count(differing, "course") + (differing == 1 ? " differs" : " differ"));
    }
    if (failed > 0) {
      parts.add(Words.count(failed, "course") + (failed == 1 ? " has" : " have") + " a problem");
    }
    String advice = differing > 0 ? " cqorc term --update --dry-run shows what would be done." : "";
    return String.join(", ", parts) + "." + advice;
  }

  public void json(Plan plan, List<CourseStatus> courses) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("command", "status");
    document.put("spreadsheet", plan.heading());
    ArrayNode configured = document.putArray("services");
    services.forEach(service -> configured.add(service.word()));
    ArrayNode list = document.putArray("courses");
    for (CourseStatus course : courses) {
      CourseLabel label = course.label();
      ObjectNode node = list.addObject();
      node.put("course_id", label.id().text());
      node.put("code", label.code());
      node.put("title", label.title());
      node.put("start", label.start());
      course.problems().forEach(node.putArray("problems")::add);
      ObjectNode standings = node.putObject("services");
      course.services().forEach((service, standing) -> standings.set(service.word(), of(standing)));
    }
    JsonPrinter.orphans(document, plan);
    ObjectNode summary = document.putObject("summary");
    for (State state : State.values()) {
      long number =
          courses.stream()
              .flatMap(course -> course.services().values().stream())
              .filter(standing -> standing.state() == state)
              .count();
      summary.put(state.name().toLowerCase(Locale.ROOT), number);
    }
    new JsonPrinter(console, "status").print(document);
  }

  private static ObjectNode of(Standing standing) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("state", standing.state().word());
    ArrayNode differences = node.putArray("differences");
    for (Change change : standing.differences()) {
      ObjectNode entry = differences.addObject();
      entry.put("kind", change.kind().word());
      entry.put("resource", change.name());
      entry.put("which", change.apart().isEmpty() ? null : change.apart());
      entry.put("id", change.id().orElse(null));
      entry.put("row", change.row().orElse(null));
      ArrayNode fields = entry.putArray("fields");
      for (FieldChange field : change.fields()) {
        ObjectNode one = fields.addObject();
        one.put("name", field.name());
        one.put("from", field.from().orElse(null));
        one.put("to", field.to().orElse(null));
      }
    }
    standing.details().forEach(node.putArray("details")::add);
    standing.remarks().forEach(node.putArray("remarks")::add);
    return node;
  }
}

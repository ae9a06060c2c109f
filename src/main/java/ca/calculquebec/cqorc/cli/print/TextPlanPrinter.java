package ca.calculquebec.cqorc.cli.print;

import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.CoursePlan;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Plan;
import ca.calculquebec.cqorc.plan.Values;
import ca.calculquebec.cqorc.plan.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A plan as people read it: at most 80 columns, one line a thing, the words before the colours. */
public final class TextPlanPrinter {
  private static final int WIDTH = 80;

  /** Fields whose value tells what it is. */
  private static final Set<String> PLAIN = Set.of("name", "invited", "address", "due", "text");

  private static final String TEXT_INDENT = " ".repeat(17);

  private final Console console;

  public TextPlanPrinter(Console console) {
    this.console = console;
  }

  /** A plan that goes no further. */
  public void print(Plan plan) {
    printAhead(plan);
    console.result("Nothing was changed.");
  }

  /** A plan that a person is asked about, or that is carried out next. */
  public void printAhead(Plan plan) {
    Wrap.lines("", "  ", heading(plan), WIDTH).forEach(console::result);
    console.result("");
    for (CoursePlan course : plan.courses()) {
      print(course);
    }
    if (!plan.courses().isEmpty()) {
      console.result("");
    }
    for (String line : Wrap.lines("", "", ending(plan), WIDTH)) {
      console.result(line);
    }
    for (String closing : plan.closing()) {
      Wrap.closing(closing, WIDTH).forEach(console::result);
    }
    OrphanPrinter.lines(plan.orphans()).forEach(console::result);
  }

  /** {@code Automne 2026: 12 courses (3 are over and left out; --all includes them)}. */
  static String heading(Plan plan) {
    String leftOut = plan.leftOut().isBlank() ? "" : " (" + plan.leftOut() + ")";
    return plan.heading() + ": " + Words.count(plan.courses().size(), "course") + leftOut;
  }

  private void print(CoursePlan course) {
    console.result(console.in(Console.Ansi.BOLD, Wrap.cut(Labels.full(course.label()), WIDTH)));
    course.changes().forEach(this::print);
    for (CoursePlan.ServiceProblem problem : course.problems()) {
      List<String> lines = new ArrayList<>();
      String service = problem.service().isBlank() ? "" : problem.service() + ": ";
      lines.addAll(Wrap.lines("  ! ", "    ", service + problem.problem().cause(), WIDTH));
      if (!problem.problem().advice().isBlank()) {
        lines.addAll(Wrap.lines("    ", "    ", problem.problem().advice(), WIDTH));
      }
      lines.forEach(line -> console.result(console.in(Console.Ansi.RED, line)));
    }
  }

  private void print(Change change) {
    List<String> lines = lines(change);
    Console.Ansi color = Labels.color(change.kind());
    lines.forEach(line -> console.result(console.in(color, line)));
  }

  public static List<String> lines(Change change) {
    String start = "  " + change.kind().symbol() + " ";
    if (change.isCell()) {
      String sheet = start + Wrap.pad("sheet", 12) + " ";
      return Wrap.lines(sheet, TEXT_INDENT, Labels.cell(change, List.of()), WIDTH);
    }
    return change.kind() == Kind.UPDATE ? update(start, change) : oneThing(start, change);
  }

  private static List<String> update(String start, Change change) {
    List<String> lines = new ArrayList<>();
    String note = change.note().isBlank() ? "" : " (" + change.note() + ")";
    lines.addAll(Wrap.lines(start, "    ", Labels.resource(change) + note, WIDTH));
    lines.addAll(differences(change, "      "));
    return lines;
  }

  /** A line for each field, from what to what; the run prints the same. */
  static List<String> differences(Change change, String indent) {
    List<String> lines = new ArrayList<>();
    int width = 10;
    for (FieldChange field : change.fields()) {
      width = Math.max(width, Math.min(24, field.name().length()));
    }
    for (FieldChange field : change.fields()) {
      String from = field.from().filter(text -> !text.isEmpty()).orElse("(nothing)");
      String to = field.to().filter(text -> !text.isEmpty()).orElse("(nothing)");
      String values = field.from().isEmpty() ? Values.shown(to) : Values.change(from, to, " -> ");
      String name = indent + Wrap.pad(field.name(), width) + " ";
      lines.addAll(Wrap.lines(name, " ".repeat(name.length()), values, WIDTH));
    }
    return lines;
  }

  private static List<String> oneThing(String start, Change change) {
    String name = start + Wrap.pad(named(change), 12) + " ";
    List<String> parts = new ArrayList<>();
    for (FieldChange field : change.fields()) {
      String value = Values.shown(field.to().or(field::from).orElse(""));
      if (PLAIN.contains(field.name()) && name.contains(value + ",")) {
        // What a message is called may hold its time.
        continue;
      }
      parts.add(PLAIN.contains(field.name()) ? value : field.name() + " " + value);
    }
    if (change.kind() == Kind.ADOPT) {
      parts.add(0, "taken over");
    }
    List<String> lines = new ArrayList<>();
    String text = String.join(", ", parts);
    if (!text.isEmpty()) {
      lines.addAll(Wrap.lines(name, TEXT_INDENT, text, WIDTH));
    }
    if (!change.note().isBlank() || !change.lossWarning().isBlank()) {
      String note =
          String.join(
              "; ",
              List.of(change.lossWarning(), change.note()).stream()
                  .filter(t -> !t.isBlank())
                  .toList());
      lines.addAll(Wrap.lines(lines.isEmpty() ? name : TEXT_INDENT, TEXT_INDENT, note, WIDTH));
    }
    return lines.isEmpty() ? List.of(name.stripTrailing()) : lines;
  }

  /** Without the day at its end, where the time follows that begins with it. */
  private static String named(Change change) {
    String resource = Labels.resource(change);
    return change.fields().stream()
        .filter(field -> field.name().equals("due"))
        .map(field -> Values.shown(field.to().or(field::from).orElse("")).split(" ", 2)[0])
        .filter(day -> !day.isEmpty() && resource.endsWith(" " + day))
        .findFirst()
        .map(day -> resource.substring(0, resource.length() - day.length()).stripTrailing())
        .orElse(resource);
  }

  private static String ending(Plan plan) {
    if (plan.courses().isEmpty()) {
      return TextRunPrinter.NO_COURSE;
    }
    String planned = Tally.of(plan.changes()).planned();
    long troubled = plan.courses().stream().filter(CoursePlan::hasProblem).count();
    String problems =
        troubled == 0
            ? ""
            : Words.count(troubled, "course") + (troubled == 1 ? " has" : " have") + " a problem";
    if (planned.isEmpty()) {
      if (!problems.isEmpty()) {
        return "Nothing to change; " + problems + ".";
      }
      return TextRunPrinter.nothingToDo(plan) + ".";
    }
    return planned + (problems.isEmpty() ? "." : "; " + problems + ".");
  }
}

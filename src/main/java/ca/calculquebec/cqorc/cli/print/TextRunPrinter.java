package ca.calculquebec.cqorc.cli.print;

import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.CourseOutcome;
import ca.calculquebec.cqorc.plan.CoursePlan;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Outcome;
import ca.calculquebec.cqorc.plan.Plan;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.plan.RunReport;
import ca.calculquebec.cqorc.plan.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A run as it happens, and what it came to. */
public final class TextRunPrinter {
  public static final String NO_COURSE = "There is no course to look at.";

  private static final int WIDTH = 80;
  private static final int LABEL = 17;
  private static final int RESOURCE = 28;
  private static final int MOST_NAMED = 3;

  private static final Set<String> NAMES =
      Set.of("Zoom", "Eventbrite", "Google", "Slack", "Gmail", "Drive", "README");

  private final Console console;
  private final boolean quiet;

  public TextRunPrinter(Console console, boolean quiet) {
    this.console = console;
    this.quiet = quiet;
  }

  /**
   * One line when something changed or failed, and one for each difference of what was there
   * before; what is in line is only counted. Courses report from several threads: their lines stay
   * together.
   */
  public synchronized void happened(CoursePlan course, Outcome outcome) {
    Change change = outcome.change();
    String label = Wrap.pad(Labels.brief(course.label()), LABEL - 1) + " ";
    if (change.kind().asksForPeople() && !quiet) {
      String start = label + change.kind().symbol() + " ";
      String told = Labels.resource(change) + ": " + change.note();
      Wrap.lines(start, " ".repeat(start.length()), told, WIDTH)
          .forEach(text -> console.result(console.in(Labels.color(change.kind()), text)));
    }
    if (outcome.status() == Outcome.Status.UNCHANGED) {
      return;
    }
    if (isConsequence(outcome)) {
      // The summary tells of them together, below what stopped them.
      return;
    }
    if (outcome.isFailure()) {
      String cause = Labels.resource(change) + ": " + outcome.problem().cause();
      for (String line : Wrap.lines(label + "! ", " ".repeat(label.length() + 2), cause, WIDTH)) {
        console.result(console.in(Console.Ansi.RED, line));
      }
      return;
    }
    String line =
        label + change.kind().symbol() + " " + columns(Labels.resource(change), detail(outcome));
    List<String> lines = new ArrayList<>(List.of(Wrap.cut(line.stripTrailing(), WIDTH)));
    if (showsDifferences(outcome)) {
      lines.addAll(TextPlanPrinter.differences(change, " ".repeat(label.length() + 2)));
    }
    lines.forEach(text -> console.result(console.in(Labels.color(change.kind()), text)));
  }

  /** Details stand below each other, as far as there is room for them. */
  private static String columns(String resource, String detail) {
    int room = WIDTH - LABEL - 3 - detail.length();
    return Wrap.pad(resource, Math.max(0, Math.min(RESOURCE, room))) + " " + detail;
  }

  /** What was made just now has no differences; a step's own words tell enough. */
  private static boolean showsDifferences(Outcome outcome) {
    Change change = outcome.change();
    boolean existed = change.kind() == Kind.UPDATE || change.kind() == Kind.ADOPT;
    return existed && !change.isCell() && outcome.detail().isBlank() && !change.fields().isEmpty();
  }

  private static String detail(Outcome outcome) {
    Change change = outcome.change();
    if (change.isCell()) {
      return Labels.cell(change, outcome.rows());
    }
    if (!outcome.detail().isBlank()) {
      return outcome.detail();
    }
    return switch (change.kind()) {
      case CREATE -> "created";
      case ADOPT -> "taken over";
      case UPDATE -> "updated";
      case PUBLISH -> "published";
      case DELETE, WITHDRAW -> change.removal().people() > 0 ? "removed" : "deleted";
      case UNCHANGED, THERE, DIFFERS, UNWANTED, UNKNOWN, SKIPPED, FAILED -> "";
    };
  }

  public void problems(Plan plan) {
    for (CoursePlan course : plan.courses()) {
      String label = Wrap.pad(Labels.brief(course.label()), LABEL - 1) + " ";
      for (CoursePlan.ServiceProblem problem : course.problems()) {
        String cause = problem.problem().cause();
        for (String line : Wrap.lines(label + "! ", " ".repeat(label.length() + 2), cause, WIDTH)) {
          console.result(console.in(Console.Ansi.RED, line));
        }
      }
    }
  }

  /**
   * @param requests lines that ask a person to do something; they are among the closing lines too
   */
  public void summary(RunReport report, List<String> requests) {
    boolean changed = report.changedSomething();
    if (!changed && !report.failed()) {
      if (!quiet) {
        Wrap.lines("", "", nothingToDo(report), WIDTH).forEach(console::result);
        closing(report);
      } else {
        print(requests);
      }
      return;
    }
    List<Change> done =
        report.outcomes().stream().flatMap(outcome -> outcome.cameAbout().stream()).toList();
    List<String> sentences = new ArrayList<>();
    String tally = Tally.of(done).done();
    sentences.add(tally.isEmpty() ? "Nothing was changed." : tally + ".");
    long inLine = inLine(report);
    if (inLine > 0) {
      sentences.add(inLine + " in line.");
    }
    long unchanged = unchanged(report) - inLine;
    if (unchanged > 0) {
      sentences.add(unchanged + " unchanged.");
    }
    long failed = report.courses().stream().filter(CourseOutcome::failed).count();
    if (failed > 0) {
      sentences.add(failed + " failed:");
    }
    console.result("");
    Wrap.lines("", "", String.join(" ", sentences), WIDTH).forEach(console::result);
    failures(report).forEach(line -> console.result(console.in(Console.Ansi.RED, line)));
    if (report.interrupted()) {
      console.result("The run was interrupted. Running the same command again finishes the work.");
    } else {
      closing(report);
    }
  }

  private void closing(RunReport report) {
    print(report.plan().closing());
    OrphanPrinter.lines(report.plan().orphans()).forEach(console::result);
  }

  private void print(List<String> lines) {
    for (String line : lines) {
      Wrap.closing(line, WIDTH).forEach(console::result);
    }
  }

  /** {@code Automne 2026: 12 courses. Everything is in line; nothing was changed.} */
  private static String nothingToDo(RunReport report) {
    boolean anyInLine =
        report.plan().changes().stream()
            .map(Change::kind)
            .anyMatch(kind -> kind == Kind.UNCHANGED || kind == Kind.THERE);
    String heading = TextPlanPrinter.heading(report.plan()) + ". ";
    if (report.courses().isEmpty()) {
      return heading + NO_COURSE;
    }
    if (asksForPeople(report.plan()) && !anyInLine) {
      return heading + "Nothing was changed.";
    }
    String sentence = nothingToDo(report.plan());
    return heading + sentence + (sentence.contains(";") ? ", and" : ";") + " nothing was changed.";
  }

  /** What a plan without a change comes to: no more is claimed than was compared. */
  static String nothingToDo(Plan plan) {
    List<Kind> kinds = plan.changes().stream().map(Change::kind).toList();
    if (kinds.contains(Kind.THERE)) {
      return "Nothing to make";
    }
    if (kinds.contains(Kind.DIFFERS)) {
      return "Nothing to change";
    }
    if (!kinds.contains(Kind.UNCHANGED) && !asksForPeople(plan)) {
      return "There is nothing to do";
    }
    return plan.coverage().inLine(asksForPeople(plan));
  }

  static boolean asksForPeople(Plan plan) {
    return plan.changes().stream().anyMatch(change -> change.kind().asksForPeople());
  }

  /** Courses without a failure in which nothing was changed. */
  private static long unchanged(RunReport report) {
    return report.courses().stream()
        .filter(course -> !course.failed() && !course.changedSomething())
        .count();
  }

  /** Of these, the ones of which all was compared. */
  static long inLine(RunReport report) {
    return report.courses().stream()
        .filter(course -> !course.failed() && !course.changedSomething())
        .filter(course -> course.plan().isInLine())
        .count();
  }

  /** What to do, a line for each course; the same for several courses is said once. */
  private static List<String> failures(RunReport report) {
    Map<String, List<String>> told = new LinkedHashMap<>();
    for (CourseOutcome course : report.courses()) {
      String label = course.plan().label().id() + " " + course.plan().label().code();
      for (String text : failures(course)) {
        told.computeIfAbsent(text, first -> new ArrayList<>()).add(label.stripTrailing());
      }
    }
    List<String> lines = new ArrayList<>();
    told.forEach(
        (text, courses) ->
            lines.addAll(Wrap.lines("  " + some(courses) + ": ", "    ", text, WIDTH)));
    return lines;
  }

  private static List<String> failures(CourseOutcome course) {
    List<String> lines = new ArrayList<>();
    Map<String, List<String>> told = new LinkedHashMap<>();
    List<CoursePlan.ServiceProblem> failures = course.failures();
    boolean explained = failures.stream().anyMatch(failure -> !isConsequence(failure));
    for (CoursePlan.ServiceProblem failure : failures) {
      if (explained && isConsequence(failure)) {
        continue;
      }
      Problem problem = failure.problem();
      String text = problem.advice().isBlank() ? problem.cause() : inASentence(problem.advice());
      List<String> concerned = told.computeIfAbsent(text, first -> new ArrayList<>());
      if (!failure.which().isBlank() && !concerned.contains(failure.which())) {
        concerned.add(failure.which());
      }
    }
    told.forEach((text, concerned) -> lines.add(concerned(concerned, text)));
    untried(course).ifPresent(lines::add);
    return lines;
  }

  /** The steps that could not be tried, in one sentence. */
  private static Optional<String> untried(CourseOutcome course) {
    Map<String, Set<String>> causes = new LinkedHashMap<>();
    for (Outcome outcome : course.outcomes()) {
      if (isConsequence(outcome)) {
        causes
            .computeIfAbsent(outcome.problem().cause(), first -> new LinkedHashSet<>())
            .add(Labels.resource(outcome.change()));
      }
    }
    if (causes.isEmpty()) {
      return Optional.empty();
    }
    List<String> sentences = new ArrayList<>();
    causes.forEach((cause, steps) -> sentences.add(cause + ": " + some(new ArrayList<>(steps))));
    return Optional.of(String.join("; ", sentences));
  }

  /** Not tried, since what it needs could not be made. */
  private static boolean isConsequence(Outcome outcome) {
    return outcome.status() == Outcome.Status.NOT_TRIED
        && !outcome.problem().isNone()
        && outcome.problem().advice().isBlank();
  }

  /** {@code Alice Bédard, Eva Müller, Wei Chen and 4 more: correct the address}. */
  private static String concerned(List<String> which, String text) {
    if (which.isEmpty()) {
      return text;
    }
    return some(which) + ": " + text;
  }

  private static String some(List<String> names) {
    int shown = names.size() > MOST_NAMED + 1 ? MOST_NAMED : names.size();
    String rest = names.size() > shown ? " and " + (names.size() - shown) + " more" : "";
    return String.join(", ", names.subList(0, shown)) + rest;
  }

  /** Names keep their capital. */
  private static String inASentence(String advice) {
    return NAMES.contains(advice.split("[ ,.:]", 2)[0])
        ? advice
        : advice.substring(0, 1).toLowerCase(Locale.ROOT) + advice.substring(1);
  }

  /** Not tried, because something else failed: what to do is told of that. */
  private static boolean isConsequence(CoursePlan.ServiceProblem failure) {
    return failure.interrupted() && failure.problem().advice().isBlank();
  }

  static String counted(long number, String singular) {
    return Words.count(number, singular);
  }
}

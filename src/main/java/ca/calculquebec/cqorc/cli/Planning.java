package ca.calculquebec.cqorc.cli;

import ca.calculquebec.cqorc.app.App;
import ca.calculquebec.cqorc.cli.print.Wrap;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Selection;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.Contribution;
import ca.calculquebec.cqorc.plan.Coverage;
import ca.calculquebec.cqorc.plan.FileJournal;
import ca.calculquebec.cqorc.plan.ParallelExecutor;
import ca.calculquebec.cqorc.plan.Plan;
import ca.calculquebec.cqorc.plan.PlanMaker;
import ca.calculquebec.cqorc.plan.RunReport;
import ca.calculquebec.cqorc.plan.SeenHeadings;
import ca.calculquebec.cqorc.plan.StateFolder;
import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.sheet.Purpose;
import ca.calculquebec.cqorc.sheet.SelectedCourses;
import ca.calculquebec.cqorc.sheet.SheetReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reading half of every command's path: sheet, selection, journal, and the plan made of them.
 */
final class Planning {
  private final Terminal terminal;
  private final CommonOptions common;
  private final int parallel;

  Planning(Terminal terminal, CommonOptions common, int parallel) {
    this.terminal = terminal;
    this.common = common;
    this.parallel = parallel;
  }

  /**
   * A plan with what it needs to be carried out.
   *
   * @param reading of the course sheet; absent when no cell of it is concerned
   * @param contributions that made it; none when it was made otherwise
   */
  record Planned(
      Plan plan,
      Optional<SheetReading> reading,
      FileJournal journal,
      List<Contribution> contributions) {
    /** What the slowest service's pace demands; they work side by side. */
    Duration pace() {
      return contributions.stream()
          .map(contribution -> contribution.pace(plan.changes()))
          .max(Comparator.naturalOrder())
          .orElse(Duration.ZERO);
    }

    /** What a quiet run's end says even when nothing was changed. */
    List<String> requests(RunReport report) {
      return contributions.stream().flatMap(one -> one.requests(report).stream()).toList();
    }

    /** What the end of the run says, where the plan's lines foretold what would be. */
    List<String> closing(RunReport report) {
      List<String> lines = new ArrayList<>(contributions.isEmpty() ? plan.closing() : List.of());
      contributions.forEach(contribution -> lines.addAll(contribution.closing(report)));
      lines.addAll(PlanMaker.differing(report.plan(), contributions));
      return lines;
    }
  }

  /** For one course that no sheet has, or that a sheet need not have. */
  Planned plan(
      App app,
      FileJournal journal,
      Course alone,
      Coverage coverage,
      List<Contribution> contributions)
      throws CqorcException {
    return new Planned(
        make(
                app,
                new PlanMaker.PlanScope(
                    alone.fullTitle(),
                    List.of(alone),
                    Map.of(),
                    List.of(alone),
                    "",
                    List.of(),
                    app.clock().instant()),
                contributions)
            .withCoverage(coverage),
        Optional.empty(),
        journal,
        contributions);
  }

  Planned plan(App app, StateFolder folder, PlanFlow.PlanRequest request) throws CqorcException {
    app.wording().requireReadable("global", "title_template");
    terminal.console().progress("reading the sheet …");
    return plan(app, folder, request, app.services().readSheet(request.columns()));
  }

  /** The same, with the sheet as it was read just now. */
  Planned plan(App app, StateFolder folder, PlanFlow.PlanRequest request, SheetReading reading)
      throws CqorcException {
    Selection selection =
        terminal
            .applying()
            .map(applying -> applying.selection(request.selection()))
            .orElse(request.selection());
    SelectedCourses selected =
        SelectedCourses.of(
            selection,
            reading,
            app.clock().instant(),
            app.zone(),
            request.purpose(),
            request.dateFilter());
    Optional<InputException> noPeople =
        request.people().problem(reading, SeenHeadings.read(folder));
    if (noPeople.isPresent() && request.purpose() != Purpose.READ) {
      throw noPeople.get();
    }
    noPeople.ifPresent(problem -> warn(problem.getMessage() + ". " + problem.advice()));
    Map<CourseId, List<InputException>> problems = new LinkedHashMap<>();
    selected.unusable().forEach(course -> problems.put(course.id(), course.problems()));
    List<Course> courses = new ArrayList<>();
    for (Course course : selected.courses()) {
      addTitled(app, course, courses, problems);
    }
    List<Course> all = new ArrayList<>();
    for (Course course : reading.courses()) {
      addTitled(app, course, all, new LinkedHashMap<>());
    }
    selected.warnings().forEach(this::warn);
    FileJournal journal = app.journal(folder);
    List<Contribution> contributions = request.contributions().of(reading, journal);
    terminal.console().progress("planning " + Words.count(courses.size(), "course") + " …");
    Plan plan =
        make(
            app,
            new PlanMaker.PlanScope(
                reading.title(),
                courses,
                problems,
                all,
                selected.leftOutNote(),
                selected.warnings(),
                selection.isEverything() ? Optional.of(reading.courseIds()) : Optional.empty(),
                app.clock().instant()),
            contributions);
    return new Planned(
        plan.withCoverage(request.coverage()), Optional.of(reading), journal, contributions);
  }

  private Plan make(App app, PlanMaker.PlanScope scope, List<Contribution> contributions)
      throws CqorcException {
    Plan plan = new PlanMaker(new ParallelExecutor(parallel)).make(scope, contributions);
    terminal.console().progress("");
    if (app.interrupt().stopping()) {
      throw new CqorcException("the run was interrupted; nothing was changed", "");
    }
    // Those about the sheet were told before the services were asked.
    plan.warnings().stream().skip(scope.warnings().size()).forEach(this::warn);
    return plan;
  }

  private static void addTitled(
      App app, Course course, List<Course> courses, Map<CourseId, List<InputException>> problems)
      throws CqorcException {
    try {
      courses.add(app.wording().titled(course));
    } catch (InputException badTitle) {
      if (app.wording().isTitleOfUnknownNames(course)) {
        throw badTitle;
      }
      problems.put(course.id(), List.of(badTitle));
    }
  }

  private void warn(String warning) {
    if (!common.quiet()) {
      Wrap.lines("warning: ", "  ", warning, 80).forEach(terminal.console()::notice);
    }
  }
}

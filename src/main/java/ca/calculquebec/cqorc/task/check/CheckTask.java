package ca.calculquebec.cqorc.task.check;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.config.Endpoints;
import ca.calculquebec.cqorc.config.Trainers;
import ca.calculquebec.cqorc.config.UnknownKey;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.ThrowingSupplier;
import ca.calculquebec.cqorc.plan.ParallelExecutor;
import ca.calculquebec.cqorc.plan.Words;
import ca.calculquebec.cqorc.sheet.SelectedCourses;
import ca.calculquebec.cqorc.sheet.SheetReading;
import ca.calculquebec.cqorc.sheet.UnusableCourse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks at everything, stops at nothing, changes nothing. */
public final class CheckTask {
  /** The courses that the coordinator selected, of a sheet as it was read. */
  @FunctionalInterface
  public interface Choice {
    SelectedCourses of(SheetReading reading) throws CqorcException;
  }

  private final Config written;
  private final Config config;
  private final ThrowingSupplier<Trainers> trainers;
  private final ThrowingSupplier<SheetReading> sheet;
  private final Choice choice;
  private final List<Probe> probes;

  /**
   * @param written as the files have it
   * @param config without what cannot be read
   * @param sheet read with every heading that any command writes to
   * @param probes one per service, in the order of printing
   */
  public CheckTask(
      Config written,
      Config config,
      ThrowingSupplier<Trainers> trainers,
      ThrowingSupplier<SheetReading> sheet,
      Choice choice,
      List<Probe> probes) {
    this.written = written;
    this.config = config;
    this.trainers = trainers;
    this.sheet = sheet;
    this.choice = choice;
    this.probes = List.copyOf(probes);
  }

  public List<Finding> run() {
    List<Finding> findings = new ArrayList<>(configuration());
    findings.addAll(trainers());
    List<Course> courses = new ArrayList<>();
    findings.addAll(sheet(courses));
    findings.addAll(TemplateCheck.run(config, courses));
    List<List<Finding>> answers =
        new ParallelExecutor(probes.size()).map(probes, probe -> ask(probe, courses));
    answers.forEach(findings::addAll);
    return withoutRepeats(findings);
  }

  /** What is wrong in the configuration keeps several services from being asked: told once. */
  private static List<Finding> withoutRepeats(List<Finding> findings) {
    Set<String> told = new HashSet<>();
    List<Finding> kept = new ArrayList<>();
    for (Finding finding : findings) {
      boolean problem = finding.level() == Finding.Level.PROBLEM;
      kept.add(
          problem && !told.add(finding.text())
              ? Finding.skipped(finding.area(), "not looked at, because of a problem told above")
              : finding);
    }
    return kept;
  }

  private List<Finding> configuration() {
    List<Finding> findings = new ArrayList<>();
    List<InputException> problems = new ArrayList<>(written.problems());
    problems.addAll(Endpoints.problems(written));
    problems.forEach(problem -> findings.add(Finding.problem("configuration", problem)));
    written.unknownKeys().stream()
        .map(UnknownKey::describe)
        .distinct()
        .forEach(text -> findings.add(Finding.remark("configuration", text)));
    if (findings.isEmpty()) {
      findings.add(Finding.ok("configuration", "every value is readable"));
    }
    return findings;
  }

  private List<Finding> trainers() {
    try {
      Trainers read = trainers.get();
      List<Finding> findings = new ArrayList<>();
      read.problems().forEach(problem -> findings.add(Finding.problem("trainers", problem)));
      read.remarks().forEach(text -> findings.add(Finding.remark("trainers", text)));
      if (read.problems().isEmpty()) {
        findings.add(Finding.ok("trainers", Words.count(read.all().size(), "trainer")));
      }
      return findings;
    } catch (CqorcException failure) {
      return List.of(Finding.problem("trainers", failure));
    }
  }

  private List<Finding> sheet(List<Course> courses) {
    List<Finding> findings = new ArrayList<>();
    try {
      SelectedCourses selected = choice.of(sheet.get());
      selected.warnings().forEach(warning -> findings.add(Finding.remark("sheet", warning)));
      for (UnusableCourse course : selected.unusable()) {
        for (InputException problem : course.problems()) {
          Finding finding = Finding.problem("sheet", problem);
          findings.add(
              new Finding(
                  "sheet",
                  finding.level(),
                  "course " + course.id() + ", " + finding.text(),
                  finding.advice()));
        }
      }
      courses.addAll(selected.courses());
      if (selected.unusable().isEmpty()) {
        findings.add(Finding.ok("sheet", Words.count(courses.size(), "course") + " can be used"));
      }
    } catch (CqorcException failure) {
      findings.add(Finding.problem("sheet", failure));
    }
    return findings;
  }

  private List<Finding> ask(Probe probe, List<Course> courses) {
    if (!config.hasSection(probe.section())) {
      return List.of(
          Finding.skipped(
              probe.area(), "not configured: there is no section [" + probe.section() + "]"));
    }
    try {
      return probe.question().ask(courses);
    } catch (CqorcException failure) {
      return List.of(Finding.problem(probe.area(), failure));
    }
  }
}

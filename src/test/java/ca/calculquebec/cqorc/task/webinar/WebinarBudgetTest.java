package ca.calculquebec.cqorc.task.webinar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.CourseLabel;
import ca.calculquebec.cqorc.plan.CourseOutcome;
import ca.calculquebec.cqorc.plan.CoursePlan;
import ca.calculquebec.cqorc.plan.FileJournal;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Outcome;
import ca.calculquebec.cqorc.plan.Plan;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.RunReport;
import ca.calculquebec.cqorc.plan.StateFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebinarBudgetTest {
  private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-09-01T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  private static RunReport made() {
    Change change = Change.of(Kind.CREATE, new CourseId("c1"), Resource.WEBINAR);
    CoursePlan course =
        new CoursePlan(
            new CourseLabel(change.course(), "", "", ""), List.of(Action.note(change)), List.of());
    Plan plan = new Plan("Term", List.of(course), "", List.of(), List.of(), 0);
    Outcome outcome = new Outcome(change, Outcome.Status.DONE, "", List.of(), Problem.NONE);
    return new RunReport(plan, List.of(new CourseOutcome(course, List.of(outcome))), false);
  }

  @Test
  void what_zoom_took_beyond_its_limit_is_no_reason_to_run_again() throws Exception {
    WebinarBudget budget =
        new WebinarBudget(FileJournal.read(new StateFolder(folder), CLOCK), CLOCK);
    for (int number = 0; number < 101; number++) {
      budget.count();
    }
    assertEquals(
        List.of("Zoom took 101 changes today, more than the 100 it documents."),
        budget.closing(made(), TORONTO));
    assertEquals(2, budget.closing(made().plan().changes(), TORONTO).size());
    budget.refused();
    assertEquals(
        List.of(
            "Zoom allows no more changes today: 0 are left until 2026-09-01 20:00 (00:00 UTC)."),
        budget.closing(made(), TORONTO));
  }
}

package ca.calculquebec.cqorc.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.Outcome.Status;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a plan would do to a course, and what became of it. */
class OutcomeTest {
  private static final Problem REFUSED = new Problem("Zoom said no", "Ask again.");
  private static final Change CREATE =
      change(Kind.CREATE).withId("81").withPeople(Set.of("ada@x.example"));

  private static Change change(Kind kind) {
    return Change.of(kind, new CourseId("1"), Resource.WEBINAR);
  }

  private static CoursePlan plan(Kind... kinds) {
    List<Action> actions = new ArrayList<>();
    for (Kind kind : kinds) {
      actions.add(Action.note(change(kind)));
    }
    return new CoursePlan(new CourseLabel(new CourseId("1"), "", "", ""), actions, List.of());
  }

  private static CourseOutcome outcome(Change change, Status status) {
    return new CourseOutcome(
        plan(change.kind()),
        List.of(
            Outcome.untouched(change, status, status == Status.FAILED ? REFUSED : Problem.NONE)));
  }

  @Test
  void every_kind_is_a_change_or_asks_for_people_or_neither() {
    Set<Kind> changes =
        EnumSet.of(Kind.CREATE, Kind.ADOPT, Kind.UPDATE, Kind.PUBLISH, Kind.DELETE, Kind.WITHDRAW);
    Set<Kind> asking = EnumSet.of(Kind.UNWANTED, Kind.UNKNOWN);
    Set<Kind> open = EnumSet.of(Kind.THERE, Kind.DIFFERS);
    for (Kind kind : Kind.values()) {
      assertEquals(changes.contains(kind), kind.isChange(), kind.word());
      assertEquals(asking.contains(kind), kind.asksForPeople(), kind.word());
      CoursePlan plan = plan(Kind.UNCHANGED, kind);
      assertEquals(changes.contains(kind), plan.changesSomething(), kind.word());
      assertEquals(!changes.contains(kind) && !open.contains(kind), plan.isInLine(), kind.word());
      assertEquals(kind == Kind.FAILED, plan.hasProblem(), kind.word());
    }
  }

  @Test
  void a_plan_asks_its_courses() {
    Change deletion = change(Kind.DELETE);
    Change cell = Change.of(Kind.DELETE, new CourseId("1"), Resource.CELL).withWhich("zoom_id");
    CoursePlan course =
        new CoursePlan(
            new CourseLabel(new CourseId("1"), "", "", ""),
            List.of(Action.note(deletion), Action.note(cell), Action.note(CREATE)),
            List.of());
    Plan plan = new Plan("Term", List.of(course), "", List.of(), List.of(), 0);
    assertEquals(List.of(deletion, cell, CREATE), plan.changes());
    assertEquals(List.of(deletion), plan.deletions());
    assertEquals(Set.of("ada@x.example"), plan.people());
    assertTrue(plan.changesSomething());
    assertFalse(plan.hasProblem());
    CoursePlan broken =
        new CoursePlan(
            course.label(),
            List.of(),
            List.of(new CoursePlan.ServiceProblem("zoom", REFUSED, false, false)));
    Plan without = new Plan("Term", List.of(broken), "", List.of(), List.of(), 0);
    assertTrue(without.hasProblem());
    assertFalse(without.changesSomething());
  }

  @Test
  void what_failed_in_a_detail_is_there_without_people_and_other_failures_are_not() {
    assertEquals(
        Optional.of(CREATE), Outcome.untouched(CREATE, Status.DONE, Problem.NONE).cameAbout());
    assertEquals(
        Optional.of(CREATE.withPeople(Set.of())),
        Outcome.untouched(CREATE, Status.FAILED, REFUSED).cameAbout());
    for (Outcome nothing :
        List.of(
            Outcome.untouched(change(Kind.CREATE), Status.FAILED, REFUSED),
            Outcome.untouched(change(Kind.UPDATE).withId("81"), Status.FAILED, REFUSED),
            Outcome.untouched(CREATE, Status.NOT_TRIED, Problem.NONE),
            Outcome.untouched(CREATE, Status.UNCHANGED, Problem.NONE))) {
      assertEquals(Optional.empty(), nothing.cameAbout());
    }
  }

  @Test
  void a_report_tells_failures_changes_and_what_is_there() {
    Change same = change(Kind.UNCHANGED);
    CourseOutcome done = outcome(CREATE, Status.DONE);
    CourseOutcome failed = outcome(change(Kind.UPDATE), Status.FAILED);
    CourseOutcome idle = outcome(same, Status.UNCHANGED);
    CourseOutcome late = outcome(change(Kind.UPDATE), Status.NOT_TRIED);
    assertEquals(
        List.of(new CoursePlan.ServiceProblem("zoom", "", REFUSED, false, false)),
        failed.failures());
    assertEquals(
        List.of(new CoursePlan.ServiceProblem("zoom", "", Problem.NONE, true, false)),
        late.failures());
    assertEquals(List.of(), done.failures());
    assertEquals(
        List.of(false, true, false, true),
        List.of(done.failed(), failed.failed(), idle.failed(), late.failed()));
    assertEquals(
        List.of(true, false, false),
        List.of(done.changedSomething(), failed.changedSomething(), idle.changedSomething()));

    Plan plan = new Plan("Term", List.of(), "", List.of(), List.of(), 0);
    RunReport report = new RunReport(plan, List.of(done, failed, idle), false);
    assertTrue(report.failed());
    assertTrue(report.changedSomething());
    assertEquals(List.of(CREATE, same), report.there());
    assertEquals(3, report.outcomes().size());
    RunReport quiet = new RunReport(plan, List.of(idle), false);
    assertFalse(quiet.failed());
    assertFalse(quiet.changedSomething());
    assertEquals(List.of("2 left"), report.withClosing(List.of("2 left")).plan().closing());
  }

  @Test
  void a_change_is_told_with_what_became_known_meanwhile() {
    Deferred<String> id = Deferred.unknown("new webinar");
    Deferred<String> other = Deferred.unknown("new event");
    Change told =
        change(Kind.UPDATE)
            .withFields(List.of(FieldChange.of("zoom_id", "(new webinar)", "(new webinar), 7")));
    Action action = new Action(told, List.of(id, other, Deferred.known("x")), context -> {});
    assertEquals(told, action.known(told));
    id.fulfil("81");
    assertEquals(
        List.of(FieldChange.of("zoom_id", "(new webinar)", "81, 7")), action.known(told).fields());
  }
}

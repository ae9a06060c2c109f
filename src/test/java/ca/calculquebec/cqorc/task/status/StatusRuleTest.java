package ca.calculquebec.cqorc.task.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.CourseLabel;
import ca.calculquebec.cqorc.plan.CoursePlan;
import ca.calculquebec.cqorc.plan.FieldChange;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.task.term.TermService;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatusRuleTest {
  private static final CourseId COURSE = new CourseId("1001");

  private static Change slack(Kind kind, Resource resource) {
    return Change.of(kind, COURSE, resource);
  }

  private static Standing standing(Change... changes) {
    CoursePlan course =
        new CoursePlan(
            new CourseLabel(COURSE, "PYT101", "", ""),
            Stream.of(changes).map(Action::note).toList(),
            List.of());
    return StatusRule.standing(course, TermService.SLACK);
  }

  @Test
  void somebody_whom_slack_does_not_know_is_a_difference_and_no_failure() {
    Standing standing =
        standing(
            slack(Kind.UNCHANGED, Resource.CHANNEL),
            slack(Kind.FAILED, Resource.INVITATIONS).withNote("Wei Chen cannot be invited: …"));
    assertEquals(State.DIFFERS, standing.state());
    assertEquals(List.of("member missing: Wei Chen cannot be invited: …"), standing.details());
    assertEquals(1, standing.differences().size());
  }

  @Test
  void what_could_not_be_worded_stays_a_problem() {
    Standing standing =
        standing(
            slack(Kind.UNCHANGED, Resource.CHANNEL),
            slack(Kind.FAILED, Resource.INVITATIONS).withNote("Wei Chen cannot be invited: …"),
            slack(Kind.FAILED, Resource.SCHEDULED_MESSAGE)
                .withWhich("debut")
                .withNote("no address"));
    assertEquals(State.PROBLEM, standing.state());
  }

  @Test
  void a_channel_that_is_not_there_is_missing_whoever_is_not_known() {
    Standing standing =
        standing(
            slack(Kind.CREATE, Resource.CHANNEL),
            slack(Kind.FAILED, Resource.INVITATIONS).withNote("Wei Chen cannot be invited: …"));
    assertEquals(State.MISSING, standing.state());
  }

  @Test
  void those_who_are_not_in_it_are_named() {
    Standing standing =
        standing(
            slack(Kind.UNCHANGED, Resource.CHANNEL),
            slack(Kind.CREATE, Resource.INVITATIONS)
                .withFields(List.of(FieldChange.set("invited", "Wei Chen and Eva Müller"))));
    assertEquals(List.of("invitations missing: Wei Chen and Eva Müller"), standing.details());
  }
}

package ca.calculquebec.cqorc.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.CourseId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanDifferenceTest {
  private static final Change WEBINAR = change("1", Resource.WEBINAR);
  private static final Change PANELISTS = change("1", Resource.PANELISTS);
  private static final Change OTHER = change("2", Resource.WEBINAR);

  private static Change change(String course, Resource resource) {
    return Change.of(Kind.UPDATE, new CourseId(course), resource);
  }

  private static Plan plan(Change... changes) {
    List<CoursePlan> courses = new ArrayList<>();
    for (Change change : changes) {
      CourseLabel label = new CourseLabel(change.course(), "", "", "");
      courses.add(new CoursePlan(label, List.of(Action.note(change)), List.of()));
    }
    return new Plan("Term", courses, "", List.of(), List.of(), 0);
  }

  @Test
  void the_order_of_courses_is_no_difference_and_that_within_a_course_is_one() {
    Plan saved = plan(WEBINAR, PANELISTS, OTHER);
    assertTrue(PlanDifference.between(saved, plan(OTHER, WEBINAR, PANELISTS)).isNone());
    PlanDifference difference = PlanDifference.between(saved, plan(PANELISTS, WEBINAR, OTHER));
    assertFalse(difference.isNone());
    assertEquals(new PlanDifference(List.of(), List.of(), true), difference);
  }

  @Test
  void each_side_is_told_what_only_it_would_change_as_often_as_it_would() {
    PlanDifference difference =
        PlanDifference.between(plan(WEBINAR, WEBINAR, OTHER), plan(WEBINAR, PANELISTS, OTHER));
    assertEquals(List.of(WEBINAR), difference.onlySaved());
    assertEquals(List.of(PANELISTS), difference.onlyNow());
    assertFalse(difference.isNone());
  }

  @Test
  void what_changes_nothing_is_no_difference() {
    Change same = OTHER.withKind(Kind.UNCHANGED);
    assertTrue(PlanDifference.between(plan(WEBINAR, same), plan(WEBINAR)).isNone());
  }
}

package ca.calculquebec.cqorc.cli.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.CourseLabel;
import ca.calculquebec.cqorc.task.status.CourseStatus;
import ca.calculquebec.cqorc.task.status.Standing;
import ca.calculquebec.cqorc.task.status.State;
import ca.calculquebec.cqorc.task.term.TermService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusOutagesTest {
  private static CourseStatus course(int number, State state, String detail) {
    return new CourseStatus(
        new CourseLabel(new CourseId("100" + number), "", "", ""),
        Map.of(
            TermService.ZOOM,
            new Standing(state, state.word(), List.of(), List.of(detail), List.of())),
        List.of());
  }

  @Test
  void the_same_trouble_of_all_courses_is_told_once() {
    List<CourseStatus> courses =
        List.of(
            course(1, State.UNREACHABLE, "no list of webinars"),
            course(2, State.UNREACHABLE, "no list of webinars"));
    StatusOutages outages = StatusOutages.of(courses);
    assertEquals(Map.of(TermService.ZOOM, "no list of webinars"), outages.everywhere());
    assertTrue(outages.isTold(courses.get(0), TermService.ZOOM));
    assertEquals(Map.of(), outages.others());
  }

  @Test
  void of_many_courses_one_is_told_and_the_others_are_named() {
    List<CourseStatus> courses =
        List.of(
            course(1, State.IN_LINE, ""),
            course(2, State.UNREACHABLE, "no webinar 2"),
            course(3, State.UNREACHABLE, "no webinar 3"),
            course(4, State.UNREACHABLE, "no webinar 4"),
            course(5, State.UNREACHABLE, "no webinar 5"));
    StatusOutages outages = StatusOutages.of(courses);
    assertEquals(Map.of(), outages.everywhere());
    assertFalse(outages.isTold(courses.get(1), TermService.ZOOM));
    assertTrue(outages.isTold(courses.get(2), TermService.ZOOM));
    assertEquals(Map.of(TermService.ZOOM, "1003, 1004 and 1005"), outages.others());
  }

  @Test
  void of_few_courses_each_is_told() {
    List<CourseStatus> courses =
        List.of(
            course(1, State.UNREACHABLE, "no webinar 1"),
            course(2, State.UNREACHABLE, "no webinar 2"),
            course(3, State.IN_LINE, ""));
    StatusOutages outages = StatusOutages.of(courses);
    assertEquals(Map.of(), outages.others());
    assertFalse(outages.isTold(courses.get(1), TermService.ZOOM));
  }
}

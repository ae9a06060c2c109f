package ca.calculquebec.cqorc.task.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.plan.ParallelExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class QuotaTest {
  private static List<Course> courses(int number) {
    Course one = CertificateWorld.course();
    List<Course> courses = new ArrayList<>();
    for (int index = 0; index < number; index++) {
      courses.add(
          new Course(
              new CourseId("c" + index),
              one.title(),
              one.code(),
              one.site(),
              one.language(),
              "fr",
              "",
              one.sessions(),
              Map.of()));
    }
    return courses;
  }

  private static List<Integer> taken(int number, int people, int bound) {
    Quota quota = new Quota(number);
    List<Course> courses = courses(5);
    quota.expect(courses);
    return new ParallelExecutor(bound)
        .map(
            courses,
            course -> {
              int taken = 0;
              for (int person = 0; person < people; person++) {
                taken += quota.take(course, 1);
              }
              quota.leave(course);
              return taken;
            });
  }

  @RepeatedTest(20)
  void the_first_courses_get_it_however_many_are_planned_at_a_time() {
    assertEquals(List.of(3, 1, 0, 0, 0), taken(4, 3, 3));
  }

  @Test
  void nought_is_nothing_and_less_has_no_end() {
    assertEquals(List.of(0, 0, 0, 0, 0), taken(0, 3, 1));
    assertEquals(List.of(3, 3, 3, 3, 3), taken(-1, 3, 4));
  }

  @Test
  void a_course_that_failed_holds_up_no_other() {
    Quota quota = new Quota(2);
    List<Course> courses = courses(3);
    quota.expect(courses);
    quota.leave(courses.get(0));
    assertEquals(1, quota.take(courses.get(1), 1));
    quota.leave(courses.get(1));
    assertEquals(1, quota.take(courses.get(2), 5));
  }
}

package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import java.util.Optional;

/**
 * How a course is named in plans and reports.
 *
 * @param code blank when there is none, or the rows cannot be used
 * @param start of the first session in the configured zone, {@code 2026-09-14 13:00}; blank when
 *     unknown
 */
public record CourseLabel(CourseId id, String code, String start, String title) {

  public static CourseLabel of(Course course) {
    return new CourseLabel(
        course.id(), course.code().text(), Times.minute(course.start()), course.fullTitle());
  }

  /** A course whose rows cannot be used is known by its id only. */
  public static CourseLabel of(CourseId id, Optional<Course> course) {
    return course.map(CourseLabel::of).orElse(new CourseLabel(id, "", "", ""));
  }
}

package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.InputException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A course that cannot be used as its rows stand, with every reason.
 *
 * @param code and title as far as its top row tells
 * @param rows all rows of the course
 * @param start of the earliest session that can be read
 * @param end the latest end, when every row's dates can be read
 */
public record UnusableCourse(
    CourseId id,
    String code,
    String title,
    List<Integer> rows,
    Optional<ZonedDateTime> start,
    Optional<ZonedDateTime> end,
    List<InputException> problems) {

  public UnusableCourse {
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }

  /** Only when all its dates can be read: otherwise nobody can tell. */
  public boolean isCertainlyOver(Instant now) {
    return end.isPresent() && !end.get().toInstant().isAfter(now);
  }
}

package ca.calculquebec.cqorc.sheet;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Role;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.course.Trainer;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A row as far as it can be read; its problems are told beside it. */
record SessionRow(
    int number,
    Optional<ZonedDateTime> start,
    Optional<ZonedDateTime> end,
    Map<Role, List<Trainer>> trainers,
    Map<String, String> cells) {

  String cell(String column) {
    return cells.getOrDefault(column, "");
  }

  boolean isDated() {
    return start.isPresent() && end.isPresent();
  }

  /** Only of a dated row. */
  Session session(CourseId course) {
    return new Session(course, number, start.get(), end.get(), trainers, cells);
  }
}

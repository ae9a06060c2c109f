package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The column zoom_id. */
final class WebinarCell {
  static final String COLUMN = "zoom_id";

  private WebinarCell() {}

  static String text(Course course) {
    return course.idCell(COLUMN).strip();
  }

  static boolean isEmpty(Course course) {
    return text(course).isEmpty();
  }

  /** The webinar's number, also as Zoom shows it to people: with blanks or hyphens. */
  static long require(Course course) throws InputException {
    String text = text(course);
    Optional<Long> id = parse(text);
    if (id.isEmpty()) {
      throw new InputException(
          origin(course),
          "\"" + text + "\" is not the number of a webinar",
          "Correct the cell, or empty it: cqorc zoom --create then makes a webinar.");
    }
    return id.get();
  }

  static Optional<Long> parse(String text) {
    String digits = text.replaceAll("[\\s\\u00a0-]", "");
    return digits.matches("[1-9]\\d{0,17}")
        ? Optional.of(Long.parseLong(digits))
        : Optional.empty();
  }

  /** Every readable number in the course's rows. */
  static List<Long> ids(Course course) {
    List<Long> ids = new ArrayList<>();
    parse(text(course)).ifPresent(ids::add);
    for (Session session : course.sessions()) {
      parse(session.cell(COLUMN)).ifPresent(ids::add);
    }
    return ids;
  }

  /** Where the cell is, for complaints about it. */
  static Origin origin(Course course) {
    return Origin.cell(course.idRow(COLUMN), COLUMN);
  }
}

package ca.calculquebec.cqorc.wording;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.template.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names that every template may use of a course; docs/templates.md lists them. */
public final class CourseNames {
  private CourseNames() {}

  /**
   * {@code date}, {@code title}, {@code course_code}, {@code locale}, {@code site}, and the rows.
   */
  public static Map<String, Value> of(Course course) {
    return of(course, course.firstSession());
  }

  /**
   * @param session the row that {@code session} stands for; {@code date} stays the first session's
   */
  public static Map<String, Value> of(Course course, Session session) {
    Map<String, Value> names = new LinkedHashMap<>();
    names.put("date", new Value.Date(course.start().toLocalDate()));
    names.put("title", Value.of(course.fullTitle()));
    names.put("course_code", Value.of(course.code().text()));
    names.put("locale", Value.of(course.locale()));
    names.put("site", Value.of(course.site().compact()));
    names.put("session", row(session));
    names.put("first_session", row(course.firstSession()));
    return names;
  }

  private static Value row(Session session) {
    Map<String, Value> cells = new LinkedHashMap<>();
    session.cells().forEach((column, text) -> cells.put(column, Value.of(text)));
    return Value.row(cells);
  }
}

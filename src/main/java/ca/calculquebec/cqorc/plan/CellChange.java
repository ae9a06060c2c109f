package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.course.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A value that an action brings into the course sheet. The plan shows it below its action, and it
 * has an outcome of its own: "created" waits for no sheet, and a cell that could not be written is
 * not called a webinar that could not be made.
 *
 * @param sessionStart absent for a course-level cell, which goes to all rows of the course
 * @param rows the sheet's rows as they were read
 * @param before the cell's text as it was read: another one found when it is written is a person's,
 *     and stays
 * @param value what is written; {@code ""} empties the cell
 * @param due the cell is written as soon as this is known; it is not tried when the action ends
 *     without that
 * @param note may be blank
 */
public record CellChange(
    CourseId course,
    Optional<Instant> sessionStart,
    String column,
    List<Integer> rows,
    String before,
    Deferred<String> value,
    Deferred<?> due,
    String note) {
  public CellChange {
    rows = List.copyOf(rows);
  }

  /** A course-level cell that is written as soon as its value is known. */
  public static CellChange filling(Course course, String column, Deferred<String> value) {
    return new CellChange(
        course.id(),
        Optional.empty(),
        column,
        course.rows(),
        course.idCell(column),
        value,
        value,
        "");
  }

  /**
   * A course-level cell that is emptied.
   *
   * @param due known when what the cell names is gone
   */
  public static CellChange clearing(Course course, String column, Deferred<?> due) {
    return filling(course, column, Deferred.known("")).dueWith(due);
  }

  /** A session's own cell, written as soon as its value is known. */
  public static CellChange filling(
      Course course, Session session, String column, Deferred<String> value) {
    return new CellChange(
        course.id(),
        Optional.of(session.start().toInstant()),
        column,
        List.of(session.row()),
        session.cell(column),
        value,
        value,
        "");
  }

  public CellChange dueWith(Deferred<?> newDue) {
    return new CellChange(course, sessionStart, column, rows, before, value, newDue, note);
  }

  public CellChange withNote(String newNote) {
    return new CellChange(course, sessionStart, column, rows, before, value, due, newNote);
  }

  CellChange withRows(List<Integer> newRows) {
    return new CellChange(course, sessionStart, column, newRows, before, value, due, note);
  }

  /** As plans show it, with the value if it is known by now. */
  public Change change() {
    return Change.of(Kind.UPDATE, course, Resource.CELL)
        .withWhich(column)
        .withRows(rows)
        .withFields(List.of(field()))
        .withNote(note);
  }

  private FieldChange field() {
    String text = before.strip();
    // A row that was added later: it is empty, and the others hold the value already.
    return text.equals(value.shown())
        ? FieldChange.set(column, text)
        : FieldChange.of(column, text, value.shown());
  }
}

package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.plan.Coverage;

/**
 * What a coordinator asks for.
 *
 * @param createMissing an update makes the events that are not there yet
 * @param named whether the courses were named by --course_id: what would be a warning is then a
 *     failure
 * @param rehearsal a dry run, which says what it would wait for and does not wait
 * @param sheet whether the courses come from a sheet, whose cell takes the event's id
 */
public record RegistrationRequest(
    boolean create,
    boolean update,
    boolean publish,
    boolean delete,
    boolean createMissing,
    boolean named,
    boolean rehearsal,
    boolean sheet) {

  public static RegistrationRequest ofSheet(
      boolean create,
      boolean update,
      boolean publish,
      boolean delete,
      boolean createMissing,
      boolean named,
      boolean rehearsal) {
    return new RegistrationRequest(
        create, update, publish, delete, createMissing, named, rehearsal, true);
  }

  /** What of the events is compared. */
  public Coverage coverage() {
    return update ? Coverage.of("the events") : Coverage.NOTHING;
  }

  boolean makesEvents() {
    return create || createMissing;
  }

  /** Where a value of the course comes from: a cell or, without a sheet, an option. */
  Origin origin(Course course, String column) {
    if (sheet) {
      return Origin.cell(course.idRow(column), column);
    }
    return Origin.option(
        column.equals("code") ? "--workshop-code" : "--" + column.replace('_', '-'));
  }
}

package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import java.util.List;

/** Which events a calendar is to hold, and what each should be. */
interface EntrySource {
  String service();

  /** The kinds that are asked for. */
  List<CalendarKind> kinds();

  /** All kinds of the calendar: their columns hold ids that nobody else may adopt. */
  List<CalendarKind> columns();

  /** Whether nobody is invited. */
  default boolean isPublic() {
    return kinds().contains(CalendarKind.PUBLIC);
  }

  /** All that the course is to have, in order of time. */
  List<CalendarEntry> entries(Course course);

  /**
   * Reads what the texts of all courses need; called once, and only when texts are made.
   *
   * @return lines for the plan's end
   */
  List<String> prepare() throws CqorcException;

  /** When the event should be; nothing is asked for it. */
  CalendarSpec.Period times(CalendarEntry entry);

  /** Asked when the plan is made, and again when it is carried out and everything is known. */
  CalendarSpec wanted(CalendarEntry entry, CourseOutputs outputs) throws CqorcException;
}

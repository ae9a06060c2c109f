package ca.calculquebec.cqorc.task.calendar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import ca.calculquebec.cqorc.plan.Deferred;
import java.util.List;
import java.util.Optional;

/** What other services know of a course that its public events show. */
public interface PublicSources {
  /**
   * Called once, before anything else is asked.
   *
   * @return lines for the plan's end
   */
  List<String> prepare() throws CqorcException;

  /** The name that Eventbrite gives the course, else its full title. */
  String title(Course course, CourseOutputs outputs) throws CqorcException;

  /** Where people register; with an address that does not exist yet, what it needs. */
  Address address(Course course, CourseOutputs outputs) throws CqorcException;

  /** Absent for a course without a description. */
  Optional<DescriptionTexts> texts(Course course) throws CqorcException;

  /**
   * @param text blank when there is none
   * @param needs values that do not exist yet; {@code text} holds a description in their place
   */
  record Address(String text, List<Deferred<?>> needs) {
    public Address {
      needs = List.copyOf(needs);
    }
  }
}

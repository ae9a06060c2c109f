package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import java.util.Optional;

/** The descriptions for those who only read them, such as the public calendar. */
public final class CourseDescriptions {
  private final Descriptions descriptions;

  public CourseDescriptions(RegistrationSettings settings) {
    RegistrationRequest reading =
        RegistrationRequest.ofSheet(false, false, false, false, false, false, true);
    this.descriptions = new Descriptions(settings.descriptions(), reading);
  }

  /**
   * Clones or pulls, once.
   *
   * @return why the copy may be old, if it may
   */
  public Optional<String> refresh() throws CqorcException {
    return descriptions.refresh();
  }

  /** Empty for a course without code or without a file. */
  public Optional<Description> find(Course course) throws CqorcException {
    return descriptions.findAny(course);
  }
}

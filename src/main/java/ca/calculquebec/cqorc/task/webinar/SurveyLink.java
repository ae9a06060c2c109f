package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.InputException;
import java.util.Optional;

/** The address of a course's survey; empty when no template is configured. */
@FunctionalInterface
public interface SurveyLink {
  Optional<String> of(Course course) throws InputException;
}

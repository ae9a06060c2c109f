package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import java.util.Optional;

/** Where participants of a course join, for courses whose webinar no part of the plan makes. */
@FunctionalInterface
public interface JoinAddresses {
  /** Empty when the course has no webinar. Called only when a template asks for it. */
  Optional<String> of(Course course) throws CqorcException;
}

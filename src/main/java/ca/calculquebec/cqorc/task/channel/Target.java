package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.plan.CourseLinks;
import ca.calculquebec.cqorc.plan.Later;
import ca.calculquebec.cqorc.service.slack.SlackChannel;
import java.util.Optional;

/**
 * A course and its channel.
 *
 * @param channel absent when it is still to be made
 * @param id fulfilled when it is made
 */
record Target(
    Course course,
    CourseLinks links,
    ChannelName name,
    Optional<SlackChannel> channel,
    Later<String> id) {

  /** What the templates of the course are about. */
  CourseTexts.Subject subject() {
    return new CourseTexts.Subject(course, Optional.empty(), links, name);
  }

  /** The same of another course that has this channel: what its plan makes is not known here. */
  CourseTexts.Subject subjectOf(Course other) {
    return new CourseTexts.Subject(other, Optional.empty(), new CourseLinks(), name);
  }
}

package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import ca.calculquebec.cqorc.plan.Deferred;
import ca.calculquebec.cqorc.service.slack.SlackChannel;
import java.util.Optional;

/**
 * A course and its channel.
 *
 * @param channel absent when it is still to be made
 * @param id fulfilled when it is made
 */
record CourseChannel(
    Course course,
    CourseOutputs outputs,
    ChannelName name,
    Optional<SlackChannel> channel,
    Deferred<String> id) {

  /** What the templates of the course are about. */
  CourseTexts.TextSubject subject() {
    return new CourseTexts.TextSubject(course, Optional.empty(), outputs, name);
  }

  /** The same of another course that has this channel: what its plan makes is not known here. */
  CourseTexts.TextSubject subjectOf(Course other) {
    return new CourseTexts.TextSubject(other, Optional.empty(), new CourseOutputs(), name);
  }
}

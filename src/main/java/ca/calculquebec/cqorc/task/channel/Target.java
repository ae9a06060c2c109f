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
    Later<String> id) {}

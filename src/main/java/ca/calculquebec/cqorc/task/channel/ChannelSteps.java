package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.Step;
import ca.calculquebec.cqorc.plan.StepContext;
import ca.calculquebec.cqorc.service.slack.SlackChannel;
import ca.calculquebec.cqorc.service.slack.SlackClient;
import ca.calculquebec.cqorc.service.slack.SlackCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What makes, joins, fills with people and ends a channel; runs when a plan is carried out. */
final class ChannelSteps {
  private final SlackClient slack;
  private final Channels channels;

  ChannelSteps(SlackClient slack, Channels channels) {
    this.slack = slack;
    this.channels = channels;
  }

  Step create(CourseChannel courseChannel) {
    return channels.oneAtATime(
        courseChannel.name(),
        context -> {
          if (courseChannel.id().isKnown()) {
            context.detail("made for another course");
          } else {
            context.detail(make(courseChannel, context));
          }
          context.id(courseChannel.id().get().orElseThrow());
        });
  }

  private String make(CourseChannel courseChannel, StepContext context) throws CqorcException {
    String name = courseChannel.name().text();
    // Looked for when the plan was made, and not found: they left nothing at Slack.
    SlackIntents.closeStale(
        context.journal(), courseChannel.course().id(), Resource.CHANNEL.word(), intent -> true);
    List<String> taken = new ArrayList<>();
    SlackChannel channel =
        SlackIntents.create(
            context,
            new SlackIntents.IntentSubject(
                courseChannel.course().id(), Resource.CHANNEL.word(), name),
            SlackIntents.CREATED,
            () -> createOrTake(name, taken),
            () -> live(name),
            SlackChannel::id);
    courseChannel.id().fulfil(channel.id());
    return taken.isEmpty()
        ? courseChannel.name().shown() + " created"
        : courseChannel.name().shown() + " found";
  }

  /** Somebody else, or a lost answer's create, may have been quicker. */
  private SlackChannel createOrTake(String name, List<String> taken) throws ServiceException {
    try {
      return slack.createChannel(name);
    } catch (ServiceException failure) {
      if (!SlackCode.isNameTaken(failure)) {
        throw failure;
      }
      Optional<SlackChannel> found = live(name);
      if (found.isEmpty()) {
        throw hidden(name, failure);
      }
      taken.add(name);
      return found.get();
    }
  }

  private static ServiceException hidden(String name, ServiceException failure) {
    return new ServiceException(
        failure.service(),
        failure.reason(),
        failure.status(),
        failure.code(),
        false,
        "Slack has a channel #" + name + " that cqorc cannot see: it is private, or archived",
        "Write another name into slack_channel, or have the other channel renamed at Slack.",
        failure);
  }

  private Optional<SlackChannel> live(String name) throws ServiceException {
    return slack.listChannels().stream()
        .filter(channel -> channel.name().equals(name) && !channel.isArchived())
        .findFirst();
  }

  /** Takes over what is at Slack already. */
  Step adopt(CourseChannel courseChannel) {
    return context -> {
      context.id(courseChannel.id().get().orElseThrow());
      context.detail(courseChannel.name().shown() + " taken over");
      close(courseChannel, context.journal());
    };
  }

  /** An open intent with this name means that we made it. */
  private static void close(CourseChannel courseChannel, Journal journal) {
    SlackIntents.open(journal, courseChannel.course().id(), Resource.CHANNEL.word())
        .forEach(
            intent ->
                journal.finish(
                    intent,
                    intent.key().equals(courseChannel.name().text())
                        ? SlackIntents.CREATED
                        : SlackIntents.TAKEN_OVER));
  }

  Step join(CourseChannel courseChannel) {
    return context -> {
      slack.joinChannel(courseChannel.id().get().orElseThrow());
      context.detail("cqorc joined " + courseChannel.name().shown());
    };
  }

  /**
   * @param people names by user id
   */
  Step invite(CourseChannel courseChannel, Map<String, String> people) {
    return context -> {
      Map<String, String> refused =
          slack.invite(courseChannel.id().get().orElseThrow(), new ArrayList<>(people.keySet()));
      context.detail((people.size() - refused.size()) + " invited");
      refused.forEach(
          (id, code) ->
              context.problem(
                  "Slack did not invite " + people.get(id) + " (" + code + ")", advice(code)));
    };
  }

  private static String advice(String code) {
    return switch (code) {
      case "user_is_restricted", "ura_max_channels" ->
          "Guests join few channels: ask an owner of the workspace to change the account.";
      default -> "Invite the person at Slack, or compare slack_email in the trainer file.";
    };
  }

  Step archive(CourseChannel courseChannel) {
    return context -> {
      String id = courseChannel.id().get().orElseThrow();
      context.id(id);
      context.detail(
          courseChannel.name().shown()
              + (slack.archiveChannel(id) ? " archived" : " was archived already"));
    };
  }
}

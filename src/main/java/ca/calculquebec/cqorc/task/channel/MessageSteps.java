package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.plan.Step;
import ca.calculquebec.cqorc.plan.StepContext;
import ca.calculquebec.cqorc.service.slack.ScheduledMessage;
import ca.calculquebec.cqorc.service.slack.SlackClient;
import ca.calculquebec.cqorc.service.slack.SlackCode;
import ca.calculquebec.cqorc.service.slack.SlackText;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What schedules and deletes messages; runs when a plan is carried out. */
final class MessageSteps {
  /** How often a first message whose time passed in a queue is given a later one. */
  private static final int POSTPONED = 3;

  private final SlackClient slack;
  private final MessageHistory history;
  private final Clock clock;

  MessageSteps(SlackClient slack, MessageHistory history, Clock clock) {
    this.slack = slack;
    this.history = history;
    this.clock = clock;
  }

  Step schedule(CourseChannel courseChannel, WantedMessage message) {
    return context -> schedule(courseChannel, message, context);
  }

  private void schedule(CourseChannel courseChannel, WantedMessage message, StepContext context)
      throws CqorcException {
    String text = message.text().text();
    if (text.isBlank()) {
      context.detail("nothing to say");
      return;
    }
    MessageKey planned = message.key();
    CourseId course = planned.course();
    // Looked for when the plan was made, and not found: they left nothing at Slack.
    SlackIntents.closeStale(
        context.journal(),
        course,
        Resource.SCHEDULED_MESSAGE.word(),
        intent -> history.begun(planned).contains(intent));
    String key =
        new MessageKey(course, planned.name(), planned.session(), MessageKey.digest(text)).text();
    String channel = courseChannel.id().get().orElseThrow();
    for (int again = 0; ; again++) {
      Instant at =
          message.instant().orElseGet(() -> FirstMessage.time(clock.instant(), message.offset()));
      try {
        String id =
            SlackIntents.create(
                context,
                new SlackIntents.IntentSubject(course, Resource.SCHEDULED_MESSAGE.word(), key),
                SlackIntents.DONE,
                () -> slack.scheduleMessage(channel, text, at),
                () -> find(channel, text, at),
                made -> made);
        context.id(id);
        context.detail(message.due().isPresent() ? "scheduled" : "on its way");
        return;
      } catch (ServiceException failure) {
        boolean postponed =
            message.due().isEmpty() && SlackCode.isPast(failure) && again < POSTPONED;
        if (!postponed) {
          throw failure;
        }
      }
    }
  }

  private Optional<String> find(String channel, String text, Instant at) throws ServiceException {
    return slack.listScheduledMessages(channel).stream()
        .filter(message -> message.postAt().equals(at))
        .filter(message -> SlackText.comparable(message.text()).equals(SlackText.comparable(text)))
        .map(ScheduledMessage::id)
        .findFirst();
  }

  /** Slack has no way to change one: the old one goes, then the new one comes. */
  Step replace(CourseChannel courseChannel, WantedMessage message, ScheduledMessage old) {
    return context -> {
      if (isTooNear(old, context)) {
        return;
      }
      String text = message.text().text();
      if (message.instant().filter(old.postAt()::equals).isPresent()
          && SlackText.comparable(text).equals(SlackText.comparable(old.text()))) {
        // What the plan did not know yet came out as it stands there.
        context.id(old.id());
        context.detail("in line");
        return;
      }
      slack.deleteScheduledMessage(courseChannel.id().get().orElseThrow(), old.id());
      schedule(courseChannel, message, context);
      context.detail("replaced");
    };
  }

  Step delete(CourseChannel courseChannel, ScheduledMessage message) {
    return context -> {
      context.id(message.id());
      if (!isTooNear(message, context)) {
        boolean deleted =
            slack.deleteScheduledMessage(courseChannel.id().get().orElseThrow(), message.id());
        context.detail(deleted ? "deleted" : "already gone");
      }
    };
  }

  /** Waiting for Slack's limits takes minutes, in which a message's time may come. */
  private boolean isTooNear(ScheduledMessage message, StepContext context) {
    if (!MessageTimes.isNear(message.postAt(), clock.instant())) {
      return false;
    }
    context.id(message.id());
    context.problem(
        "it is due within five minutes by now, in which Slack posts it all the same",
        "Look into the channel when it is posted; the same command brings the rest in line.");
    return true;
  }

  /** Nobody can tell any more: reported once, and never posted again by itself. */
  Step giveUp(List<Journal.Intent> begun, String name) {
    return context -> {
      begun.forEach(intent -> context.journal().finish(intent, SlackIntents.UNKNOWN));
      context.problem(
          "an interrupted run may have posted the message \"" + name + "\", or may not",
          "Look into the channel; if it is not there, cqorc slack --messages --repost "
              + name
              + " posts it.");
    };
  }
}

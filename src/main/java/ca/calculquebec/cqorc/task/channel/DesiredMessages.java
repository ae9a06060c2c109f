package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.config.Setting;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Session;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Problem;
import ca.calculquebec.cqorc.plan.Resource;
import ca.calculquebec.cqorc.task.channel.MessageRule.Anchor;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which messages a course's channel should hold, before anybody looks at what it holds. */
final class DesiredMessages {
  private static final int LONGEST = 40_000;

  private final List<MessageRule> rules;
  private final CourseTexts texts;
  private final Instant now;

  DesiredMessages(List<MessageRule> rules, CourseTexts texts, Instant now) {
    this.rules = rules;
    this.texts = texts;
    this.now = now;
  }

  /** A message with its rule; whether a first one was posted before is still to be found out. */
  record DesiredMessage(MessageRule rule, WantedMessage message) {}

  /**
   * By rule, a rule's sessions in their order.
   *
   * @param failures takes a note for each message that could not be worded, since another service
   *     could not tell an address; the others are done
   */
  List<DesiredMessage> of(CourseTexts.TextSubject course, List<Action> failures)
      throws CqorcException {
    List<DesiredMessage> desired = new ArrayList<>();
    for (MessageRule rule : rules) {
      Optional<Setting> template = rule.template().in(course.course().language());
      if (template.isEmpty()) {
        continue;
      }
      boolean everySession = rule.everySession() && rule.anchor() != Anchor.NOW;
      List<Session> sessions =
          everySession ? course.course().sessions() : List.of(course.course().firstSession());
      for (Session session : sessions) {
        CourseTexts.TextSubject subject =
            new CourseTexts.TextSubject(
                course.course(),
                everySession ? Optional.of(session) : Optional.empty(),
                course.outputs(),
                course.channel());
        try {
          desired(rule, template.get(), subject, session).ifPresent(desired::add);
        } catch (ServiceException trouble) {
          failures.add(
              Action.note(
                  Change.of(Kind.FAILED, course.course().id(), Resource.SCHEDULED_MESSAGE)
                      .withWhich(rule.name())
                      .withNote(Problem.of(trouble).cause())));
        }
      }
    }
    return desired;
  }

  private Optional<DesiredMessage> desired(
      MessageRule rule, Setting template, CourseTexts.TextSubject subject, Session session)
      throws CqorcException {
    Course course = subject.course();
    Optional<ZonedDateTime> due =
        rule.anchor() == Anchor.NOW ? Optional.empty() : Optional.of(rule.due(course, session));
    boolean past = due.filter(time -> MessageTimes.isPast(time.toInstant(), now)).isPresent();
    if (past) {
      // Nothing will come of it, so nobody need be asked for its names.
      return Optional.of(
          new DesiredMessage(rule, message(rule, subject, session, due, CourseText.known(""))));
    }
    if (!texts.holds(rule.condition().in(course.language()), subject)
        || (texts.usesAnalysts(template) && subject.techTeam().isEmpty())) {
      return Optional.empty();
    }
    CourseText text = texts.message(template, subject);
    if (text.shown().isBlank()) {
      return Optional.empty();
    }
    if (text.shown().length() > LONGEST) {
      throw new InputException(
          template.origin(),
          "the message has " + text.shown().length() + " characters",
          "Slack takes " + LONGEST + ": shorten it.");
    }
    return Optional.of(new DesiredMessage(rule, message(rule, subject, session, due, text)));
  }

  private static WantedMessage message(
      MessageRule rule,
      CourseTexts.TextSubject subject,
      Session session,
      Optional<ZonedDateTime> due,
      CourseText text) {
    MessageKey key =
        new MessageKey(
            subject.course().id(),
            rule.name(),
            subject.session().map(one -> session.start().toInstant()),
            MessageKey.digest(text.shown()));
    Duration offset = rule.anchor() == Anchor.NOW ? rule.offset() : Duration.ZERO;
    return new WantedMessage(key, due, offset, text, FirstMessage.FirstMessageState.POST);
  }
}

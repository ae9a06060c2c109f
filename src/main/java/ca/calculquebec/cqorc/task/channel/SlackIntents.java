package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ThrowingSupplier;
import ca.calculquebec.cqorc.plan.IntendedCreate;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Step;
import ca.calculquebec.cqorc.plan.StepContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Creates that the journal hears of before Slack does. */
final class SlackIntents {
  static final String CREATED = "created";
  static final String DONE = "done";
  static final String TAKEN_OVER = "taken over";
  static final String UNKNOWN = "unknown";

  private SlackIntents() {}

  /** What one create is about. */
  record IntentSubject(CourseId course, String resource, String key) {}

  /**
   * Creates it, after looking whether a lost answer left it.
   *
   * @param outcome what the journal remembers of it
   */
  static <T> T create(
      StepContext context,
      IntentSubject subject,
      String outcome,
      ThrowingSupplier<T> create,
      ThrowingSupplier<Optional<T>> lookUp,
      IntendedCreate.Identity<T> identity)
      throws CqorcException {
    return new IntendedCreate(
            subject.course(),
            ChannelContribution.SERVICE,
            subject.resource(),
            subject.key(),
            outcome)
        .run(context, create, lookUp, identity);
  }

  /** Takes over what an interrupted run left complete. */
  static Step complete(List<Journal.Intent> begun, String id) {
    return context -> {
      context.id(id);
      context.detail("taken over");
      for (Journal.Intent intent : begun) {
        context.journal().made(intent, id);
        context.journal().finish(intent, DONE);
      }
    };
  }

  static List<Journal.Intent> open(Journal journal, CourseId course, String resource) {
    return journal.open(course, ChannelContribution.SERVICE).stream()
        .filter(intent -> intent.resource().equals(resource))
        .toList();
  }

  static List<Journal.Intent> ended(
      Journal journal, CourseId course, String resource, String outcome) {
    return journal.finished(course, ChannelContribution.SERVICE, outcome).stream()
        .filter(intent -> intent.resource().equals(resource))
        .toList();
  }

  /** What a plan looked for and did not find was not made. */
  static void closeStale(
      Journal journal, CourseId course, String resource, Predicate<Journal.Intent> which) {
    open(journal, course, resource).stream()
        .filter(which)
        .forEach(intent -> journal.finish(intent, IntendedCreate.NOT_MADE));
  }
}

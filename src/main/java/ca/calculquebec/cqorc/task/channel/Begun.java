package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Journal;
import ca.calculquebec.cqorc.plan.Step;
import ca.calculquebec.cqorc.plan.StepContext;
import ca.calculquebec.cqorc.plan.UncertainCreate;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** Creates that the journal hears of before Slack does. */
final class Begun {
  static final String CREATED = "created";
  static final String DONE = "done";
  static final String TAKEN_OVER = "taken over";
  static final String UNKNOWN = "unknown";
  private static final String NOT_MADE = "not made";

  private Begun() {}

  /** What one create is about. */
  record Subject(CourseId course, String resource, String key) {}

  /** Tells the id of what was made. */
  @FunctionalInterface
  interface Identity<T> {
    String of(T made);
  }

  /**
   * Creates it, after looking whether a lost answer left it.
   *
   * @param outcome what the journal remembers of it
   */
  static <T> T create(
      StepContext context,
      Subject subject,
      String outcome,
      UncertainCreate.Create<T> create,
      UncertainCreate.LookUp<T> lookUp,
      Identity<T> identity)
      throws CqorcException {
    Journal journal = context.journal();
    Journal.Intent intent =
        journal.begin(
            subject.course(), ChannelContribution.SERVICE, subject.resource(), subject.key());
    AtomicBoolean unknown = new AtomicBoolean();
    try {
      T made =
          UncertainCreate.run(
              context.pause(),
              () -> {
                try {
                  return create.run();
                } catch (ServiceException failure) {
                  unknown.set(failure.uncertain());
                  throw failure;
                }
              },
              () -> {
                var found = lookUp.run();
                unknown.set(false);
                return found;
              });
      journal.made(intent, identity.of(made));
      journal.finish(intent, outcome);
      return made;
    } catch (ServiceException failure) {
      // When the look after a lost answer failed too, a repeat finds out.
      if (!unknown.get()) {
        journal.finish(intent, NOT_MADE);
      }
      throw failure;
    }
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
        .forEach(intent -> journal.finish(intent, NOT_MADE));
  }
}

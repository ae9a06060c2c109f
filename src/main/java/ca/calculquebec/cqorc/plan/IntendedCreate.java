package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ThrowingSupplier;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A create that the journal hears of before its service does, and whose lost answer is looked up
 * before it is repeated. When even that fails, its intent stays open: a repeat finds out.
 *
 * @param service as plans name it
 * @param key what the resource is found by
 * @param outcome what the journal remembers of one that was made
 */
public record IntendedCreate(
    CourseId course, String service, String resource, String key, String outcome) {
  /** What the journal remembers of one that was not made. */
  public static final String NOT_MADE = "not made";

  /** Tells the id of what was made. */
  @FunctionalInterface
  public interface Identity<T> {
    String of(T made);
  }

  public <T> T run(
      StepContext context,
      ThrowingSupplier<T> create,
      ThrowingSupplier<Optional<T>> lookUp,
      Identity<T> identity)
      throws CqorcException {
    Journal journal = context.journal();
    Journal.Intent intent = journal.begin(course, service, resource, key);
    AtomicBoolean unknown = new AtomicBoolean();
    try {
      T made =
          UncertainCreate.run(
              context.pause(),
              () -> {
                try {
                  return create.get();
                } catch (ServiceException failure) {
                  unknown.set(failure.uncertain());
                  throw failure;
                }
              },
              () -> {
                var found = lookUp.get();
                unknown.set(false);
                return found;
              });
      journal.made(intent, identity.of(made));
      journal.finish(intent, outcome);
      return made;
    } catch (ServiceException failure) {
      if (!unknown.get()) {
        journal.finish(intent, NOT_MADE);
      }
      throw failure;
    }
  }
}

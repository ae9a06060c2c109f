package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ThrowingSupplier;
import java.time.Duration;
import java.util.Optional;

/**
 * The one way to repeat a create whose outcome nobody knows: look first, and create again only what
 * is certainly not there.
 */
public final class UncertainCreate {
  private static final int ATTEMPTS = 3;
  private static final String LOOKS =
      "%s's answer was lost, so cqorc looks whether it was done before it tries again";

  /**
   * Before the looks after an uncertain answer. A service may still be at work on a request whose
   * answer was lost: who looks at once, finds nothing, and creates again, makes two.
   */
  private static final Duration[] PAUSES = {Duration.ofSeconds(2), Duration.ofSeconds(8)};

  private UncertainCreate() {}

  /**
   * For services that show at once what was made.
   *
   * @param create throws an uncertain {@link ServiceException} when the answer was lost
   * @param lookUp finds what a lost answer may have left
   */
  public static <T> T run(
      Pause pause, ThrowingSupplier<T> create, ThrowingSupplier<Optional<T>> lookUp)
      throws CqorcException {
    ServiceException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return create.get();
      } catch (ServiceException failure) {
        last = uncertain(failure);
      }
      for (Duration before : PAUSES) {
        pause.of(before, last.service(), LOOKS.formatted(last.service()));
        Optional<T> found = lookUp.get();
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    throw last;
  }

  /**
   * For services whose lists lag for minutes. One look-up lasts as long as a list may lag, so there
   * is one: a second uncertain answer is the end, and its intent stays open for a repeat.
   *
   * @param lookUp waits itself until what was made must show
   */
  public static <T> T runOnLaggingLists(
      ThrowingSupplier<T> create, ThrowingSupplier<Optional<T>> lookUp) throws CqorcException {
    try {
      return create.get();
    } catch (ServiceException failure) {
      uncertain(failure);
    }
    Optional<T> found = lookUp.get();
    return found.isPresent() ? found.get() : create.get();
  }

  private static ServiceException uncertain(ServiceException failure) throws ServiceException {
    if (!failure.uncertain()) {
      throw failure;
    }
    return failure;
  }
}

package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import java.util.Optional;

/**
 * The one way to repeat a create whose outcome nobody knows: look first, and create again only what
 * is certainly not there.
 */
public final class UncertainCreate {
  private static final int ATTEMPTS = 3;

  /** Makes the resource; throws an uncertain {@link ServiceException} when the answer was lost. */
  @FunctionalInterface
  public interface Create<T> {
    T run() throws CqorcException;
  }

  /** Finds what a lost answer may have left; waits itself where the service's lists lag. */
  @FunctionalInterface
  public interface LookUp<T> {
    Optional<T> run() throws CqorcException;
  }

  private UncertainCreate() {}

  public static <T> T run(Create<T> create, LookUp<T> lookUp) throws CqorcException {
    ServiceException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return create.run();
      } catch (ServiceException failure) {
        if (!failure.uncertain()) {
          throw failure;
        }
        last = failure;
      }
      Optional<T> found = lookUp.run();
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw last;
  }
}

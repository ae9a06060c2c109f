package ca.calculquebec.cqorc.task.term;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Contribution;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** A service that cannot be reached is so for every course, and the others go on without it. */
public final class FaultTolerant extends ForwardingContribution {
  private final Predicate<CqorcException> bearable;
  private final boolean hasOthers;
  private final AtomicReference<CqorcException> failure = new AtomicReference<>();

  private FaultTolerant(
      Contribution inside, Predicate<CqorcException> bearable, boolean hasOthers) {
    super(inside);
    this.bearable = bearable;
    this.hasOthers = hasOthers;
  }

  /** For a report, which tells of each service whatever it can. */
  public static FaultTolerant whatever(Contribution inside) {
    return new FaultTolerant(inside, failure -> true, false);
  }

  /**
   * For a run, which a passing trouble of one service does not stop; wrong credentials and other
   * mistakes of the configuration are told before anything is changed.
   *
   * @param hasOthers whether other services take part, which can go on without this one
   */
  public static FaultTolerant whenDown(Contribution inside, boolean hasOthers) {
    return new FaultTolerant(inside, FaultTolerant::passes, hasOthers);
  }

  private static boolean passes(CqorcException failure) {
    return failure instanceof ServiceException service
        && (service.reason() == ServiceException.Reason.UNAVAILABLE
            || service.reason() == ServiceException.Reason.LIMIT);
  }

  @Override
  public void prepare(List<Course> selected, List<Course> all) throws CqorcException {
    try {
      super.prepare(selected, all);
    } catch (CqorcException unreachable) {
      if (!bearable.test(unreachable)) {
        throw unreachable instanceof ServiceException refusal ? withWayOut(refusal) : unreachable;
      }
      failure.set(unreachable);
    }
  }

  private ServiceException withWayOut(ServiceException refusal) {
    if (!hasOthers || refusal.reason() == ServiceException.Reason.INTERRUPTED) {
      return refusal;
    }
    return new ServiceException(
        refusal.service(),
        refusal.reason(),
        refusal.status(),
        refusal.code(),
        refusal.uncertain(),
        refusal.getMessage(),
        (refusal.advice() + " --skip " + service() + " leaves this service out until that is done.")
            .strip(),
        refusal);
  }

  @Override
  public List<Action> plan(Course course, CourseOutputs outputs) throws CqorcException {
    if (failure.get() != null) {
      throw failure.get();
    }
    return super.plan(course, outputs);
  }
}

package ca.calculquebec.cqorc.task.status;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Contribution;
import ca.calculquebec.cqorc.plan.CourseLinks;
import ca.calculquebec.cqorc.task.term.Wrapped;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A service that cannot be reached is so for every course, and the others are compared. */
public final class Isolated extends Wrapped {
  private final AtomicReference<CqorcException> failure = new AtomicReference<>();

  public Isolated(Contribution inside) {
    super(inside);
  }

  @Override
  public void prepare(List<Course> selected, List<Course> all) {
    try {
      super.prepare(selected, all);
    } catch (CqorcException unreachable) {
      failure.set(unreachable);
    }
  }

  @Override
  public List<Action> plan(Course course, CourseLinks links) throws CqorcException {
    if (failure.get() != null) {
      throw failure.get();
    }
    return super.plan(course, links);
  }
}

package ca.calculquebec.cqorc.task.term;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.plan.Action;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Contribution;
import ca.calculquebec.cqorc.plan.CourseOutputs;
import ca.calculquebec.cqorc.plan.Orphan;
import ca.calculquebec.cqorc.plan.RunReport;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A contribution that does as the one inside does, but for what a subclass changes. */
public abstract class ForwardingContribution implements Contribution {
  private final Contribution inside;

  protected ForwardingContribution(Contribution inside) {
    this.inside = inside;
  }

  @Override
  public String service() {
    return inside.service();
  }

  @Override
  public void wholeSheet(Set<CourseId> standing) {
    inside.wholeSheet(standing);
  }

  @Override
  public void prepare(List<Course> selected, List<Course> all) throws CqorcException {
    inside.prepare(selected, all);
  }

  @Override
  public List<Action> plan(Course course, CourseOutputs outputs) throws CqorcException {
    return inside.plan(course, outputs);
  }

  @Override
  public int existing(Course course) {
    return inside.existing(course);
  }

  @Override
  public List<String> closing(List<Change> changes) {
    return inside.closing(changes);
  }

  @Override
  public Duration pace(List<Change> changes) {
    return inside.pace(changes);
  }

  @Override
  public List<String> closing(RunReport report) {
    return inside.closing(report);
  }

  @Override
  public List<String> requests(RunReport report) {
    return inside.requests(report);
  }

  @Override
  public List<String> warnings() {
    return inside.warnings();
  }

  @Override
  public List<Orphan> orphans(Set<CourseId> standing) {
    return inside.orphans(standing);
  }
}

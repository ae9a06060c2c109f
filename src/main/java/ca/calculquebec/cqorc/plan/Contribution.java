package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.failure.CqorcException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One service's share in a plan: {@code zoom} has one, {@code term} has five in their order. */
public interface Contribution {
  /** The service's name as commands and tables print it: {@code zoom}. */
  String service();

  /**
   * Told before {@link #prepare} when the plan is about the whole sheet, and {@link #orphans} will
   * be asked for.
   *
   * @param standing all courses of the sheet, usable or not
   */
  default void wholeSheet(Set<CourseId> standing) {}

  /**
   * Reads what the courses share, such as the list of webinars; called once, before any course is
   * planned. A failure here is a failure of the whole run.
   *
   * @param selected the courses to plan, in the order of printing
   * @param all every usable course of the sheet: an id in any row is never adopted again
   */
  void prepare(List<Course> selected, List<Course> all) throws CqorcException;

  /**
   * Reads what concerns this course and says what to do, in order. Called once a course, for
   * several courses at a time. A failure here is this course's failure.
   */
  List<Action> plan(Course course, CourseOutputs outputs) throws CqorcException;

  /** How many resources of this service the course has today, for the guard's share. */
  int existing(Course course);

  /** Lines for the plan's end, such as what counts against a daily budget. */
  List<String> closing(List<Change> changes);

  /**
   * How long this takes at least, at the pace that the service is known to demand; usually as long
   * as it takes.
   */
  default Duration pace(List<Change> changes) {
    return Duration.ZERO;
  }

  /**
   * The closing lines of a run, where they tell what came about and not what was planned; by
   * default the same lines for what is there.
   */
  default List<String> closing(RunReport report) {
    return closing(report.there());
  }

  /**
   * Those of the closing lines of a run that ask a person to do something: a quiet run without a
   * change says them too. Asked before {@link #closing(RunReport)}.
   */
  default List<String> requests(RunReport report) {
    return List.of();
  }

  /**
   * What people should know before anything of the plan is carried out; asked once, when planned.
   */
  default List<String> warnings() {
    return List.of();
  }

  /**
   * What was made for courses that have left the sheet, as far as it is known without asking for
   * more; asked once, when all courses are planned.
   *
   * @param standing all courses of the sheet, usable or not
   */
  default List<Orphan> orphans(Set<CourseId> standing) {
    return List.of();
  }
}

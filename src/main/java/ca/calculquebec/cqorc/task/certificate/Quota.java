package ca.calculquebec.cqorc.task.certificate;

import ca.calculquebec.cqorc.course.Course;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many messages a run may plan in all. Courses are planned side by side, and yet what is left
 * is always the same ones': each waits for those before it.
 */
final class Quota {
  private final Set<Course> ahead = new LinkedHashSet<>();
  private final boolean bounded;
  private final AtomicInteger left;

  /**
   * @param number negative for no bound
   */
  Quota(int number) {
    this.bounded = number >= 0;
    this.left = new AtomicInteger(number);
  }

  /**
   * @param courses in their order; each must be {@link #leave done with}
   */
  synchronized void expect(List<Course> courses) {
    ahead.addAll(courses);
  }

  /** Takes up to so many of what the courses before this one left. */
  synchronized int take(Course course, int wanted) {
    if (!bounded) {
      return wanted;
    }
    try {
      while (ahead.contains(course) && !ahead.iterator().next().equals(course)) {
        wait();
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while courses were planned", interruption);
    }
    int taken = Math.min(left.get(), wanted);
    left.addAndGet(-taken);
    return taken;
  }

  /** The course takes no more. */
  synchronized void leave(Course course) {
    ahead.remove(course);
    notifyAll();
  }
}

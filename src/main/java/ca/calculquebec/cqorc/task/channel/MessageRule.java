package ca.calculquebec.cqorc.task.channel;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Session;
import java.time.Duration;
import java.time.ZonedDateTime;

/**
 * One {@code message_NAME_*} of the configuration.
 *
 * @param name in small letters, without underscore
 * @param anchor what {@code offset} counts from
 * @param everySession whether it comes once per session ({@code multidays}); else once per course
 */
record MessageRule(
    String name,
    Localized template,
    Localized condition,
    Anchor anchor,
    Duration offset,
    boolean everySession) {

  /** What an offset counts from. */
  enum Anchor {
    START,
    END,
    /** The run that first finds the channel made. */
    NOW
  }

  /**
   * When it is due for a session, or for the course when it comes only once: then the end is that
   * of the last session.
   */
  ZonedDateTime due(Course course, Session session) {
    if (anchor == Anchor.END) {
      return (everySession ? session.end() : course.end()).plus(offset);
    }
    return session.start().plus(offset);
  }
}

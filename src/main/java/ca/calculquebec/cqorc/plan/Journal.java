package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.course.CourseId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was begun and what became of it, on disk before the service hears of it: a repeat finishes
 * what an interrupted run left.
 */
public interface Journal {
  /**
   * A create that was begun and not finished.
   *
   * @param key natural key: what the resource is found by at its service
   * @param made its id, once the service told it
   */
  record Intent(
      String reference,
      CourseId course,
      String service,
      String resource,
      String key,
      Instant begun,
      Optional<String> made) {}

  /** Appends and fsyncs the intent, then returns. */
  Intent begin(CourseId course, String service, String resource, String key);

  /** The service told the id; the resource is not complete yet. */
  void made(Intent intent, String id);

  /** Complete, or known not to exist: nothing is left to be finished. */
  void finish(Intent intent, String outcome);

  /** All courses that anything was ever begun for. */
  Set<CourseId> courses();

  /** Intents without an end, oldest first. */
  List<Intent> open(CourseId course, String service);

  /**
   * All intents ever finished with this outcome, for things done at most once; of equal ones the
   * last. Their reference is blank.
   */
  List<Intent> finished(CourseId course, String service, String outcome);

  /** How many changing calls of this kind were counted since an instant, two days back at most. */
  int countSince(String service, String budget, Instant since);

  /** Counts one call against a daily budget, such as Zoom's 100 changes. */
  void count(String service, String budget);
}

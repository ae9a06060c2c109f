package ca.calculquebec.cqorc.plan;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.CourseId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of the orphans are worth telling. */
final class Orphans {
  /** Courses well before the sheet's first one stand in a former term's tab. */
  private static final Duration BEFORE_FIRST = Duration.ofDays(7);

  private Orphans() {}

  /**
   * By course, those of courses that are still to come and belong to the term that the sheet is
   * about; what tells of no session goes with what does.
   *
   * @param sheet every usable course; without any, the tab is a new one and tells of no term
   */
  static List<CoursePlan> told(List<Orphan> found, List<Course> sheet, Instant now) {
    if (sheet.isEmpty()) {
      return List.of();
    }
    ZoneId zone = sheet.get(0).start().getZone();
    Instant first =
        sheet.stream()
            .map(course -> course.start().toInstant())
            .min(Comparator.naturalOrder())
            .orElseThrow()
            .minus(BEFORE_FIRST);
    Map<CourseId, Instant> next = new LinkedHashMap<>();
    Map<CourseId, List<Orphan>> concerned = new LinkedHashMap<>();
    for (Orphan orphan : found) {
      Optional<Instant> when = orphan.when();
      boolean ahead = when.isPresent() && when.get().isAfter(now) && !when.get().isBefore(first);
      if (when.isEmpty() || ahead) {
        concerned.computeIfAbsent(orphan.change().course(), id -> new ArrayList<>()).add(orphan);
      }
      if (ahead) {
        next.merge(
            orphan.change().course(),
            when.get(),
            (one, other) -> one.isBefore(other) ? one : other);
      }
    }
    List<CourseId> courses = new ArrayList<>(next.keySet());
    courses.sort(Comparator.comparing((CourseId id) -> next.get(id)).thenComparing(id -> id));
    return courses.stream()
        .map(
            course ->
                block(course, Times.minute(next.get(course).atZone(zone)), concerned.get(course)))
        .toList();
  }

  private static CoursePlan block(CourseId course, String start, List<Orphan> orphans) {
    String title =
        orphans.stream().map(Orphan::title).filter(text -> !text.isBlank()).findFirst().orElse("");
    return new CoursePlan(
        new CourseLabel(course, "", start, title),
        orphans.stream().map(orphan -> Action.note(orphan.change())).toList(),
        List.of());
  }
}

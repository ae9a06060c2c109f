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

/** Which of the strays are worth telling. */
final class Strays {
  /** Courses well before the sheet's first one stand in a former term's tab. */
  private static final Duration BEFORE_FIRST = Duration.ofDays(7);

  private Strays() {}

  /**
   * By course, those of courses that are still to come and belong to the term that the sheet is
   * about; what tells of no session goes with what does.
   *
   * @param sheet every usable course; without any, the tab is a new one and tells of no term
   */
  static List<CoursePlan> told(List<Stray> found, List<Course> sheet, Instant now) {
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
    Map<CourseId, List<Stray>> concerned = new LinkedHashMap<>();
    for (Stray stray : found) {
      Optional<Instant> when = stray.when();
      boolean ahead = when.isPresent() && when.get().isAfter(now) && !when.get().isBefore(first);
      if (when.isEmpty() || ahead) {
        concerned.computeIfAbsent(stray.change().course(), id -> new ArrayList<>()).add(stray);
      }
      if (ahead) {
        next.merge(
            stray.change().course(), when.get(), (one, other) -> one.isBefore(other) ? one : other);
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

  private static CoursePlan block(CourseId course, String start, List<Stray> strays) {
    String title =
        strays.stream().map(Stray::title).filter(text -> !text.isBlank()).findFirst().orElse("");
    return new CoursePlan(
        new CourseLabel(course, "", start, title),
        strays.stream().map(stray -> Action.note(stray.change())).toList(),
        List.of());
  }
}

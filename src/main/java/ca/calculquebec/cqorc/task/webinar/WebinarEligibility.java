package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.plan.Change;
import ca.calculquebec.cqorc.plan.Kind;
import ca.calculquebec.cqorc.plan.Resource;
import java.time.Clock;
import java.util.Optional;

/** Which courses get a webinar. */
final class WebinarEligibility {
  private final WebinarRequest request;
  private final boolean onsiteWebinars;
  private final Clock clock;

  WebinarEligibility(WebinarRequest request, boolean onsiteWebinars, Clock clock) {
    this.request = request;
    this.onsiteWebinars = onsiteWebinars;
    this.clock = clock;
  }

  /** Why no webinar is made for this course; empty when one is. */
  Optional<Change> reasonAgainst(Course course) {
    if (wantsNone(course)) {
      return Optional.of(
          webinar(Kind.SKIPPED, course, "onsite (cqorc zoom --create --onsite makes one)"));
    }
    if (isOver(course)) {
      // Nobody can be invited to the past; who names such a course has mistaken it for another.
      Kind kind = request.named().contains(course.id()) ? Kind.FAILED : Kind.SKIPPED;
      return Optional.of(webinar(kind, course, "the course is over: no webinar is made for it"));
    }
    return Optional.empty();
  }

  private boolean wantsNone(Course course) {
    return !course.site().isOnline() && !request.onsite() && !onsiteWebinars;
  }

  /**
   * For a term: a webinar that stands in the sheet is managed, but a course that became an onsite
   * one has no use for it.
   */
  Optional<Change> unwanted(Course course, String id) {
    String advice =
        "cqorc zoom --delete --course_id " + course.id() + " deletes it if it is not meant";
    return Optional.of(webinar(Kind.UNWANTED, course, "the course is onsite; " + advice).withId(id))
        .filter(change -> request.reportsUnwanted() && wantsNone(course) && !isOver(course));
  }

  boolean isOver(Course course) {
    return course.isOver(clock.instant());
  }

  /** Zoom documents no refusal of a start in the past, and the other sessions are still to come. */
  String remark(Course course) {
    return course.hasStarted(clock.instant()) ? "the course has started already" : "";
  }

  /** For an update, which makes nothing. */
  Change withoutWebinar(Course course) {
    return reasonAgainst(course)
        .filter(change -> change.kind() == Kind.SKIPPED)
        .orElseGet(() -> webinar(Kind.DIFFERS, course, "no webinar yet (--create makes one)"));
  }

  private static Change webinar(Kind kind, Course course, String note) {
    return Change.of(kind, course.id(), Resource.WEBINAR).withNote(note);
  }
}

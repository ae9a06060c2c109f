package ca.calculquebec.cqorc.task.attendance;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.course.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whose attendance is asked for, and from where.
 *
 * @param course with its full title; absent without a sheet
 * @param eventbriteId instead of the course's; blank for the course's own
 * @param zoomId instead of the course's; blank for the course's own
 * @param zoomReports instead of Zoom, in the order of the sessions
 * @param eventbriteReport instead of Eventbrite
 * @param language instead of the course's
 */
public record AttendanceRequest(
    Optional<Course> course,
    String eventbriteId,
    String zoomId,
    List<NamedFile> zoomReports,
    Optional<NamedFile> eventbriteReport,
    Optional<Language> language) {

  public AttendanceRequest {
    zoomReports = List.copyOf(zoomReports);
  }

  /**
   * A file of the coordinator's.
   *
   * @param shown as they named it
   */
  public record NamedFile(Path path, String shown) {}

  public AttendanceRequest of(Course another) {
    return new AttendanceRequest(
        Optional.of(another), eventbriteId, zoomId, zoomReports, eventbriteReport, language);
  }

  /** The event's id; blank when nobody named one. */
  String event() {
    return eventbriteId.isEmpty() ? cell("eventbrite_id") : eventbriteId;
  }

  /** The webinar's number; blank when nobody named one. */
  String webinar() {
    return zoomId.isEmpty() ? cell("zoom_id") : zoomId;
  }

  private String cell(String column) {
    return course.map(known -> known.idCell(column)).orElse("").strip();
  }
}

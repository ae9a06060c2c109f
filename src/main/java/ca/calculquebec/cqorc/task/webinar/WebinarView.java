package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.course.CourseId;
import ca.calculquebec.cqorc.service.zoom.Panelist;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What {@code --show} and {@code --list-panelists} print of one course.
 *
 * @param id the number in the sheet; {@code ""} when there is none
 * @param details absent when there is no webinar, or only its panelists were asked for
 * @param panelists absent when they were not asked for
 * @param note why there is nothing to show; blank when there is
 * @param failed whether that is a failure: the webinar in the sheet is gone at Zoom
 */
public record WebinarView(
    CourseId course,
    String title,
    String id,
    Optional<Details> details,
    Optional<List<Panelist>> panelists,
    String note,
    boolean failed) {

  public WebinarView {
    panelists = panelists.map(List::copyOf);
  }

  /**
   * The webinar as Zoom tells it.
   *
   * @param start in the course's zone; absent for recurring webinars without a fixed time
   * @param registrationUrl blank when nobody has to register
   * @param hosts names of the alternative hosts, or their addresses
   */
  public record Details(
      String topic,
      Optional<ZonedDateTime> start,
      int minutes,
      String joinUrl,
      String registrationUrl,
      List<String> hosts) {

    public Details {
      hosts = List.copyOf(hosts);
    }
  }
}

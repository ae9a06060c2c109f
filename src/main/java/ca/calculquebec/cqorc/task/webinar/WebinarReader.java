package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.service.zoom.Panelist;
import ca.calculquebec.cqorc.service.zoom.Webinar;
import ca.calculquebec.cqorc.service.zoom.ZoomClient;
import java.util.List;
import java.util.Optional;

/** Reads what Zoom has for the courses, for {@code --show} and {@code --list-panelists}. */
public final class WebinarReader {
  private final ZoomClient zoom;
  private final boolean details;
  private final boolean panelists;
  private final WebinarInventory people;

  /**
   * @param all every usable course of the sheet, whose trainers give hosts their names
   */
  public WebinarReader(ZoomClient zoom, boolean details, boolean panelists, List<Course> all) {
    this.zoom = zoom;
    this.details = details;
    this.panelists = panelists;
    this.people = new WebinarInventory();
    people.learn(all);
  }

  /** One course; safe for several threads. A failure here is this course's failure. */
  public WebinarView read(Course course) throws CqorcException {
    if (WebinarCell.isEmpty(course)) {
      return nothing(course, "", "no webinar in the sheet", false);
    }
    long id = WebinarCell.require(course);
    Optional<Webinar> webinar = details ? zoom.findWebinar(id) : Optional.empty();
    Optional<List<Panelist>> found = Optional.empty();
    if (panelists && (!details || webinar.isPresent())) {
      found = zoom.findPanelists(id);
    }
    boolean gone = (details && webinar.isEmpty()) || (panelists && found.isEmpty());
    if (gone) {
      return nothing(course, Long.toString(id), WebinarChanges.goneNote(course), true);
    }
    return new WebinarView(
        course.id(),
        course.fullTitle(),
        Long.toString(id),
        webinar.map(current -> details(course, current)),
        found,
        "",
        false);
  }

  private WebinarView.Details details(Course course, Webinar webinar) {
    return new WebinarView.Details(
        webinar.topic(),
        webinar.start().map(start -> start.atZone(course.start().getZone())),
        webinar.minutes(),
        webinar.joinUrl(),
        webinar.registrationUrl(),
        WebinarPlanner.hosts(webinar).stream().map(people::nameOf).toList());
  }

  private static WebinarView nothing(Course course, String id, String note, boolean failed) {
    return new WebinarView(
        course.id(), course.fullTitle(), id, Optional.empty(), Optional.empty(), note, failed);
  }
}

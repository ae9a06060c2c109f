package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.failure.Origin;
import ca.calculquebec.cqorc.service.zoom.Panelist;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** From a course to what its webinar should be. */
public final class WebinarSpecs {
  private static final int TOPIC_LIMIT = 200;

  private final WebinarSettings settings;
  private final SurveyLink survey;

  public WebinarSpecs(WebinarSettings settings, SurveyLink survey) {
    this.settings = settings;
    this.survey = survey;
  }

  /** With nobody in it. */
  public WebinarSpec empty(Course course) throws InputException {
    String topic = course.fullTitle();
    int length = topic.codePointCount(0, topic.length());
    if (length > TOPIC_LIMIT) {
      throw new InputException(
          Origin.cell(course.firstSession().row(), "title"),
          "the full title has " + length + " characters, and Zoom takes " + TOPIC_LIMIT,
          "Shorten the title in the sheet.");
    }
    return new WebinarSpec(
        topic,
        course.start(),
        settings.timezone().orElse(course.start().getZone().getId()),
        minutes(course),
        settings.of(course.language(), survey.of(course)),
        List.of(),
        List.of(),
        List.of());
  }

  /** With its alternative hosts and panelists. */
  public WebinarSpec full(Course course) throws InputException {
    return withPanelists(withHosts(empty(course), course), course);
  }

  WebinarSpec withHosts(WebinarSpec spec, Course course) throws InputException {
    List<String> hosts = new ArrayList<>();
    List<String> remarks = new ArrayList<>(spec.remarks());
    for (Panelist host : WebinarPeople.hosts(course)) {
      // Zoom refuses a webinar's own host as its alternative host, and with it the whole call.
      if (WebinarPeople.key(host.email()).equals(WebinarPeople.key(settings.user()))) {
        remarks.add(host.name() + " is the host already, not an alternative one");
      } else {
        hosts.add(host.email());
      }
    }
    return new WebinarSpec(
        spec.topic(),
        spec.start(),
        spec.timezone(),
        spec.minutes(),
        spec.settings(),
        hosts,
        spec.panelists(),
        remarks);
  }

  WebinarSpec withPanelists(WebinarSpec spec, Course course) throws InputException {
    return new WebinarSpec(
        spec.topic(),
        spec.start(),
        spec.timezone(),
        spec.minutes(),
        spec.settings(),
        spec.hosts(),
        WebinarPeople.panelists(course),
        spec.remarks());
  }

  private static int minutes(Course course) {
    long seconds = Duration.between(course.start(), course.end()).toSeconds();
    return (int) ((seconds + 59) / 60);
  }
}

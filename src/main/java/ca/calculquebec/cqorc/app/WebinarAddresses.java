package ca.calculquebec.cqorc.app;

import ca.calculquebec.cqorc.config.Config;
import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.service.zoom.WebinarSummary;
import ca.calculquebec.cqorc.service.zoom.ZoomClient;
import ca.calculquebec.cqorc.task.channel.JoinAddresses;
import ca.calculquebec.cqorc.task.webinar.WebinarSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The join addresses of webinars that exist: all from one list, which is read when a template first
 * asks for one. Without a [zoom] section there are none.
 */
final class WebinarAddresses implements JoinAddresses {
  private final Services services;
  private final Config config;
  private Map<Long, String> listed;
  private CqorcException failure;

  WebinarAddresses(Services services, Config config) {
    this.services = services;
    this.config = config;
  }

  @Override
  public Optional<String> of(Course course) throws CqorcException {
    String digits = course.idCell("zoom_id").replaceAll("[\\s\\u00a0-]", "");
    if (!digits.matches("[1-9]\\d{0,17}") || !config.hasSection("zoom")) {
      return Optional.empty();
    }
    long id = Long.parseLong(digits);
    String address = listed().get(id);
    if (address != null) {
      return Optional.of(address);
    }
    // Webinars of another user, or that are over, are not in the list.
    return services
        .zoom()
        .findWebinar(id)
        .map(webinar -> webinar.joinUrl())
        .filter(text -> !text.isBlank());
  }

  /** A Zoom that does not answer is not asked again for every course. */
  private synchronized Map<Long, String> listed() throws CqorcException {
    if (failure != null) {
      throw failure;
    }
    if (listed == null) {
      try {
        listed = list();
      } catch (CqorcException trouble) {
        failure = trouble;
        throw trouble;
      }
    }
    return listed;
  }

  private Map<Long, String> list() throws CqorcException {
    ZoomClient zoom = services.zoom();
    Map<Long, String> addresses = new LinkedHashMap<>();
    for (WebinarSummary webinar : zoom.listWebinars(WebinarSettings.of(config).user())) {
      if (!webinar.joinUrl().isBlank()) {
        addresses.put(webinar.id(), webinar.joinUrl());
      }
    }
    return addresses;
  }
}

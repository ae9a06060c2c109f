package ca.calculquebec.cqorc.task.webinar;

import ca.calculquebec.cqorc.service.zoom.NewWebinar;
import ca.calculquebec.cqorc.service.zoom.Panelist;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a course's webinar should be.
 *
 * @param timezone the name sent to Zoom beside the start
 * @param settings in Zoom's names, without the alternative hosts
 * @param hosts addresses of the alternative hosts, in the sheet's order
 * @param remarks what a coordinator should know about it, such as a host left out
 */
public record WebinarSpec(
    String topic,
    ZonedDateTime start,
    String timezone,
    int minutes,
    Map<String, Object> settings,
    List<String> hosts,
    List<Panelist> panelists,
    List<String> remarks) {

  public WebinarSpec {
    settings = Map.copyOf(settings);
    hosts = List.copyOf(hosts);
    panelists = List.copyOf(panelists);
    remarks = List.copyOf(remarks);
  }

  Instant instant() {
    return start.toInstant();
  }

  NewWebinar toNew() {
    Map<String, Object> all = new LinkedHashMap<>(settings);
    if (!hosts.isEmpty()) {
      all.put(WebinarSettings.HOSTS, String.join(",", hosts));
    }
    return new NewWebinar(topic, instant(), timezone, minutes, all);
  }

  NewWebinar toNewWithoutHosts() {
    return new NewWebinar(topic, instant(), timezone, minutes, settings);
  }
}

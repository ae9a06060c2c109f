package ca.calculquebec.cqorc.service.eventbrite;

import java.util.List;
import java.util.Map;

/**
 * One version of the page that people see of an event.
 *
 * @param version 0 when the event has no page yet
 * @param modules texts, images, videos and whatever else, as Eventbrite sent them: fields that this
 *     program does not know must survive a new version
 * @param widgets agenda and questions, as Eventbrite sent them
 */
public record StructuredContent(
    int version, List<Map<String, Object>> modules, List<Map<String, Object>> widgets) {

  public StructuredContent {
    modules = List.copyOf(modules);
    widgets = List.copyOf(widgets);
  }

  public static StructuredContent none() {
    return new StructuredContent(0, List.of(), List.of());
  }
}

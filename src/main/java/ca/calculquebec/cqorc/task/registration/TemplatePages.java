package ca.calculquebec.cqorc.task.registration;

import ca.calculquebec.cqorc.course.Course;
import ca.calculquebec.cqorc.failure.CqorcException;
import ca.calculquebec.cqorc.failure.InputException;
import ca.calculquebec.cqorc.plan.LazyMap;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteClient;
import ca.calculquebec.cqorc.service.eventbrite.StructuredContent;
import java.util.Optional;

/** The published pages of the template events, each read once a run. */
final class TemplatePages {
  private final EventbriteClient client;
  private final RegistrationRequest request;
  private final LazyMap<String, Optional<StructuredContent>> pages = new LazyMap<>(this::read);

  TemplatePages(EventbriteClient client, RegistrationRequest request) {
    this.client = client;
    this.request = request;
  }

  /** The page of the course's template; an empty one when the template has none. */
  StructuredContent of(Course course) throws CqorcException {
    String id = id(course);
    return pages
        .get(id)
        .orElseThrow(
            () ->
                new InputException(
                    request.origin(course, "template"),
                    "there is no Eventbrite event " + id + " to copy",
                    "Correct the template: it is the number of the event to copy."));
  }

  private String id(Course course) throws InputException {
    String id = course.template().strip();
    if (id.isEmpty()) {
      throw new InputException(
          request.origin(course, "template"),
          "no template is given, so there is no event to copy",
          "Write the number of the Eventbrite event to copy there.");
    }
    return checkedId(id, course, "template", request);
  }

  /** An id of Eventbrite is a number; anything else must not become part of an address. */
  static String checkedId(String id, Course course, String column, RegistrationRequest request)
      throws InputException {
    if (!id.matches("\\d{1,30}")) {
      throw new InputException(
          request.origin(course, column),
          "\"" + id + "\" is not the number of an Eventbrite event",
          "Copy the digits from the event's address; format the cell as plain text.");
    }
    return id;
  }

  private Optional<StructuredContent> read(String id) throws CqorcException {
    Optional<StructuredContent> page = client.publishedContent(id);
    if (page.isPresent()) {
      return page;
    }
    // "Not found" is also said of an event that has no page.
    return client
        .findEvent(id)
        .filter(event -> !event.status().equals("deleted"))
        .map(event -> StructuredContent.none());
  }
}

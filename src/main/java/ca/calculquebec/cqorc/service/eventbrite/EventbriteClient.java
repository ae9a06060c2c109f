package ca.calculquebec.cqorc.service.eventbrite;

import static ca.calculquebec.cqorc.service.eventbrite.EventbriteCalls.encoded;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import ca.calculquebec.cqorc.http.Http;
import ca.calculquebec.cqorc.http.Repeat;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteCalls.EventbriteCall;
import ca.calculquebec.cqorc.service.eventbrite.EventbriteCalls.Reading;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Eventbrite's API v3: events, structured content, ticket classes. Safe for several threads.
 *
 * <p>Source: Eventbrite's API blueprint, and answers recorded from the live service.
 */
public final class EventbriteClient {
  // Accepted by the live service; 50 is the default.
  private static final int PAGE_SIZE = 200;

  // What a new version of a page may hold of a module; ids and addresses belong to the old one.
  private static final Set<String> MODULE_FIELDS =
      Set.of("type", "data", "layout", "timed_display", "semantic_purpose");
  private static final Set<String> WIDGET_FIELDS = Set.of("type", "data");

  private final EventbriteCalls calls;

  /**
   * @param root such as {@code https://www.eventbriteapi.com/v3}, without a final {@code /}
   * @param token the private token; sent in a header only
   */
  public EventbriteClient(Http http, String root, String token) {
    this.calls = new EventbriteCalls(http, root, token);
  }

  /** Whose token it is, by name or address; the cheapest check of the credentials. */
  public String verify() throws ServiceException {
    return calls.send(
        EventbriteCall.get("", "/users/me/", "ask whose token [eventbrite] api_key is"),
        answer ->
            EventbriteJson.optionalText(answer, "name")
                .or(() -> EventbriteJson.optionalText(answer, "id"))
                .orElse(""));
  }

  public List<Organization> organizations() throws ServiceException {
    List<Organization> all = new ArrayList<>();
    for (JsonNode node :
        pages("", "/users/me/organizations/", "", "organizations", "list the organisations")) {
      all.add(read(node, EventbriteJson::organization, "list the organisations"));
    }
    return all;
  }

  /**
   * Makes a draft with the other event's page, logo and ticket classes. The sales dates of the
   * tickets are not moved. Not idempotent: an uncertain outcome must be looked up.
   */
  public EventbriteEvent copyEvent(String id, NewEvent event) throws ServiceException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", event.name());
    body.put("start_date", utc(event.start()));
    body.put("end_date", utc(event.end()));
    body.put("timezone", event.timeZone());
    event.summary().ifPresent(summary -> body.put("summary", summary));
    String path = "/events/" + encoded(id) + "/copy/";
    String what = "copy event " + id + " as \"" + event.name() + "\"";
    EventbriteCall call = new EventbriteCall("POST", id, path, body, Repeat.ONCE, what);
    return calls.send(call, EventbriteJson::event, EventbriteEvent::id);
  }

  /** Empty when there is no such event; a deleted one may still be told, with its status. */
  public Optional<EventbriteEvent> findEvent(String id) throws ServiceException {
    return found(
        EventbriteCall.get(id, "/events/" + encoded(id) + "/", "read event " + id),
        EventbriteJson::event);
  }

  /** Every event of the organisation, drafts and past ones included, newest first. */
  public List<EventbriteEvent> listEvents(String organization) throws ServiceException {
    // Without a status, drafts and past events may be missing from the list.
    String query = "status=all&order_by=created_desc&page_size=" + PAGE_SIZE;
    String what = "list the events of organisation " + organization;
    List<EventbriteEvent> events = new ArrayList<>();
    String path = "/organizations/" + encoded(organization) + "/events/";
    try {
      for (JsonNode node : pages("", path, query, "events", what)) {
        events.add(read(node, EventbriteJson::event, what));
      }
    } catch (ServiceException failure) {
      throw failure.reason() == Reason.NOT_FOUND ? noOrganization(failure) : failure;
    }
    return events;
  }

  private static ServiceException noOrganization(ServiceException failure) {
    return new ServiceException(
        failure.service(),
        failure.reason(),
        failure.status(),
        failure.code(),
        failure.uncertain(),
        failure.getMessage(),
        "Compare [eventbrite] organization_id with the address of the organisation at Eventbrite.",
        failure);
  }

  /**
   * Changes the fields of the patch, and no others.
   *
   * @return the event as Eventbrite then has it, if its answer says so
   */
  public Optional<EventbriteEvent> updateEvent(String id, EventPatch patch)
      throws ServiceException {
    Map<String, Object> fields = new LinkedHashMap<>();
    patch.name().ifPresent(name -> fields.put("name", Map.of("html", escaped(name))));
    patch.summary().ifPresent(summary -> fields.put("summary", summary));
    patch
        .period()
        .ifPresent(
            period -> {
              fields.put("start", time(period.start(), period.timeZone()));
              fields.put("end", time(period.end(), period.timeZone()));
            });
    return calls.sendAndRead(
        EventbriteCall.post(
            id, "/events/" + encoded(id) + "/", Map.of("event", fields), "change event " + id),
        EventbriteJson::event);
  }

  /** Makes a draft visible; one that is live already stays so. */
  public void publish(String id) throws ServiceException {
    try {
      calls.send(
          EventbriteCall.post(
              id, "/events/" + encoded(id) + "/publish/", null, "publish event " + id));
    } catch (ServiceException refusal) {
      boolean live =
          refusal.code().equals("ALREADY_PUBLISHED_OR_DELETED")
              && findEvent(id).filter(event -> !event.isDraft() && !event.isGone()).isPresent();
      if (!live) {
        throw refusal;
      }
    }
  }

  /**
   * @return whether there was something to delete
   * @throws ServiceException with {@link #hasOrders} when orders forbid it
   */
  public boolean delete(String id) throws ServiceException {
    String path = "/events/" + encoded(id) + "/";
    try {
      calls.send(new EventbriteCall("DELETE", id, path, null, Repeat.SAFE, "delete event " + id));
      return true;
    } catch (ServiceException refusal) {
      if (refusal.reason() == Reason.NOT_FOUND || refusal.code().equals("ALREADY_DELETED")) {
        return false;
      }
      throw refusal;
    }
  }

  /** Whether an event was not deleted because people have ordered tickets. */
  public static boolean hasOrders(ServiceException refusal) {
    return refusal.code().equals("CANNOT_DELETE");
  }

  /** The page that people see; empty when the event or its page does not exist. */
  public Optional<StructuredContent> publishedContent(String id) throws ServiceException {
    return found(
        EventbriteCall.get(
            id,
            "/events/" + encoded(id) + "/structured_content/",
            "read the description of event " + id),
        EventbriteJson::content);
  }

  /** The latest page, published or not: the next version's number follows from it. */
  public Optional<StructuredContent> workingContent(String id) throws ServiceException {
    return found(
        EventbriteCall.get(
            id,
            "/events/" + encoded(id) + "/structured_content/edit/",
            "read the latest version of the description of event " + id),
        EventbriteJson::content);
  }

  /**
   * Writes and publishes a page that replaces all modules of the one before.
   *
   * @param page its version is that of the current page; the new one's is one more
   * @return the page as Eventbrite then has it, if its answer says so
   */
  public Optional<StructuredContent> writeContent(String id, StructuredContent page)
      throws ServiceException {
    try {
      return postContent(id, page.version() + 1, page);
    } catch (ServiceException refusal) {
      if (!isWrongVersion(refusal)) {
        throw refusal;
      }
      StructuredContent current = workingContent(id).orElse(StructuredContent.none());
      // A repeat after a lost answer: the page is there, and it is the one that was to be written.
      boolean written =
          current.version() == page.version() + 1
              && sendable(current.modules(), MODULE_FIELDS)
                  .equals(sendable(page.modules(), MODULE_FIELDS));
      return written ? Optional.of(current) : postContent(id, current.version() + 1, page);
    }
  }

  /** Whether a page was refused because its number does not follow the current one's. */
  public static boolean isWrongVersion(ServiceException refusal) {
    return refusal.code().equals("PAGE_VERSION_DISCONTINUITY");
  }

  private Optional<StructuredContent> postContent(String id, int version, StructuredContent page)
      throws ServiceException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("access_type", "public");
    body.put("purpose", "listing");
    // Without it the page stays a working version that nobody sees.
    body.put("publish", true);
    body.put("modules", sendable(page.modules(), MODULE_FIELDS));
    if (!page.widgets().isEmpty()) {
      body.put("widgets", sendable(page.widgets(), WIDGET_FIELDS));
    }
    return calls
        .sendAndRead(
            EventbriteCall.post(
                id,
                "/events/" + encoded(id) + "/structured_content/" + version + "/",
                body,
                "write the description of event " + id),
            EventbriteJson::content)
        .filter(answer -> !answer.modules().isEmpty());
  }

  public List<TicketClass> ticketClasses(String eventId) throws ServiceException {
    String what = "list the ticket classes of event " + eventId;
    String path = "/events/" + encoded(eventId) + "/ticket_classes/";
    List<TicketClass> classes = new ArrayList<>();
    for (JsonNode node : pages(eventId, path, "", "ticket_classes", what)) {
      classes.add(read(node, EventbriteJson::ticketClass, what));
    }
    return classes;
  }

  public void updateSalesEnd(String eventId, String ticketClassId, Instant salesEnd)
      throws ServiceException {
    String path = "/events/" + encoded(eventId) + "/ticket_classes/" + encoded(ticketClassId) + "/";
    calls.send(
        EventbriteCall.post(
            eventId,
            path,
            Map.of("ticket_class", Map.of("sales_end", utc(salesEnd))),
            "set the sales end of ticket class " + ticketClassId + " of event " + eventId));
  }

  /** Every ticket, in Eventbrite's order, those of cancelled and refunded orders included. */
  public List<Attendee> listAttendees(String eventId) throws ServiceException {
    String what = "list the attendees of event " + eventId;
    String path = "/events/" + encoded(eventId) + "/attendees/";
    List<Attendee> attendees = new ArrayList<>();
    for (JsonNode node : pages(eventId, path, "", "attendees", what)) {
      attendees.add(read(node, EventbriteJson::attendee, what));
    }
    return attendees;
  }

  /** How many tickets stand: those of canceled and refunded orders do not count. */
  public int countRegistrations(String eventId) throws ServiceException {
    return (int) listAttendees(eventId).stream().filter(Attendee::registered).count();
  }

  private <T> Optional<T> found(EventbriteCall call, Reading<T> reading) throws ServiceException {
    try {
      return Optional.of(calls.send(call, reading));
    } catch (ServiceException failure) {
      if (failure.reason() == Reason.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private List<JsonNode> pages(String event, String path, String query, String key, String what)
      throws ServiceException {
    List<JsonNode> all = new ArrayList<>();
    String continuation = "";
    boolean more = true;
    while (more) {
      String separator = query.isEmpty() || continuation.isEmpty() ? "" : "&";
      String asked = query + separator + continuation;
      EventbriteCall call =
          EventbriteCall.get(event, path + (asked.isEmpty() ? "" : "?" + asked), what);
      JsonNode page =
          calls.send(
              call,
              answer -> {
                all.addAll(EventbriteJson.items(answer, key));
                return answer.path("pagination");
              });
      Optional<String> next = EventbriteJson.optionalText(page, "continuation");
      // The token may be there on the last page too: only has_more_items tells the end.
      more = page.path("has_more_items").asBoolean(false) && next.isPresent();
      continuation = more ? "continuation=" + encoded(next.get()) : "";
    }
    return all;
  }

  private static <T> T read(JsonNode node, Reading<T> reading, String what)
      throws ServiceException {
    try {
      return reading.of(node);
    } catch (EventbriteJson.Unreadable unreadable) {
      throw new ServiceException(
          EventbriteCalls.SERVICE,
          Reason.UNAVAILABLE,
          200,
          "",
          false,
          "tried to " + what + ", but one of them cannot be read: " + unreadable.getMessage(),
          "Run the same command again; if it stays so, report it with the output of -v.",
          unreadable);
    }
  }

  private static List<Map<String, Object>> sendable(
      List<Map<String, Object>> items, Set<String> fields) {
    return items.stream().map(item -> sendable(item, fields)).toList();
  }

  private static Map<String, Object> sendable(Map<String, Object> item, Set<String> fields) {
    Map<String, Object> kept = new LinkedHashMap<>(item);
    kept.keySet().retainAll(fields);
    kept.values().removeIf(Objects::isNull);
    return kept;
  }

  private static Map<String, String> time(Instant instant, String timeZone) {
    return Map.of("timezone", timeZone, "utc", utc(instant));
  }

  /** Without fractions, which Eventbrite does not read. */
  private static String utc(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

package ca.calculquebec.cqorc.sandbox.eventbrite;

import ca.calculquebec.cqorc.sandbox.support.Answer;
import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.ErrorAnswer;
import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.Service;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Eventbrite, version 3 of its interface. */
public final class EventbriteService implements Service {
  private static final int CALLS_AN_HOUR = 2000;

  private final ObjectNode state;
  private final Ids ids;
  private final Clock clock;
  private final boolean limited;
  private final EventbriteStore store;
  private final EventbriteEvents events;
  private final EventbriteList list;
  private final StructuredContent content;
  private final TicketClasses tickets;
  private Instant hour;
  private int calls;

  /**
   * @param state {@code token}, {@code organization}, {@code user}, {@code events}, {@code
   *     deleted}; kept and changed in place
   * @param root the address that answers name
   */
  public EventbriteService(
      ObjectNode state, Clock clock, Ids ids, Duration lag, String root, boolean limited) {
    this.state = state;
    this.ids = ids;
    this.clock = clock;
    this.limited = limited;
    this.store = new EventbriteStore(state, clock, lag, root);
    this.events = new EventbriteEvents(store, clock, ids);
    this.tickets = new TicketClasses(clock);
    this.list = new EventbriteList(store, tickets, clock);
    this.content = new StructuredContent(root, ids);
    this.hour = clock.instant();
  }

  @Override
  public synchronized ObjectNode save() {
    ids.save(state);
    return state.deepCopy();
  }

  /** For {@link EventbriteEdits}: the new attendee's id. */
  synchronized String register(String event, JsonNode person) {
    ObjectNode kept = store.find(event);
    ObjectNode ticketClass = (ObjectNode) kept.path("ticket_classes").required(0);
    ticketClass.put("quantity_sold", ticketClass.path("quantity_sold").asInt() + 1);
    String ticket = ticketClass.path("id").asText();
    return Attendees.add(
        kept.withArrayProperty("attendees"), person, event, ticket, clock.instant(), ids);
  }

  /** For {@link EventbriteEdits}: in the order in which they registered. */
  synchronized List<String> attendeeIds(String event) {
    List<String> found = new ArrayList<>();
    store.find(event).path("attendees").forEach(one -> found.add(one.path("id").asText()));
    return found;
  }

  /** For {@link EventbriteEdits}. */
  synchronized void edit(String event, Consumer<ObjectNode> change) {
    change.accept((ObjectNode) store.find(event).path("event"));
  }

  /** For {@link EventbriteEdits}. */
  synchronized void edit(String event, String attendee, Consumer<ObjectNode> change) {
    for (JsonNode kept : store.find(event).path("attendees")) {
      if (kept.path("id").asText().equals(attendee)) {
        change.accept((ObjectNode) kept);
        return;
      }
    }
    throw new IllegalArgumentException("event " + event + " has no attendee " + attendee);
  }

  @Override
  public synchronized Answer answer(Call call) {
    String token = call.bearer().or(() -> call.query("token")).orElse("");
    if (token.isEmpty()) {
      throw call.header("authorization").isPresent()
          ? EventbriteErrors.bad("INVALID_AUTH_HEADER", "Invalid authorization header.")
          : EventbriteErrors.of(401, "NO_AUTH", "An OAuth token is required for all requests");
    }
    if (!state.path("token").asText().equals(token)) {
      throw EventbriteErrors.bad("INVALID_AUTH", "The OAuth token you provided was invalid.");
    }
    String counted = count(token);
    if (limited && calls > CALLS_AN_HOUR) {
      return Answer.json(
              429,
              JsonTree.object()
                  .put("status_code", 429)
                  .put("error_description", "Hourly rate limit has been reached for this token.")
                  .put("error", "HIT_RATE_LIMIT"))
          .with("x-rate-limit", counted);
    }
    Answer answer = routed(call);
    boolean written = !call.method().equals("GET") && answer.status() < 300;
    return answer
        .with("x-rate-limit", counted)
        .with("Eventbrite-API-Waypoint-Token", store.waypoint(written));
  }

  private String count(String token) {
    Instant now = clock.instant();
    if (!now.isBefore(hour.plus(Duration.ofHours(1)))) {
      hour = now;
      calls = 0;
    }
    calls++;
    long reset = Duration.between(now, hour.plus(Duration.ofHours(1))).toSeconds();
    String used = calls + "/" + CALLS_AN_HOUR + " reset=" + reset + "s";
    return "token:" + token + " " + used + ", key:SANDBOXKEY " + used;
  }

  private Answer routed(Call call) {
    try {
      // DELETE without the final slash is known to work, a POST is not.
      if (!call.endsWithSlash() && !call.method().equals("DELETE")) {
        if (call.method().equals("GET")) {
          return Answer.redirect(301, call.path() + "/");
        }
        throw EventbriteErrors.noPath();
      }
      return Answer.json(200, route(call));
    } catch (ErrorAnswer refusal) {
      return refusal.answer();
    }
  }

  private JsonNode route(Call call) {
    return switch (call.segment(0)) {
      case "events" -> ofEvent(call, call.segment(1));
      case "organizations" -> ofOrganization(call);
      case "users" -> ofUser(call);
      default -> throw EventbriteErrors.noPath();
    };
  }

  private JsonNode ofUser(Call call) {
    if (!call.segment(1).equals("me") || !call.method().equals("GET")) {
      throw EventbriteErrors.noPath();
    }
    if (call.segments().size() == 2) {
      return state.path("user");
    }
    if (call.segments().size() == 3 && call.segment(2).equals("organizations")) {
      return EventbritePages.page("organizations", List.of(state.path("organization")), call);
    }
    throw EventbriteErrors.noPath();
  }

  private JsonNode ofOrganization(Call call) {
    if (!call.is("GET", 3) || !call.segment(2).equals("events")) {
      throw EventbriteErrors.noPath();
    }
    if (!state.path("organization").path("id").asText().equals(call.segment(1))) {
      throw EventbriteErrors.of(404, "NOT_FOUND", "The organization you requested does not exist.");
    }
    return list.list(call);
  }

  private JsonNode ofEvent(Call call, String id) {
    String below = call.segment(2);
    String last = call.segment(3);
    return switch (call.method() + " " + below + " " + call.segments().size()) {
      case "GET  2" -> {
        ObjectNode kept = store.findVisible(id, call);
        yield list.expanded(kept, store.shown(kept), call);
      }
      case "POST  2" -> events.update(id, call);
      case "DELETE  2" -> events.delete(id);
      case "POST copy 3" -> events.copy(id, call);
      case "POST publish 3" -> events.publish(id);
      case "POST unpublish 3" -> events.unpublish(id);
      case "POST cancel 3" -> events.cancel(id);
      case "GET description 3" -> StructuredContent.description(store.findVisible(id, call));
      case "GET structured_content 3" -> content.read(store.findVisible(id, call), call, true);
      case "GET structured_content 4" -> {
        if (!last.equals("edit")) {
          throw EventbriteErrors.noPath();
        }
        yield content.read(store.findVisible(id, call), call, false);
      }
      case "POST structured_content 4" -> content.write(store.find(id), last, call);
      case "GET ticket_classes 3" -> tickets.list(store.findVisible(id, call), call);
      case "GET ticket_classes 4" -> tickets.get(store.findVisible(id, call), last);
      case "POST ticket_classes 4" -> tickets.update(store.find(id), last, call);
      case "GET attendees 3" -> attendees(store.findVisible(id, call), call);
      default -> throw EventbriteErrors.noPath();
    };
  }

  private static JsonNode attendees(JsonNode kept, Call call) {
    EventbriteFields.knownQuery(
        call,
        Set.of(
            "status",
            "changed_since",
            "continuation",
            "page",
            "page_size",
            "expand",
            "last_item_seen",
            "attendee_ids"));
    String status = call.query("status").orElse("").toLowerCase(Locale.ROOT);
    if (!Set.of("", "attending", "not_attending", "unpaid").contains(status)) {
      throw EventbriteErrors.argument("status", "INVALID");
    }
    String since = call.query("changed_since").orElse("");
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode attendee : kept.path("attendees")) {
      boolean gone =
          attendee.path("cancelled").asBoolean() || attendee.path("refunded").asBoolean();
      boolean unpaid = attendee.path("status").asText().equals("Unpaid");
      boolean wanted =
          switch (status) {
            case "attending" -> !gone && !unpaid;
            case "not_attending" -> gone;
            case "unpaid" -> unpaid;
            default -> true;
          };
      if (wanted && attendee.path("changed").asText().compareTo(since) >= 0) {
        found.add(attendee);
      }
    }
    return EventbritePages.page("attendees", found, call);
  }
}

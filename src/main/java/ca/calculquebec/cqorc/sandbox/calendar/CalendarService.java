package ca.calculquebec.cqorc.sandbox.calendar;

import ca.calculquebec.cqorc.sandbox.google.FieldMask;
import ca.calculquebec.cqorc.sandbox.google.GoogleErrors;
import ca.calculquebec.cqorc.sandbox.google.GoogleGate;
import ca.calculquebec.cqorc.sandbox.google.GoogleTokens;
import ca.calculquebec.cqorc.sandbox.support.Answer;
import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.Service;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** Google Calendar, version 3: the events of the calendars that exist from the start. */
public final class CalendarService implements Service {
  private static final List<String> SCOPES =
      List.of(
          "https://www.googleapis.com/auth/calendar",
          "https://www.googleapis.com/auth/calendar.events");

  private final ObjectNode state;
  private final Ids ids;
  private final GoogleGate gate;
  private final CalendarLimits limits;
  private final CalendarEvents events;
  private final CalendarList list;

  /**
   * @param state {@code api_key}, {@code calendars} by id, {@code notifications}; kept and changed
   *     in place
   * @param account whose calendars these are
   */
  public CalendarService(
      ObjectNode state,
      GoogleTokens tokens,
      Clock clock,
      Ids ids,
      String account,
      boolean limited) {
    this.state = state;
    this.ids = ids;
    this.gate = new GoogleGate(tokens, SCOPES);
    this.limits = new CalendarLimits(clock, limited);
    this.events = new CalendarEvents(state, clock, ids, account);
    this.list = new CalendarList();
  }

  @Override
  public synchronized ObjectNode save() {
    ids.save(state);
    return state.deepCopy();
  }

  /** Works on the events as a person in a browser does. */
  public synchronized <T> T edit(Function<CalendarEvents, T> work) {
    return work.apply(events);
  }

  @Override
  public synchronized Answer answer(Call call) {
    Visitor visitor = visitor(call);
    limits.count(visitor.account(), call);
    boolean below = call.segment(0).equals("calendars") && call.segment(2).equals("events");
    int depth = call.segments().size();
    if (!below || depth > 4) {
      throw GoogleErrors.notFound("Not Found");
    }
    ObjectNode calendar = visible(call.segment(1), visitor);
    if (call.method().equals("DELETE") && depth == 4) {
      events.delete(calendar, call);
      return Answer.empty(204);
    }
    JsonNode body = depth == 3 ? all(calendar, visitor, call) : one(calendar, visitor, call);
    return Answer.json(
        200, call.query("fields").map(mask -> FieldMask.parse(mask).apply(body)).orElse(body));
  }

  /** Whoever calls; with an API key only, a stranger who may read what is public. */
  private record Visitor(String account, boolean stranger) {}

  private Visitor visitor(Call call) {
    if (call.bearer().isPresent() || call.query("key").isEmpty()) {
      return new Visitor(gate.enter(call).account(), false);
    }
    if (!state.path("api_key").asText().equals(call.query("key").orElse(""))) {
      throw GoogleErrors.legacy(
          400, "global", "badRequest", "API key not valid. Please pass a valid API key.");
    }
    if (!call.method().equals("GET")) {
      throw GoogleErrors.legacy(401, "global", "required", "Login Required.");
    }
    return new Visitor("key", true);
  }

  private ObjectNode visible(String id, Visitor visitor) {
    JsonNode calendar = state.path("calendars").path(id);
    if (calendar instanceof ObjectNode known
        && (!visitor.stranger() || known.path("public").asBoolean())) {
      return known;
    }
    throw GoogleErrors.notFound("Not Found");
  }

  private JsonNode all(ObjectNode calendar, Visitor visitor, Call call) {
    return switch (call.method()) {
      case "GET" -> {
        ObjectNode page = list.page(calendar, call);
        if (visitor.stranger()) {
          page.put("accessRole", "reader");
          page.path("items").forEach(CalendarService::hidePrivate);
        }
        yield page;
      }
      case "POST" -> events.insert(calendar, visitor.account(), call);
      default -> throw GoogleErrors.notFound("Not Found");
    };
  }

  private JsonNode one(ObjectNode calendar, Visitor visitor, Call call) {
    return switch (call.method()) {
      case "GET" -> {
        ObjectNode event = events.find(calendar, call.segment(3)).deepCopy();
        if (visitor.stranger()) {
          hidePrivate(event);
        }
        yield event;
      }
      case "PATCH" -> events.patch(calendar, visitor.account(), call);
      case "PUT" -> events.update(calendar, visitor.account(), call);
      default -> throw GoogleErrors.notFound("Not Found");
    };
  }

  private static void hidePrivate(JsonNode event) {
    if (event.path("extendedProperties") instanceof ObjectNode properties) {
      properties.remove("private");
    }
  }
}

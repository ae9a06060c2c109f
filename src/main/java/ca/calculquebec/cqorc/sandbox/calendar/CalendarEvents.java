package ca.calculquebec.cqorc.sandbox.calendar;

import ca.calculquebec.cqorc.sandbox.google.GoogleErrors;
import ca.calculquebec.cqorc.sandbox.google.GoogleGate;
import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Events one by one: made, changed, deleted. A deleted one keeps its id and can be looked at. */
public final class CalendarEvents {
  /** What the service itself decides; a body that replaces an event leaves these alone. */
  private static final List<String> OWN =
      List.of("kind", "id", "htmlLink", "created", "creator", "organizer", "iCalUID", "sequence");

  private final ObjectNode state;
  private final Clock clock;
  private final Ids ids;
  private final String account;
  private final Notices notices;

  /**
   * @param account whose calendars these are
   */
  public CalendarEvents(ObjectNode state, Clock clock, Ids ids, String account) {
    this.state = state;
    this.clock = clock;
    this.ids = ids;
    this.account = account;
    this.notices = new Notices(state, clock, account);
  }

  /** Whose calendars these are. */
  public String account() {
    return account;
  }

  ObjectNode calendar(String id) {
    return (ObjectNode) state.path("calendars").required(id);
  }

  public List<CalendarNotification> notified() {
    return notices.all();
  }

  ObjectNode find(ObjectNode calendar, String id) {
    if (calendar.path("events").path(id) instanceof ObjectNode event) {
      return event;
    }
    throw GoogleErrors.notFound("Not Found");
  }

  ObjectNode insert(ObjectNode calendar, String account, Call call) {
    ObjectNode body = body(call);
    Notices.SendUpdates sendUpdates = Notices.sendUpdates(call);
    refuseGuestsOfRobots(account, body);
    ObjectNode fields = CalendarFields.of(calendar).whole(body);
    String id = body.path("id").asText();
    if (id.isEmpty()) {
      id = ids.text(26).toLowerCase(Locale.ROOT).replaceAll("[w-z]", "0");
    } else if (!id.matches("[0-9a-v]{5,1024}")) {
      throw GoogleErrors.legacy(400, "global", "invalid", "Invalid resource id value.");
    }
    if (calendar.path("events").has(id)) {
      throw GoogleErrors.legacy(
          409, "global", "duplicate", "The requested identifier already exists.");
    }
    ObjectNode event = create(calendar, id, account, fields);
    notices.note(calendar, event, "insert", sendUpdates, Notices.guests(event));
    return event.deepCopy();
  }

  public ObjectNode create(ObjectNode calendar, String id, String account, ObjectNode fields) {
    String calendarId = calendar.path("id").asText();
    String link =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString((id + " " + calendarId).getBytes(StandardCharsets.UTF_8));
    ObjectNode event =
        JsonTree.object()
            .put("kind", "calendar#event")
            .put("id", id)
            .put("htmlLink", "https://calendar.example/event?eid=" + link)
            .put("created", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("iCalUID", id + "@google.com")
            .put("sequence", 0);
    event.putObject("creator").put("email", account);
    event
        .putObject("organizer")
        .put("email", calendarId)
        .put("displayName", calendar.path("summary").asText())
        .put("self", true);
    event.setAll(fields);
    JsonTree.object(calendar, "events").set(id, event);
    written(calendar, event);
    return event;
  }

  ObjectNode patch(ObjectNode calendar, String account, Call call) {
    return change(
        calendar,
        account,
        call,
        (event, body) -> {
          ObjectNode merged = event.deepCopy();
          CalendarFields.patch(merged, body);
          return merged;
        });
  }

  ObjectNode update(ObjectNode calendar, String account, Call call) {
    return change(calendar, account, call, (event, body) -> body);
  }

  private interface Wanted {
    ObjectNode of(ObjectNode event, ObjectNode body);
  }

  private ObjectNode change(ObjectNode calendar, String account, Call call, Wanted wanted) {
    ObjectNode event = find(calendar, call.segment(3));
    requireUnchanged(event, call);
    ObjectNode body = body(call);
    Notices.SendUpdates sendUpdates = Notices.sendUpdates(call);
    if (isCancelled(event)) {
      // Reviving a deleted event is said to work by some and refused for others.
      throw GoogleErrors.legacy(403, "global", "forbidden", "Forbidden");
    }
    if (!isOwn(calendar, event)) {
      throw GoogleErrors.legacy(
          403,
          "calendar",
          "forbiddenForNonOrganizer",
          "Shared properties can only be changed by the organizer of the event.");
    }
    refuseGuestsOfRobots(account, body);
    List<String> before = Notices.guests(event);
    ObjectNode fields = CalendarFields.of(calendar).whole(wanted.of(event, body));
    replace(calendar, event, fields);
    notices.note(
        calendar,
        event,
        isCancelled(event) ? "delete" : "update",
        sendUpdates,
        Notices.both(before, Notices.guests(event)));
    return event.deepCopy();
  }

  /** Puts these fields in the place of the old ones. */
  void replace(ObjectNode calendar, ObjectNode event, ObjectNode fields) {
    boolean moved =
        !event.path("start").equals(fields.path("start"))
            || !event.path("end").equals(fields.path("end"));
    if (moved) {
      event.put("sequence", event.path("sequence").asInt() + 1);
    }
    event.retain(OWN);
    event.setAll(fields);
    written(calendar, event);
  }

  void delete(ObjectNode calendar, Call call) {
    ObjectNode event = find(calendar, call.segment(3));
    Notices.SendUpdates sendUpdates = Notices.sendUpdates(call);
    if (isCancelled(event)) {
      throw GoogleErrors.legacy(410, "global", "deleted", "Resource has been deleted");
    }
    requireUnchanged(event, call);
    cancel(calendar, event);
    notices.note(calendar, event, "delete", sendUpdates, Notices.guests(event));
  }

  void cancel(ObjectNode calendar, ObjectNode event) {
    event.put("status", "cancelled");
    written(calendar, event);
  }

  static boolean isCancelled(JsonNode event) {
    return event.path("status").asText().equals("cancelled");
  }

  private static boolean isOwn(ObjectNode calendar, ObjectNode event) {
    return event.path("organizer").path("email").equals(calendar.path("id"));
  }

  private static void requireUnchanged(ObjectNode event, Call call) {
    String wanted = call.header("if-match").orElse("*");
    if (!wanted.equals("*") && !wanted.equals(event.path("etag").asText())) {
      throw GoogleErrors.legacy(412, "global", "conditionNotMet", "Precondition Failed");
    }
  }

  private static void refuseGuestsOfRobots(String account, ObjectNode body) {
    if (GoogleGate.isRobot(account)
        && body.path("attendees") instanceof ArrayNode guests
        && !guests.isEmpty()) {
      throw GoogleErrors.legacy(
          403,
          "calendar",
          "forbiddenForServiceAccounts",
          "Service accounts cannot invite attendees without Domain-Wide Delegation of Authority.");
    }
  }

  /** A new version: its tag, and when. */
  void written(ObjectNode calendar, ObjectNode event) {
    long version = state.path("version").asLong(3_400_000_000_000L) + 2;
    state.put("version", version);
    event
        .put("etag", "\"" + version + "\"")
        .put("updated", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    calendar.put("updated", event.path("updated").asText());
  }

  private static ObjectNode body(Call call) {
    return call.jsonObject()
        .orElseThrow(() -> GoogleErrors.legacy(400, "global", "parseError", "Parse Error"));
  }
}

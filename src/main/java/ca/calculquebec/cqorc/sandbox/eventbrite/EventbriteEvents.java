package ca.calculquebec.cqorc.sandbox.eventbrite;

import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.Html;
import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** Events: copied, changed, published, canceled and deleted. */
public final class EventbriteEvents {
  private static final Set<String> COPY_FIELDS =
      Set.of("name", "start_date", "end_date", "timezone", "summary");
  private static final Set<String> UPDATE_FIELDS =
      Set.of(
          "name",
          "summary",
          "description",
          "start",
          "end",
          "hide_start_date",
          "hide_end_date",
          "currency",
          "online_event",
          "organizer_id",
          "logo_id",
          "venue_id",
          "format_id",
          "category_id",
          "subcategory_id",
          "listed",
          "shareable",
          "invite_only",
          "show_remaining",
          "password",
          "capacity",
          "locale");
  private static final int LONGEST_SUMMARY = 140;

  private final EventbriteStore store;
  private final Clock clock;
  private final Ids ids;

  EventbriteEvents(EventbriteStore store, Clock clock, Ids ids) {
    this.store = store;
    this.clock = clock;
    this.ids = ids;
  }

  ObjectNode copy(String templateId, Call call) {
    ObjectNode template = store.find(templateId);
    ObjectNode body = EventbriteFields.body(call);
    EventbriteFields.known(body, COPY_FIELDS, "");
    ObjectNode kept = template.deepCopy();
    ObjectNode event = JsonTree.object(kept, "event");
    String zone =
        body.has("timezone")
            ? EventbriteFields.zone(body.get("timezone"))
            : event.path("start").path("timezone").asText();
    Instant start = date(body, "start_date", event.path("start"));
    Instant end = date(body, "end_date", event.path("end"));
    check(start, end);
    String id = String.valueOf(ids.number(12));
    if (body.has("name")) {
      name(event, Html.escape(EventbriteFields.text(body.get("name"), "name", 500)));
    }
    if (body.has("summary")) {
      event.put("summary", EventbriteFields.text(body.get("summary"), "summary", LONGEST_SUMMARY));
    }
    String now = EventbriteFields.seconds(clock.instant());
    event
        .put("id", id)
        .put("status", "draft")
        .put("created", now)
        .put("changed", now)
        .put("url", url(event.path("name").path("text").asText(), id))
        .put("resource_uri", store.root() + "/events/" + id + "/");
    event.remove("published");
    event.set("start", EventbriteFields.time(start, zone));
    event.set("end", EventbriteFields.time(end, zone));
    store.renewParts(kept, id, ids);
    store.add(id, kept);
    return store.shown(kept);
  }

  ObjectNode update(String id, Call call) {
    ObjectNode kept = store.find(id);
    ObjectNode change = EventbriteFields.wrapped(call, "event", UPDATE_FIELDS);
    if (change.has("summary") && change.has("description")) {
      throw EventbriteErrors.bad(
          "SUMMARY_DESCRIPTION_CONFLICT", "You cannot set both summary and description.");
    }
    ObjectNode event = JsonTree.object(kept, "event").deepCopy();
    times(event, change);
    change
        .properties()
        .forEach(
            entry -> {
              JsonNode value = entry.getValue();
              switch (entry.getKey()) {
                case "start", "end" -> {}
                case "name" ->
                    name(event, EventbriteFields.text(value.path("html"), "event.name.html", 1000));
                case "summary" ->
                    event.put(
                        "summary", EventbriteFields.text(value, "event.summary", LONGEST_SUMMARY));
                case "description" -> html(event, "description", value.path("html").asText());
                default -> event.set(entry.getKey(), value.deepCopy());
              }
            });
    event.put("changed", EventbriteFields.seconds(clock.instant()));
    kept.set("event", event);
    return store.shown(kept);
  }

  private static void times(ObjectNode event, ObjectNode change) {
    if (!change.has("start") && !change.has("end")) {
      return;
    }
    ObjectNode start = time(event, change, "start");
    ObjectNode end = time(event, change, "end");
    if (!start.path("timezone").equals(end.path("timezone"))) {
      throw EventbriteErrors.bad(
          "DIFFERENT_TIMEZONES", "The start and end must be in the same timezone.");
    }
    if (start.path("utc").asText().compareTo(end.path("utc").asText()) >= 0) {
      throw EventbriteErrors.bad("DATE_CONFLICT", "The start must be before the end.");
    }
    event.set("start", start);
    event.set("end", end);
  }

  private static ObjectNode time(ObjectNode event, ObjectNode change, String which) {
    JsonNode given = change.path(which);
    if (given.isMissingNode()) {
      return JsonTree.object(event, which);
    }
    if (!given.has("timezone") || !given.has("utc")) {
      throw EventbriteErrors.argument(
          "event." + which + "." + (given.has("utc") ? "timezone" : "utc"), "MISSING");
    }
    String zone = EventbriteFields.zone(given.get("timezone"));
    return EventbriteFields.time(
        EventbriteFields.instant(given.get("utc"), "event." + which + ".utc"), zone);
  }

  ObjectNode publish(String id) {
    ObjectNode kept = store.find(id);
    if (!status(kept).equals("draft")) {
      throw EventbriteErrors.bad(
          "ALREADY_PUBLISHED_OR_DELETED", "This event has already been published or deleted.");
    }
    if (kept.path("ticket_classes").isEmpty()) {
      throw EventbriteErrors.argument("event.tickets", "MISSING");
    }
    String now = EventbriteFields.seconds(clock.instant());
    JsonTree.object(kept, "event").put("status", "live").put("published", now).put("changed", now);
    return JsonTree.object().put("published", true);
  }

  ObjectNode unpublish(String id) {
    ObjectNode kept = store.find(id);
    if (!status(kept).equals("live")) {
      throw EventbriteErrors.bad("NOT_PUBLISHED", "This event is not published.");
    }
    if (hasOrders(kept)) {
      throw EventbriteErrors.bad("CANNOT_UNPUBLISH", "This event has orders.");
    }
    JsonTree.object(kept, "event").put("status", "draft").remove("published");
    return JsonTree.object().put("unpublished", true);
  }

  ObjectNode cancel(String id) {
    ObjectNode kept = store.find(id);
    String status = status(kept);
    if (status.equals("canceled")) {
      throw EventbriteErrors.bad("ALREADY_CANCELED", "This event has already been canceled.");
    }
    if (!status.equals("live") && !status.equals("started")) {
      throw EventbriteErrors.bad("CANNOT_CANCEL", "Only a published event can be canceled.");
    }
    JsonTree.object(kept, "event").put("status", "canceled");
    return JsonTree.object().put("canceled", true);
  }

  ObjectNode delete(String id) {
    if (store.isDeleted(id)) {
      throw EventbriteErrors.bad("ALREADY_DELETED", "This event has already been deleted.");
    }
    if (hasOrders(store.find(id))) {
      throw EventbriteErrors.bad(
          "CANNOT_DELETE", "This event has pending or completed orders and cannot be deleted.");
    }
    store.delete(id);
    return JsonTree.object().put("deleted", true);
  }

  private String status(ObjectNode kept) {
    return store.shown(kept).path("status").asText();
  }

  private static boolean hasOrders(JsonNode kept) {
    return !kept.path("attendees").isEmpty();
  }

  private static Instant date(ObjectNode body, String field, JsonNode otherwise) {
    return body.has(field)
        ? EventbriteFields.instant(body.get(field), field)
        : Instant.parse(otherwise.path("utc").asText());
  }

  private void check(Instant start, Instant end) {
    Instant now = clock.instant();
    if (start.isBefore(now) || start.isAfter(now.plus(Duration.ofDays(3652)))) {
      throw EventbriteErrors.bad(
          "INVALID_START_DATE", "An event start date must be between now and 10 years from now.");
    }
    if (end.isBefore(start.plus(Duration.ofMinutes(1)))
        || end.isAfter(start.plus(Duration.ofDays(365)))) {
      throw EventbriteErrors.bad(
          "INVALID_END_DATE", "An event end date must be 1 minute to 365 days after its start.");
    }
  }

  static void name(ObjectNode event, String html) {
    if (Html.text(html).isBlank()) {
      throw EventbriteErrors.argument("event.name.html", "MISSING");
    }
    html(event, "name", html);
  }

  private static void html(ObjectNode event, String key, String html) {
    event.putObject(key).put("text", Html.text(html)).put("html", html);
  }

  public static String url(String name, String id) {
    String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return "https://eventbrite.example/e/" + slug.replaceAll("^-|-$", "") + "-tickets-" + id;
  }
}

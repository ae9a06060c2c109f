package ca.calculquebec.cqorc.sandbox.calendar;

import ca.calculquebec.cqorc.sandbox.google.GoogleErrors;
import ca.calculquebec.cqorc.sandbox.google.GooglePages;
import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.ErrorAnswer;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.ShortPages;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Which events a listing shows, in which order, page by page. */
final class CalendarList {
  private static final int USUAL = 250;
  private static final int MOST = 2500;

  ObjectNode page(ObjectNode calendar, Call call) {
    if (call.query("syncToken").isPresent()) {
      throw GoogleErrors.legacy(
          410,
          "calendar",
          "fullSyncRequired",
          "Sync token is no longer valid, a full sync is required.");
    }
    boolean single = isTrue(call, "singleEvents");
    String order = call.query("orderBy").orElse("");
    if (order.equals("startTime") && !single) {
      throw GoogleErrors.legacy(
          400,
          "global",
          "badRequest",
          "The requested ordering is not available for the particular query.");
    }
    List<ObjectNode> found = new ArrayList<>();
    Predicate<ObjectNode> wanted = wanted(calendar, call);
    for (JsonNode event : calendar.path("events")) {
      if (wanted.test((ObjectNode) event)) {
        found.add(((ObjectNode) event).deepCopy());
      }
    }
    switch (order) {
      case "startTime" -> found.sort(Comparator.comparing(event -> start(event, calendar)));
      case "updated" -> found.sort(Comparator.comparing(event -> event.path("updated").asText()));
      case "" -> {}
      default -> throw invalid("orderBy", order);
    }
    return answer(calendar, found, call);
  }

  private static ObjectNode answer(ObjectNode calendar, List<ObjectNode> found, Call call) {
    ObjectNode answer =
        JsonTree.object()
            .put("kind", "calendar#events")
            .put("summary", calendar.path("summary").asText())
            .put("updated", calendar.path("updated").asText())
            .put("timeZone", calendar.path("timeZone").asText())
            .put("accessRole", "owner");
    answer.putArray("defaultReminders");
    ArrayNode items = answer.putArray("items");
    ShortPages pages = GooglePages.of(call, "pageToken", size(call));
    pages.items(found).forEach(items::add);
    Optional<String> next = pages.next(found.size());
    if (next.isPresent()) {
      return answer.put("nextPageToken", next.orElseThrow());
    }
    return answer.put("nextSyncToken", "sandbox");
  }

  private static int size(Call call) {
    String text = call.query("maxResults").orElse(String.valueOf(USUAL));
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw invalid("maxResults", text);
    }
    return Math.min(MOST, Integer.parseInt(text));
  }

  private static Predicate<ObjectNode> wanted(ObjectNode calendar, Call call) {
    Optional<Instant> from = call.query("timeMin").map(CalendarList::instant);
    Optional<Instant> to = call.query("timeMax").map(CalendarList::instant);
    if (from.isPresent() && to.isPresent() && !to.orElseThrow().isAfter(from.orElseThrow())) {
      throw GoogleErrors.timeRangeEmpty();
    }
    Optional<Instant> updated = call.query("updatedMin").map(CalendarList::instant);
    boolean deleted = isTrue(call, "showDeleted");
    String words = call.query("q").orElse("").toLowerCase(Locale.ROOT);
    Optional<String> uid = call.query("iCalUID");
    List<String> marks = call.query().getOrDefault("privateExtendedProperty", List.of());
    marks.forEach(CalendarList::requirePair);
    // An event that ends when the window begins, or begins when it ends, is outside.
    return event ->
        (deleted || !CalendarEvents.isCancelled(event))
            && from.filter(bound -> !end(event, calendar).isAfter(bound)).isEmpty()
            && to.filter(bound -> !start(event, calendar).isBefore(bound)).isEmpty()
            && updated
                .filter(bound -> instant(event.path("updated").asText()).isBefore(bound))
                .isEmpty()
            && uid.filter(one -> !one.equals(event.path("iCalUID").asText())).isEmpty()
            && text(event).contains(words)
            && marks.stream().allMatch(mark -> hasMark(event, mark));
  }

  private static String text(ObjectNode event) {
    StringBuilder text = new StringBuilder();
    for (String name : List.of("summary", "description", "location")) {
      text.append(event.path(name).asText("")).append('\n');
    }
    for (JsonNode guest : event.path("attendees")) {
      text.append(guest.path("displayName").asText("")).append(' ');
      text.append(guest.path("email").asText()).append('\n');
    }
    return text.toString().toLowerCase(Locale.ROOT);
  }

  private static void requirePair(String mark) {
    if (mark.indexOf('=') < 1) {
      throw invalid("privateExtendedProperty", mark);
    }
  }

  private static boolean hasMark(ObjectNode event, String mark) {
    int equals = mark.indexOf('=');
    JsonNode value =
        event.path("extendedProperties").path("private").path(mark.substring(0, equals));
    return value.isTextual() && value.asText().equals(mark.substring(equals + 1));
  }

  private static Instant start(JsonNode event, JsonNode calendar) {
    return CalendarTime.read(event.path("start"), "start", calendar).instant();
  }

  private static Instant end(JsonNode event, JsonNode calendar) {
    return CalendarTime.read(event.path("end"), "end", calendar).instant();
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw GoogleErrors.legacy(400, "global", "badRequest", "Bad Request");
    }
  }

  private static boolean isTrue(Call call, String name) {
    return call.query(name).orElse("").equals("true");
  }

  private static ErrorAnswer invalid(String name, String value) {
    return GoogleErrors.legacy(
        400, "global", "invalidParameter", "Invalid value '" + value + "' for " + name + ".");
  }
}

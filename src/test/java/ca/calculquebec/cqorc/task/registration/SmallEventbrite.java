package ca.calculquebec.cqorc.task.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** As much of Eventbrite as these tests need: state, versions, lag, faults on demand. */
final class SmallEventbrite extends Dispatcher {
  /** What goes wrong with one request. */
  enum EventbriteFault {
    NONE,
    /** The work is done, the answer is lost. */
    CUT,
    /** The work is done, the answer is half a JSON document. */
    BROKEN,
    /** Nothing is done. */
    TROUBLE,
    /** The work is done, and the answer is a server error all the same. */
    TROUBLE_AFTERWARDS,
    TOO_FAST
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PATH =
      Pattern.compile("/v3/(events|organizations)/(\\d+)/(.*?)/?(?:\\?.*)?");

  final Map<String, ObjectNode> events = new TreeMap<>();
  final Map<String, List<ArrayNode>> pages = new TreeMap<>();
  final Map<String, Map<String, String>> salesEnds = new TreeMap<>();
  final Map<String, Integer> attendees = new TreeMap<>();
  final List<String> lines = new ArrayList<>();
  final List<JsonNode> bodies = new ArrayList<>();
  private final Map<String, Instant> made = new LinkedHashMap<>();
  private final Clock clock;

  /** Chooses a fault by the number of the request, from 1, and its line. */
  BiFunction<Integer, String, EventbriteFault> faults = (number, line) -> EventbriteFault.NONE;

  Duration listLag = Duration.ZERO;
  Duration readLag = Duration.ZERO;

  /** Versions that somebody else writes just before ours. */
  int editedMeanwhile;

  private int nextId = 900;

  SmallEventbrite(Clock clock) {
    this.clock = clock;
    ObjectNode template = JSON.createObjectNode();
    template.put("id", "7").put("status", "live").put("url", "https://e/7").put("summary", "");
    template.putObject("name").put("text", "Gabarit").put("html", "Gabarit");
    time(template, "start", "2025-01-01T00:00:00Z");
    time(template, "end", "2025-01-01T01:00:00Z");
    events.put("7", template);
    ArrayNode modules = JSON.createArrayNode();
    modules
        .addObject()
        .put("type", "image")
        .put("id", "m1")
        .putObject("data")
        .putObject("image")
        .put("image_id", "5");
    text(modules, "<p>[[SUMMARY]]</p>");
    text(modules, "<p>[[DESCRIPTION]]</p><h2>Plan</h2><p>[[PLAN]]</p><p>Avec [[INSTRUCTOR]].</p>");
    pages.put("7", new ArrayList<>(List.of(modules)));
    salesEnds.put("7", new TreeMap<>(Map.of("71", "2025-01-01T00:00:00Z", "72", "")));
  }

  private static void text(ArrayNode modules, String html) {
    ObjectNode module = modules.addObject().put("type", "text").put("id", "m" + modules.size());
    module.putNull("layout");
    module.putObject("data").putObject("body").put("alignment", "left").put("text", html);
  }

  private static void time(ObjectNode event, String field, String utc) {
    event.putObject(field).put("timezone", "America/Toronto").put("utc", utc);
  }

  /** What people would find, without ids: equal after an undisturbed and a disturbed run. */
  synchronized List<String> state() {
    List<String> state = new ArrayList<>();
    events.forEach(
        (id, event) -> {
          List<ArrayNode> versions = pages.get(id);
          state.add(
              event.path("name").path("text").asText()
                  + " "
                  + event.path("start").path("utc").asText()
                  + " "
                  + event.path("status").asText()
                  + " "
                  + event.path("summary").asText()
                  + " "
                  + versions.get(versions.size() - 1)
                  + " "
                  + salesEnds.get(id).values());
        });
    state.sort(null);
    return state;
  }

  synchronized List<String> changes() {
    return lines.stream().filter(line -> !line.startsWith("GET ")).toList();
  }

  @Override
  public synchronized MockResponse dispatch(RecordedRequest request) {
    String line = request.getMethod() + " " + request.getTarget().replaceAll("\\?.*", "");
    lines.add(line);
    JsonNode body = body(request);
    bodies.add(body);
    EventbriteFault fault = faults.apply(lines.size(), line);
    if (fault == EventbriteFault.TROUBLE) {
      return error(500, "INTERNAL_ERROR");
    }
    if (fault == EventbriteFault.TOO_FAST) {
      return error(429, "HIT_RATE_LIMIT");
    }
    MockResponse answer = work(request.getMethod(), request.getTarget(), body);
    return switch (fault) {
      case CUT ->
          answer
              .newBuilder()
              .onResponseStart(new mockwebserver3.SocketEffect.CloseSocket())
              .build();
      case BROKEN -> json("{\"id\":\"9", 200);
      case TROUBLE_AFTERWARDS -> error(500, "INTERNAL_ERROR");
      default -> answer;
    };
  }

  private MockResponse work(String method, String target, JsonNode body) {
    Matcher path = PATH.matcher(target);
    if (!path.matches()) {
      return error(404, "NOT_FOUND");
    }
    String id = path.group(2);
    String rest = path.group(3);
    if (path.group(1).equals("organizations")) {
      return list();
    }
    boolean visible =
        !method.equals("GET")
            || made.getOrDefault(id, Instant.MIN).plus(readLag).compareTo(clock.instant()) <= 0
            || made.get(id) == null;
    if (!events.containsKey(id) || !visible) {
      return error(404, "NOT_FOUND");
    }
    String[] parts = rest.split("/");
    return switch (method + " " + parts[0]) {
      case "GET " -> json(events.get(id).toString(), 200);
      case "POST " -> update(id, body.path("event"));
      case "DELETE " -> delete(id);
      case "POST copy" -> copy(id, body);
      case "POST publish" -> publish(id);
      case "GET structured_content" -> page(id);
      case "POST structured_content" -> write(id, Integer.parseInt(parts[1]), body);
      case "GET ticket_classes" -> tickets(id);
      case "POST ticket_classes" -> {
        salesEnds.get(id).put(parts[1], body.path("ticket_class").path("sales_end").asText());
        yield json("{}", 200);
      }
      case "GET attendees" -> attendees(id);
      default -> error(405, "METHOD_NOT_ALLOWED");
    };
  }

  private MockResponse copy(String id, JsonNode body) {
    String copy = String.valueOf(nextId++);
    ObjectNode event = events.get(id).deepCopy();
    event.put("id", copy).put("status", "draft").put("url", "https://e/" + copy);
    String name = body.path("name").asText();
    event.putObject("name").put("text", name).put("html", name);
    if (body.has("summary")) {
      event.put("summary", body.path("summary").asText());
    }
    time(event, "start", body.path("start_date").asText());
    time(event, "end", body.path("end_date").asText());
    events.put(copy, event);
    pages.put(copy, new ArrayList<>(pages.get(id)));
    Map<String, String> classes = new TreeMap<>();
    int number = 1;
    for (String end : salesEnds.get(id).values()) {
      classes.put(copy + number++, end);
    }
    salesEnds.put(copy, classes);
    made.put(copy, clock.instant());
    return json(event.toString(), 200);
  }

  private MockResponse update(String id, JsonNode fields) {
    ObjectNode event = events.get(id);
    for (Iterator<String> names = fields.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (name.equals("name")) {
        String html = fields.path("name").path("html").asText();
        String text = html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        event.putObject("name").put("text", text).put("html", html);
      } else {
        event.set(name, fields.get(name));
      }
    }
    return json(event.toString(), 200);
  }

  private MockResponse publish(String id) {
    if (!events.get(id).path("status").asText().equals("draft")) {
      return error(400, "ALREADY_PUBLISHED_OR_DELETED");
    }
    events.get(id).put("status", "live");
    return json("{\"published\":true}", 200);
  }

  private MockResponse delete(String id) {
    if (attendees.getOrDefault(id, 0) > 0) {
      return error(400, "CANNOT_DELETE");
    }
    events.remove(id);
    return json("{\"deleted\":true}", 200);
  }

  private MockResponse page(String id) {
    List<ArrayNode> versions = pages.get(id);
    ObjectNode page = JSON.createObjectNode();
    page.put("page_version_number", String.valueOf(versions.size()));
    page.set("modules", versions.get(versions.size() - 1));
    page.putArray("widgets");
    return json(page.toString(), 200);
  }

  private MockResponse write(String id, int version, JsonNode body) {
    List<ArrayNode> versions = pages.get(id);
    if (editedMeanwhile > 0) {
      editedMeanwhile--;
      versions.add(versions.get(versions.size() - 1));
    }
    if (version != versions.size() + 1) {
      return error(400, "PAGE_VERSION_DISCONTINUITY");
    }
    if (!body.path("publish").isBoolean()) {
      return error(400, "ARGUMENTS_ERROR");
    }
    versions.add((ArrayNode) body.path("modules"));
    return json("{}", 200);
  }

  private MockResponse tickets(String id) {
    ObjectNode answer = JSON.createObjectNode();
    answer.putObject("pagination").put("has_more_items", false);
    ArrayNode classes = answer.putArray("ticket_classes");
    salesEnds
        .get(id)
        .forEach(
            (ticket, end) ->
                classes.addObject().put("id", ticket).put("name", ticket).put("sales_end", end));
    return json(answer.toString(), 200);
  }

  private MockResponse attendees(String id) {
    ObjectNode answer = JSON.createObjectNode();
    answer.putObject("pagination").put("has_more_items", false);
    ArrayNode people = answer.putArray("attendees");
    for (int number = 0; number < attendees.getOrDefault(id, 0); number++) {
      people.addObject().put("id", String.valueOf(number)).put("status", "Attending");
    }
    return json(answer.toString(), 200);
  }

  private MockResponse list() {
    ObjectNode answer = JSON.createObjectNode();
    answer.putObject("pagination").put("has_more_items", false);
    ArrayNode listed = answer.putArray("events");
    events.forEach(
        (id, event) -> {
          Instant since = made.get(id);
          if (since == null || !since.plus(listLag).isAfter(clock.instant())) {
            listed.add(event);
          }
        });
    return json(answer.toString(), 200);
  }

  private static JsonNode body(RecordedRequest request) {
    try {
      return request.getBody() == null || request.getBody().size() == 0
          ? JSON.createObjectNode()
          : JSON.readTree(request.getBody().utf8());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static MockResponse error(int status, String code) {
    return json(
        "{\"status_code\":" + status + ",\"error\":\"" + code + "\",\"error_description\":\"No.\"}",
        status);
  }

  private static MockResponse json(String body, int status) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }
}

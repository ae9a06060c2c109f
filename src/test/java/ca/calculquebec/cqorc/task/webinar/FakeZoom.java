package ca.calculquebec.cqorc.task.webinar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/** As much of Zoom as webinars need: state, the documented codes, and faults on demand. */
final class FakeZoom extends Dispatcher {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String USER = "/v2/users/zoom@ecole.example/webinars";

  final Map<Long, ObjectNode> webinars = new LinkedHashMap<>();
  final Map<Long, ArrayNode> panelists = new LinkedHashMap<>();
  final List<String> requests = new ArrayList<>();
  final Set<Long> unlisted = new HashSet<>();
  final List<String> refusedHosts = new ArrayList<>();
  final AtomicReference<Predicate<String>> cutAfter = new AtomicReference<>(line -> false);
  final AtomicReference<Predicate<String>> cutBefore = new AtomicReference<>(line -> false);

  /** The work is done, and this is answered in place of its result. */
  final AtomicReference<Predicate<String>> fault = new AtomicReference<>(line -> false);

  final AtomicReference<MockResponse> faultAnswer = new AtomicReference<>();

  /** Answers the list of webinars once one was made. */
  final AtomicReference<MockResponse> afterCreate = new AtomicReference<>();

  final Map<String, MockResponse> answers = new LinkedHashMap<>();
  long registrants;
  private long nextId = 81234567890L;
  private int nextPanelist = 1;

  /** Method and path of everything but tokens and reading. */
  synchronized List<String> changes() {
    return requests.stream()
        .filter(line -> !line.startsWith("GET ") && !line.contains("/oauth/token"))
        .toList();
  }

  synchronized long count(String start) {
    return requests.stream().filter(line -> line.startsWith(start)).count();
  }

  /** A webinar that somebody else made. */
  synchronized long add(String topic, String start, int minutes) {
    ObjectNode body = JSON.createObjectNode();
    body.put("topic", topic).put("start_time", start).put("duration", minutes);
    body.putObject("settings").put("approval_type", 2);
    return store(body);
  }

  synchronized void addPanelist(long id, String name, String email) {
    panelists
        .get(id)
        .addObject()
        .put("id", "p" + nextPanelist++)
        .put("name", name)
        .put("email", email);
  }

  synchronized List<String> panelistsOf(long id) {
    List<String> found = new ArrayList<>();
    panelists.get(id).forEach(panelist -> found.add(panelist.path("email").asText()));
    return found;
  }

  @Override
  public synchronized MockResponse dispatch(RecordedRequest request) {
    String path = request.getTarget().replaceAll("\\?.*", "");
    String line = request.getMethod() + " " + path;
    requests.add(line);
    if (takes(cutBefore, line)) {
      return cut();
    }
    MockResponse fixed = answers.get(line);
    if (fixed != null) {
      return fixed;
    }
    boolean faulty = fault.get().test(line);
    if (faulty && faultAnswer.get().getCode() == 429) {
      return faultAnswer.get();
    }
    MockResponse answer;
    try {
      String body = request.getBody() == null ? "" : request.getBody().utf8();
      answer = answer(line, path, body.startsWith("{") ? JSON.readTree(body) : null);
    } catch (JsonProcessingException malformed) {
      answer = error(400, 300);
    }
    if (faulty) {
      return faultAnswer.get();
    }
    return takes(cutAfter, line) ? cut() : answer;
  }

  private static boolean takes(AtomicReference<Predicate<String>> fault, String line) {
    boolean hit = fault.get().test(line);
    if (hit) {
      fault.set(other -> false);
    }
    return hit;
  }

  private static MockResponse cut() {
    return new MockResponse.Builder()
        .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
        .build();
  }

  private MockResponse answer(String line, String path, JsonNode body) {
    if (line.equals("POST /oauth/token")) {
      return json(200, JSON.createObjectNode().put("access_token", "t"));
    }
    if (line.equals("GET " + USER)) {
      if (afterCreate.get() != null && !webinars.isEmpty()) {
        return afterCreate.get();
      }
      ObjectNode page = JSON.createObjectNode().put("next_page_token", "");
      ArrayNode entries = page.putArray("webinars");
      webinars.forEach(
          (id, webinar) -> {
            if (!unlisted.contains(id)) {
              entries.add(webinar);
            }
          });
      return json(200, page);
    }
    if (line.equals("POST " + USER)) {
      return refusesHosts(body) ? error(400, 1114) : json(201, webinars.get(store(body)));
    }
    String[] parts = path.split("/");
    long id = Long.parseLong(parts[3]);
    if (!webinars.containsKey(id)) {
      return error(404, 3001);
    }
    if (parts.length == 4) {
      return webinar(line.split(" ")[0], id, body);
    }
    if (parts[4].equals("registrants")) {
      boolean approved = registrants > 0;
      long number = approved ? registrants : 0;
      return json(200, JSON.createObjectNode().put("total_records", number));
    }
    return panelists(line.split(" ")[0], id, parts, body);
  }

  private MockResponse webinar(String method, long id, JsonNode body) {
    return switch (method) {
      case "GET" -> json(200, webinars.get(id));
      case "DELETE" -> {
        webinars.remove(id);
        yield empty();
      }
      default -> refusesHosts(body) ? error(400, 1114) : patched(id, body);
    };
  }

  /** Shallow, as the more careless reading of "settings merge field by field" has it. */
  private MockResponse patched(long id, JsonNode body) {
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      if (field.getKey().equals("settings")) {
        ((ObjectNode) webinars.get(id).path("settings")).setAll((ObjectNode) field.getValue());
      } else {
        webinars.get(id).set(field.getKey(), field.getValue());
      }
    }
    return empty();
  }

  private MockResponse panelists(String method, long id, String[] parts, JsonNode body) {
    return switch (method) {
      case "GET" -> json(200, JSON.createObjectNode().set("panelists", panelists.get(id)));
      case "DELETE" -> {
        ArrayNode kept = JSON.createArrayNode();
        for (JsonNode panelist : panelists.get(id)) {
          if (!panelist.path("id").asText().equals(parts[5])) {
            kept.add(panelist);
          }
        }
        panelists.put(id, kept);
        yield empty();
      }
      default -> {
        for (JsonNode one : body.path("panelists")) {
          addPanelist(id, one.path("name").asText(), one.path("email").asText());
        }
        yield json(201, JSON.createObjectNode().put("id", Long.toString(id)));
      }
    };
  }

  private boolean refusesHosts(JsonNode body) {
    String hosts = body.path("settings").path("alternative_hosts").asText("");
    return refusedHosts.stream().anyMatch(hosts::contains);
  }

  private long store(JsonNode body) {
    long id = nextId++;
    ObjectNode webinar = body.deepCopy();
    webinar.put("id", id).put("join_url", "https://zoom.example/j/" + id);
    webinars.put(id, webinar);
    panelists.put(id, JSON.createArrayNode());
    return id;
  }

  static MockResponse error(int status, int code) {
    return json(status, JSON.createObjectNode().put("code", code).put("message", "words vary"));
  }

  private static MockResponse json(int status, JsonNode body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(body.toString())
        .build();
  }

  private static MockResponse empty() {
    return new MockResponse.Builder().code(204).build();
  }
}

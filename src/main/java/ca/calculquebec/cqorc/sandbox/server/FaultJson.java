package ca.calculquebec.cqorc.sandbox.server;

import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Faults as they are asked for over HTTP. */
public final class FaultJson {
  private static final Set<String> KEYS =
      Set.of(
          "kind", "service", "method", "path", "request", "times", "status", "headers", "body",
          "seconds", "millis");

  private FaultJson() {}

  /** Reads one fault; the message of an exception names what is wrong with it. */
  public static Fault read(JsonNode node) {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("unknown key " + key + "; known are " + KEYS);
              }
            });
    Fault.FaultKind kind = kind(node.path("kind").asText(""));
    Map<String, String> headers = new LinkedHashMap<>();
    node.path("headers")
        .properties()
        .forEach(entry -> headers.put(entry.getKey(), entry.getValue().asText()));
    JsonNode body = node.path("body");
    Fault plain = Fault.of(kind);
    boolean every = node.path("request").asText("").equals("every");
    return new Fault(
        kind,
        text(node, "service"),
        text(node, "method"),
        text(node, "path"),
        every ? 1 : Math.max(1, node.path("request").asInt(1)),
        every ? 0 : Math.max(0, node.path("times").asInt(1)),
        node.path("status").asInt(plain.status()),
        headers,
        body.isTextual() ? body.asText() : body.isMissingNode() ? "" : JsonTree.text(body),
        pause(node, plain.pause()));
  }

  public static ObjectNode write(Fault fault) {
    ObjectNode node = JsonTree.object().put("kind", name(fault.kind()));
    fault.service().ifPresent(name -> node.put("service", name));
    fault.method().ifPresent(name -> node.put("method", name));
    fault.path().ifPresent(pattern -> node.put("path", pattern));
    node.put("request", fault.request()).put("times", fault.times());
    switch (fault.kind()) {
      case STATUS -> {
        node.put("status", fault.status()).put("body", fault.body());
        ObjectNode headers = node.putObject("headers");
        fault.headers().forEach(headers::put);
      }
      case HANG, SLOW -> node.put("millis", fault.pause().toMillis());
      default -> {}
    }
    return node;
  }

  static String name(Fault.FaultKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Fault.FaultKind kind(String name) {
    for (Fault.FaultKind kind : Fault.FaultKind.values()) {
      if (name(kind).equals(name)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("unknown kind \"" + name + "\"");
  }

  private static Duration pause(JsonNode node, Duration otherwise) {
    if (node.has("millis")) {
      return Duration.ofMillis(node.get("millis").asLong());
    }
    return node.has("seconds") ? Duration.ofSeconds(node.get("seconds").asLong()) : otherwise;
  }

  private static Optional<String> text(JsonNode node, String key) {
    return Optional.ofNullable(node.get(key)).map(JsonNode::asText).filter(s -> !s.isEmpty());
  }
}

package ca.calculquebec.cqorc.sandbox.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** JSON text to trees and back. */
public final class JsonTree {
  private static final JsonMapper MAPPER = new JsonMapper();

  private JsonTree() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  public static String text(JsonNode node) {
    return write(() -> MAPPER.writeValueAsString(node));
  }

  public static String pretty(JsonNode node) {
    return write(() -> MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node));
  }

  /** The text as a tree; empty when it is no JSON. */
  public static Optional<JsonNode> parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The text as an object; empty when it is anything else. */
  public static Optional<ObjectNode> parseObject(String text) {
    return parse(text).filter(JsonNode::isObject).map(ObjectNode.class::cast);
  }

  public static ObjectNode object(JsonNode parent, String key) {
    return (ObjectNode) parent.get(key);
  }

  public static ArrayNode array(JsonNode parent, String key) {
    return (ArrayNode) parent.get(key);
  }

  /** Fields of {@code change} replace those of {@code target}; objects are merged in depth. */
  public static void merge(ObjectNode target, ObjectNode change) {
    change
        .properties()
        .forEach(
            entry -> {
              JsonNode old = target.get(entry.getKey());
              if (old instanceof ObjectNode oldObject
                  && entry.getValue() instanceof ObjectNode newObject) {
                merge(oldObject, newObject);
              } else {
                target.set(entry.getKey(), entry.getValue().deepCopy());
              }
            });
  }

  /** In the order of their texts. */
  public static ArrayNode sorted(List<ObjectNode> nodes) {
    ArrayNode sorted = array();
    nodes.stream().sorted(Comparator.comparing(JsonTree::text)).forEach(sorted::add);
    return sorted;
  }

  private interface Writing {
    String run() throws JsonProcessingException;
  }

  private static String write(Writing writing) {
    try {
      return writing.run();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}

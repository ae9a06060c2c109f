package ca.calculquebec.cqorc.sandbox.google;

import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Google's {@code fields} parameter: {@code properties(locale,timeZone),sheets/properties.title}.
 */
public final class FieldMask {
  private final Map<String, FieldMask> fields = new LinkedHashMap<>();

  private FieldMask() {}

  public static FieldMask parse(String text) {
    FieldMask mask = new FieldMask();
    int end = mask.read(text, 0);
    if (end != text.length()) {
      throw GoogleErrors.invalid("Invalid field mask: " + text);
    }
    return mask;
  }

  private int read(String text, int start) {
    int at = start;
    while (at < text.length() && text.charAt(at) != ')') {
      FieldMask inner = this;
      int name = at;
      while (at < text.length() && ",()".indexOf(text.charAt(at)) < 0) {
        if (text.charAt(at) == '/' || text.charAt(at) == '.') {
          inner = inner.field(text.substring(name, at));
          name = at + 1;
        }
        at++;
      }
      inner = inner.field(text.substring(name, at));
      if (at < text.length() && text.charAt(at) == '(') {
        at = inner.read(text, at + 1);
        if (at >= text.length()) {
          throw GoogleErrors.invalid("Invalid field mask: " + text);
        }
        at++;
      }
      if (at < text.length() && text.charAt(at) == ',') {
        at++;
      }
    }
    return at;
  }

  private FieldMask field(String name) {
    if (name.isBlank()) {
      throw GoogleErrors.invalid("Invalid field mask: empty field name");
    }
    return fields.computeIfAbsent(name.strip(), key -> new FieldMask());
  }

  public JsonNode apply(JsonNode node) {
    if (fields.isEmpty() || fields.containsKey("*")) {
      return node;
    }
    if (node instanceof ArrayNode list) {
      ArrayNode kept = JsonTree.array();
      list.forEach(item -> kept.add(apply(item)));
      return kept;
    }
    if (!(node instanceof ObjectNode)) {
      return node;
    }
    ObjectNode kept = JsonTree.object();
    fields.forEach(
        (name, inner) -> {
          if (node.has(name)) {
            kept.set(name, inner.apply(node.get(name)));
          }
        });
    return kept;
  }
}

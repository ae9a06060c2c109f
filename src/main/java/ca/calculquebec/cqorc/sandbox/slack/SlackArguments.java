package ca.calculquebec.cqorc.sandbox.slack;

import ca.calculquebec.cqorc.sandbox.support.Call;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.ShortPages;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arguments of a call, from its query and its body. */
final class SlackArguments {
  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * @param json whether the method reads JSON; those that only read do not, and such a body goes by
   *     as if it were empty
   */
  SlackArguments(Call call, boolean json) {
    call.query().forEach((name, list) -> values.put(name, list.get(0)));
    String type = call.header("content-type").orElse("application/x-www-form-urlencoded");
    if (type.startsWith("application/json")) {
      if (json && !call.body().isBlank()) {
        JsonNode body =
            call.jsonObject()
                .<JsonNode>map(one -> one)
                .orElseThrow(() -> SlackErrors.of("invalid_json"));
        body.properties()
            .forEach(
                entry -> {
                  JsonNode value = entry.getValue();
                  if (!value.isNull()) {
                    values.put(
                        entry.getKey(),
                        value.isContainerNode() ? JsonTree.text(value) : value.asText());
                  }
                });
      }
    } else if (type.startsWith("application/x-www-form-urlencoded")) {
      values.putAll(call.form());
    } else if (!call.body().isEmpty()) {
      throw SlackErrors.of("invalid_post_type");
    }
  }

  String get(String name) {
    return values.getOrDefault(name, "");
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  boolean isTrue(String name) {
    return List.of("true", "1").contains(get(name));
  }

  String required(String name) {
    String value = get(name);
    if (value.isEmpty()) {
      throw SlackErrors.arguments("missing required field: " + name);
    }
    return value;
  }

  /** The page asked for; a list of this kind is cut by {@code limit} and {@code cursor}. */
  ShortPages page(String question, int usual) {
    String limit = has("limit") ? get("limit") : String.valueOf(usual);
    if (!limit.matches("\\d{1,4}") || Integer.parseInt(limit) > 1000) {
      throw SlackErrors.of("invalid_limit");
    }
    int size = Integer.parseInt(limit) == 0 ? usual : Integer.parseInt(limit);
    try {
      return ShortPages.of(get("cursor"), size, question);
    } catch (ShortPages.BadToken bad) {
      throw SlackErrors.of("invalid_cursor");
    }
  }
}

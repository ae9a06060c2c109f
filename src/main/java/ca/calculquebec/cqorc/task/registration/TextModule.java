package ca.calculquebec.cqorc.task.registration;

import java.util.LinkedHashMap;
import java.util.Map;

/** A module of a page that holds text: {@code data.body.text}. */
final class TextModule {
  private TextModule() {}

  static boolean isText(Map<String, Object> module) {
    return "text".equals(module.get("type")) && body(module).get("text") instanceof String;
  }

  static String html(Map<String, Object> module) {
    return (String) body(module).get("text");
  }

  /** The same module with another text; everything else of it stays. */
  static Map<String, Object> withHtml(Map<String, Object> module, String html) {
    Map<String, Object> body = new LinkedHashMap<>(body(module));
    body.put("text", html);
    Map<String, Object> data = new LinkedHashMap<>(map(module.get("data")));
    data.put("body", body);
    Map<String, Object> copy = new LinkedHashMap<>(module);
    copy.put("data", data);
    return copy;
  }

  private static Map<String, Object> body(Map<String, Object> module) {
    return map(map(module.get("data")).get("body"));
  }

  private static Map<String, Object> map(Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> other) {
      other.forEach((key, item) -> map.put(String.valueOf(key), item));
    }
    return map;
  }
}

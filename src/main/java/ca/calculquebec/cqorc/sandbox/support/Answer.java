package ca.calculquebec.cqorc.sandbox.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes back to the client; an empty body means none.
 *
 * @param charset how the body's characters become bytes
 */
public record Answer(int status, Map<String, String> headers, String body, Charset charset) {
  private static final String JSON = "application/json; charset=UTF-8";

  public Answer {
    headers = Map.copyOf(headers);
  }

  Answer(int status, Map<String, String> headers, String body) {
    this(status, headers, body, StandardCharsets.UTF_8);
  }

  /**
   * @param bytes one character each
   */
  public static Answer bytes(int status, String type, String bytes) {
    return new Answer(status, Map.of("Content-Type", type), bytes, StandardCharsets.ISO_8859_1);
  }

  public static Answer json(int status, JsonNode body) {
    return new Answer(status, Map.of("Content-Type", JSON), JsonTree.text(body));
  }

  public static Answer json(int status, String body) {
    return new Answer(status, Map.of("Content-Type", JSON), body);
  }

  public static Answer html(int status, String body) {
    return new Answer(status, Map.of("Content-Type", "text/html; charset=UTF-8"), body);
  }

  public static Answer empty(int status) {
    return new Answer(status, Map.of(), "");
  }

  public static Answer redirect(int status, String location) {
    return new Answer(status, Map.of("Location", location), "");
  }

  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body, charset);
  }

  public Answer with(Map<String, String> others) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.putAll(others);
    return new Answer(status, more, body, charset);
  }
}

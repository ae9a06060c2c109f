package ca.calculquebec.cqorc.sandbox.support;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as a service sees it.
 *
 * @param path as received, still percent-encoded
 * @param segments of the path below the service's root, decoded once
 * @param headers by name in lower case
 * @param raw the body, one character for each byte
 */
public record Call(
    String service,
    String method,
    String path,
    List<String> segments,
    Map<String, List<String>> query,
    Map<String, String> headers,
    String raw) {

  public Call {
    segments = List.copyOf(segments);
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  public static Call of(
      String service,
      String servicePath,
      String method,
      URI uri,
      Map<String, String> headers,
      String raw) {
    String path = uri.getRawPath();
    List<String> segments = new ArrayList<>();
    for (String segment : path.substring(servicePath.length()).split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(decode(segment.replace("+", "%2B")));
      }
    }
    return new Call(service, method, path, segments, pairs(uri.getRawQuery()), headers, raw);
  }

  public boolean is(String wantedMethod, int wantedSegments) {
    return method.equals(wantedMethod) && segments.size() == wantedSegments;
  }

  public String segment(int index) {
    return index < segments.size() ? segments.get(index) : "";
  }

  public boolean endsWithSlash() {
    return path.endsWith("/");
  }

  public Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name)).map(values -> values.get(0));
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  public Optional<String> bearer() {
    return header("authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring(7).strip());
  }

  /** The body as text. */
  public String body() {
    return new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** What of the body is worth recording: of an upload only the beginning, without its bytes. */
  public String recorded() {
    boolean upload = path.startsWith("/upload/");
    if (!upload) {
      return body();
    }
    int end = raw.indexOf("\r\n\r\n", Math.max(0, raw.indexOf("\r\n\r\n")) + 4);
    return header("content-type").orElse("").startsWith("multipart/") && end > 0
        ? new String(
            raw.substring(0, end).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
        : "(" + raw.length() + " bytes)";
  }

  public Optional<ObjectNode> jsonObject() {
    return JsonTree.parseObject(body());
  }

  /** The body read as a form; of a repeated name the first value. */
  public Map<String, String> form() {
    Map<String, String> form = new LinkedHashMap<>();
    pairs(body()).forEach((name, values) -> form.put(name, values.get(0)));
    return form;
  }

  public static Map<String, List<String>> pairs(String text) {
    Map<String, List<String>> pairs = new LinkedHashMap<>();
    if (text == null || text.isBlank()) {
      return pairs;
    }
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      pairs.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }
    return pairs;
  }

  /** Undoes percent-encoding; text with a stray percent sign stays as it is. */
  public static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}

package ca.calculquebec.cqorc.sandbox.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The texts that come with the sandbox, each beside the class that reads it. */
public final class Resources {
  private Resources() {}

  public static String text(Class<?> reader, String name) {
    try (InputStream in = reader.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program was built without " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text with every {@code @NAME@} replaced. */
  public static String filled(Class<?> reader, String name, Map<String, String> values) {
    String text = text(reader, name);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("@" + value.getKey() + "@", value.getValue());
    }
    return text;
  }

  public static JsonNode json(Class<?> reader, String name) {
    return JsonTree.parse(text(reader, name)).orElseThrow();
  }
}

package ca.calculquebec.cqorc.http;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.failure.ServiceException.Reason;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads and writes the services' JSON. Unknown fields are ignored; an answer that cannot be read,
 * or lacks a field that is needed, is a failure that names it, uncertain after a create.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
          .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true);

  private Json() {}

  /** For building bodies and for reading what is no answer. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** The body as a tree; an empty object for an answer without body, such as 204. */
  public static JsonNode tree(Request request, HttpReply reply) throws ServiceException {
    if (reply.body().length == 0) {
      return MAPPER.createObjectNode();
    }
    try {
      return MAPPER.readTree(reply.body());
    } catch (IOException e) {
      throw unreadable(request, reply, "its JSON is broken", e);
    }
  }

  /** The tree of an answer of which nothing is expected, such as an error page; empty if none. */
  public static Optional<JsonNode> tolerant(HttpReply reply) {
    try {
      JsonNode tree = MAPPER.readTree(reply.body());
      return tree.isMissingNode() ? Optional.empty() : Optional.of(tree);
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  /** The body as a record of the client's. */
  public static <T> T read(Request request, HttpReply reply, Class<T> type)
      throws ServiceException {
    try {
      T value = MAPPER.readValue(reply.body(), type);
      return required(request, reply, type.getSimpleName(), value);
    } catch (JsonProcessingException e) {
      throw unreadable(request, reply, "a field has an unexpected form", e);
    } catch (IOException e) {
      throw unreadable(request, reply, "its JSON is broken", e);
    }
  }

  /** The value, or a failure that names the field that the answer lacks. */
  public static <T> T required(Request request, HttpReply reply, String field, T value)
      throws ServiceException {
    if (value == null) {
      throw unreadable(request, reply, "it lacks \"" + field + "\"", null);
    }
    return value;
  }

  /** A field that must be there, as text whether it came as text or as a number. */
  public static String text(Request request, HttpReply reply, JsonNode object, String field)
      throws ServiceException {
    JsonNode value = object.get(field);
    String text = value == null || !value.isValueNode() || value.isNull() ? null : value.asText();
    return required(request, reply, field, text);
  }

  /** A JSON body. */
  public static Request.Body body(Object value) {
    try {
      return new Request.Body("application/json", MAPPER.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a value that JSON cannot hold", e);
    }
  }

  /** An answer that was understood as JSON, but not as what was asked for. */
  public static ServiceException unreadable(
      Request request, HttpReply reply, String problem, Throwable cause) {
    boolean uncertain = request.repeat() == Repeat.ONCE;
    return new ServiceException(
        request.service(),
        Reason.UNAVAILABLE,
        reply.status(),
        "",
        uncertain,
        "tried to "
            + (request.what() + ", but " + request.service())
            + (" gave an answer that cannot be read (" + problem + ")")
            + (uncertain ? "; whether it was done is unknown" : ""),
        uncertain
            ? "Run the same command again: it first looks whether the work was done."
            : "Run the same command again later; with -v it shows the requests.",
        cause);
  }
}

package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.file.BoundedFile;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the JSON objects that Google's credentials come in, without ever quoting them. */
final class JsonFile {
  private static final int DEEPEST = 20;

  private JsonFile() {}

  static JsonNode read(Path file, String kind, String advice) throws ServiceException {
    byte[] bytes;
    try {
      bytes = BoundedFile.bytes(file, BoundedFile.WRITTEN_BY_HAND);
    } catch (NoSuchFileException e) {
      throw Troubles.credentials("the " + kind + " " + file + " does not exist", advice);
    } catch (IOException e) {
      throw Troubles.credentials(
          0,
          "",
          "the " + kind + " " + file + " cannot be read (" + why(e) + ")",
          "Check that it is a file and that you may read it.",
          e);
    }
    JsonNode tree;
    try {
      tree = tree(bytes);
    } catch (IOException notQuoted) {
      // The parser's own message quotes the file, and the file holds secrets.
      tree = MissingNode.getInstance();
    }
    if (!tree.isObject()) {
      throw Troubles.credentials("the " + kind + " " + file + " is not a JSON object", advice);
    }
    return tree;
  }

  /**
   * By the plain parser: an ObjectMapper takes 15 ms to make, and these files are all that is read
   * before the first request.
   */
  private static JsonNode tree(byte[] bytes) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(bytes)) {
      JsonToken first = parser.nextToken();
      JsonNode tree = first == null ? MissingNode.getInstance() : value(parser, first, 0);
      if (parser.nextToken() != null) {
        throw new IOException("more than one value");
      }
      return tree;
    }
  }

  private static JsonNode value(JsonParser parser, JsonToken token, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("nested too deep");
    }
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    switch (token) {
      case START_OBJECT:
        ObjectNode object = nodes.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          object.set(name, value(parser, parser.nextToken(), depth + 1));
        }
        return object;
      case START_ARRAY:
        ArrayNode array = nodes.arrayNode();
        for (JsonToken next = parser.nextToken();
            next != JsonToken.END_ARRAY;
            next = parser.nextToken()) {
          array.add(value(parser, next, depth + 1));
        }
        return array;
      case VALUE_NUMBER_INT:
        return nodes.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT:
        return nodes.numberNode(parser.getDecimalValue());
      case VALUE_TRUE:
      case VALUE_FALSE:
        return nodes.booleanNode(token == JsonToken.VALUE_TRUE);
      case VALUE_NULL:
        return nodes.nullNode();
      default:
        return nodes.textNode(parser.getText());
    }
  }

  private static String why(IOException e) {
    return e instanceof java.nio.file.AccessDeniedException ? "permission denied" : "not readable";
  }
}

package ca.calculquebec.cqorc.service.google;

import ca.calculquebec.cqorc.failure.ServiceException;
import ca.calculquebec.cqorc.http.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the JSON objects that Google's credentials come in, without ever quoting them. */
final class JsonFile {
  private JsonFile() {}

  static JsonNode read(Path file, String kind, String advice) throws ServiceException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
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
      tree = Json.mapper().readTree(bytes);
    } catch (IOException notQuoted) {
      // The parser's own message quotes the file, and the file holds secrets.
      tree = Json.mapper().missingNode();
    }
    if (!tree.isObject()) {
      throw Troubles.credentials("the " + kind + " " + file + " is not a JSON object", advice);
    }
    return tree;
  }

  private static String why(IOException e) {
    return e instanceof java.nio.file.AccessDeniedException ? "permission denied" : "not readable";
  }
}

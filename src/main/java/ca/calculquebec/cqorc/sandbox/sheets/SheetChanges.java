package ca.calculquebec.cqorc.sandbox.sheets;

import ca.calculquebec.cqorc.sandbox.google.GoogleErrors;
import ca.calculquebec.cqorc.sandbox.support.Ids;
import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The requests of {@code spreadsheets.batchUpdate}, carried out on a copy of the spreadsheet. */
final class SheetChanges {
  private final Spreadsheet copy;
  private final Ids ids;

  SheetChanges(Spreadsheet copy, Ids ids) {
    this.copy = copy;
    this.ids = ids;
  }

  ArrayNode replies(JsonNode requests) {
    if (!requests.isArray() || requests.isEmpty()) {
      throw GoogleErrors.invalid("Must specify at least one request.");
    }
    ArrayNode replies = JsonTree.array();
    for (int i = 0; i < requests.size(); i++) {
      JsonNode request = requests.get(i);
      if (request.size() != 1) {
        throw GoogleErrors.invalid("Invalid requests[" + i + "]: exactly one kind must be set");
      }
      Map.Entry<String, JsonNode> one = request.properties().iterator().next();
      replies.add(reply(i, one.getKey(), one.getValue()));
    }
    return replies;
  }

  private ObjectNode reply(int index, String kind, JsonNode request) {
    ObjectNode none = JsonTree.object();
    String where = "Invalid requests[" + index + "]." + kind + ": ";
    switch (kind) {
      case "addProtectedRange" -> {
        ObjectNode added = protect(where, request.path("protectedRange"));
        none.putObject(kind).set("protectedRange", added);
      }
      case "deleteProtectedRange" -> unprotect(where, request.path("protectedRangeId").asLong(-1));
      case "appendDimension" ->
          tab(where, request.path("sheetId").asLong(0))
              .append(
                  rows(where, request.path("dimension").asText()),
                  positive(where, request.path("length").asInt(0)));
      case "insertDimension", "deleteDimension" -> {
        JsonNode range = request.path("range");
        Grid tab = tab(where, range.path("sheetId").asLong(0));
        if (!rows(where, range.path("dimension").asText())) {
          throw GoogleErrors.invalid(where + "the sandbox moves rows only");
        }
        int start = range.path("startIndex").asInt(0);
        int count = positive(where, range.path("endIndex").asInt(0) - start);
        if (kind.startsWith("insert")) {
          tab.insertRows(start, count);
        } else {
          tab.deleteRows(start, count);
        }
      }
      default ->
          throw GoogleErrors.invalid(
              "Invalid JSON payload received. Unknown name \""
                  + kind
                  + "\" at 'requests["
                  + index
                  + "]': Cannot find field. (The sandbox knows addProtectedRange,"
                  + " deleteProtectedRange, appendDimension, insertDimension, deleteDimension.)");
    }
    return none;
  }

  private ObjectNode protect(String where, JsonNode asked) {
    if (!(asked instanceof ObjectNode)) {
      throw GoogleErrors.invalid(where + "No protected range specified.");
    }
    ObjectNode protection = asked.deepCopy();
    boolean warning = protection.path("warningOnly").asBoolean(false);
    if (warning && protection.has("editors")) {
      throw GoogleErrors.invalid(where + "Cannot set editors when warningOnly is true.");
    }
    long wanted = protection.path("protectedRangeId").asLong(0);
    for (Grid tab : copy.tabs()) {
      for (JsonNode other : tab.protections()) {
        if (wanted != 0 && other.path("protectedRangeId").asLong() == wanted) {
          throw GoogleErrors.invalid(
              where + "A protected range with id " + wanted + " already exists.");
        }
      }
    }
    if (wanted == 0) {
      protection.put("protectedRangeId", ids.number(9));
    }
    // Whoever adds a protection stays able to edit.
    protection.put("requestingUserCanEdit", true);
    tab(where, protection.path("range").path("sheetId").asLong(0)).protections().add(protection);
    return protection;
  }

  private void unprotect(String where, long id) {
    for (Grid tab : copy.tabs()) {
      ArrayNode protections = tab.protections();
      for (int i = 0; i < protections.size(); i++) {
        if (protections.get(i).path("protectedRangeId").asLong() == id) {
          protections.remove(i);
          return;
        }
      }
    }
    throw GoogleErrors.invalid(where + "No protected range with id: " + id);
  }

  private Grid tab(String where, long id) {
    return copy.tabs().stream()
        .filter(tab -> tab.id() == id)
        .findFirst()
        .orElseThrow(() -> GoogleErrors.invalid(where + "No grid with id: " + id));
  }

  private static boolean rows(String where, String dimension) {
    return switch (dimension) {
      case "ROWS" -> true;
      case "COLUMNS" -> false;
      default -> throw GoogleErrors.invalid(where + "Unknown dimension \"" + dimension + "\"");
    };
  }

  private static int positive(String where, int length) {
    if (length <= 0) {
      throw GoogleErrors.invalid(where + "length must be positive");
    }
    return length;
  }
}

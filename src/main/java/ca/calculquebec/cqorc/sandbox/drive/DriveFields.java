package ca.calculquebec.cqorc.sandbox.drive;

import ca.calculquebec.cqorc.sandbox.google.FieldMask;
import ca.calculquebec.cqorc.sandbox.support.Call;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a body may change of a file, and what of a file is handed out. */
final class DriveFields {
  private static final List<String> TEXTS = List.of("name", "description", "mimeType");
  private static final List<String> SWITCHES = List.of("trashed", "starred");
  private static final List<String> USUAL = List.of("kind", "id", "name", "mimeType");
  private static final List<String> INNER = List.of("apps", "content");
  private static final int LONGEST_PROPERTY = 124;
  private static final int MOST_PROPERTIES = 30;

  private final Caller caller;

  DriveFields(Caller caller) {
    this.caller = caller;
  }

  /** Fields that are sent replace those of the file; marks are merged, null takes one away. */
  void write(ObjectNode file, ObjectNode body) {
    for (String name : TEXTS) {
      if (body.path(name).isTextual()) {
        file.set(name, body.path(name));
      }
    }
    for (String name : SWITCHES) {
      if (body.path(name).isBoolean()) {
        file.set(name, body.path(name));
      }
    }
    merge(file.withObjectProperty("properties"), body.path("properties"));
    merge(
        file.withObjectProperty("appProperties").withObjectProperty(caller.client()),
        body.path("appProperties"));
  }

  private static void merge(ObjectNode marks, JsonNode given) {
    given
        .properties()
        .forEach(
            entry -> {
              String value = entry.getValue().asText();
              if (entry.getValue().isNull()) {
                marks.remove(entry.getKey());
              } else if (bytes(entry.getKey()) + bytes(value) > LONGEST_PROPERTY) {
                throw DriveErrors.badRequest("A property is longer than 124 bytes.");
              } else {
                marks.put(entry.getKey(), value);
              }
            });
    if (marks.size() > MOST_PROPERTIES) {
      throw DriveErrors.forbidden(
          "propertyLimitExceeded", "The maximum number of properties is exceeded.");
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The file with everything that the caller may see. */
  ObjectNode whole(ObjectNode file) {
    ObjectNode shown = file.deepCopy();
    JsonNode own = shown.path("appProperties").path(caller.client());
    shown.remove(INNER);
    if (shown.path("properties").isEmpty()) {
      shown.remove("properties");
    }
    if (own.isEmpty()) {
      shown.remove("appProperties");
    } else {
      shown.set("appProperties", own);
    }
    shown
        .putObject("capabilities")
        .put("canEdit", true)
        .put("canCopy", true)
        .put("canDelete", true)
        .put("canAddChildren", shown.path("mimeType").asText().equals(DriveFiles.FOLDER));
    shown.put("ownedByMe", !shown.has("driveId"));
    return shown;
  }

  /** The file as asked for; without {@code fields} only its kind, id, name and type. */
  JsonNode shown(ObjectNode file, Call call) {
    ObjectNode whole = whole(file);
    return call.query("fields")
        .map(mask -> FieldMask.parse(mask).apply(whole))
        .orElseGet(() -> whole.retain(USUAL));
  }
}

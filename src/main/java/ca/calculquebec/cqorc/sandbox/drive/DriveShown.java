package ca.calculquebec.cqorc.sandbox.drive;

import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import ca.calculquebec.cqorc.sandbox.support.PageText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Drive holds, for people and for comparison. */
public final class DriveShown {
  private DriveShown() {}

  /**
   * @param meanings gets the meaning of every file's id
   */
  public static ArrayNode of(ObjectNode state, boolean comparable, Map<String, String> meanings) {
    List<ObjectNode> found = new ArrayList<>();
    for (JsonNode file : state.path("files")) {
      String id = file.path("id").asText();
      meanings.put(id, "file: " + file.path("name").asText());
      ObjectNode shown = JsonTree.object();
      if (!comparable) {
        shown.put("id", id);
      }
      JsonNode folder = state.path("files").path(file.path("parents").path(0).asText());
      shown
          .put("name", file.path("name").asText())
          .put("mimeType", file.path("mimeType").asText())
          .put("folder", folder.path("name").asText(""))
          .put("trashed", file.path("trashed").asBoolean());
      if (!comparable && file.has("size")) {
        shown.set("size", file.path("size"));
      }
      shown.set("appProperties", file.path("appProperties").path(Caller.PEOPLE));
      found.add(shown);
    }
    return JsonTree.sorted(found);
  }

  public static void page(PageText page, JsonNode files) {
    page.heading("Google Drive");
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode file : files) {
      rows.add(
          List.of(
              file.path("folder").asText(),
              file.path("name").asText()
                  + (file.path("trashed").asBoolean() ? " (in the bin)" : ""),
              file.path("mimeType").asText(),
              file.path("size").asText(""),
              file.path("appProperties").isEmpty()
                  ? ""
                  : JsonTree.text(file.path("appProperties"))));
    }
    page.table(List.of("folder", "file", "type", "bytes", "private properties"), rows);
  }
}

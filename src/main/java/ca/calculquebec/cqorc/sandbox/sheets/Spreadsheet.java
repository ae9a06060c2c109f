package ca.calculquebec.cqorc.sandbox.sheets;

import ca.calculquebec.cqorc.sandbox.support.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A spreadsheet.
 *
 * @param shared whether the signed-in account may open it
 */
public record Spreadsheet(
    String id, String title, String locale, String timeZone, boolean shared, List<Grid> tabs) {

  public Spreadsheet {
    tabs = List.copyOf(tabs);
  }

  Shown shown() {
    return new Shown(locale);
  }

  List<String> titles() {
    return tabs.stream().map(Grid::title).toList();
  }

  Grid tab(String name) {
    return tabs.stream().filter(tab -> tab.title().equals(name)).findFirst().orElseThrow();
  }

  Spreadsheet copy() {
    return new Spreadsheet(
        id, title, locale, timeZone, shared, tabs.stream().map(Grid::copy).toList());
  }

  public ObjectNode save() {
    ObjectNode state =
        JsonTree.object()
            .put("id", id)
            .put("title", title)
            .put("locale", locale)
            .put("timeZone", timeZone)
            .put("shared", shared);
    ArrayNode kept = state.putArray("tabs");
    tabs.forEach(tab -> kept.add(tab.save()));
    return state;
  }

  static Spreadsheet load(JsonNode state) {
    List<Grid> tabs = new ArrayList<>();
    state.path("tabs").forEach(tab -> tabs.add(Grid.load(tab)));
    return new Spreadsheet(
        state.path("id").asText(),
        state.path("title").asText(),
        state.path("locale").asText(),
        state.path("timeZone").asText(),
        state.path("shared").asBoolean(true),
        tabs);
  }
}
